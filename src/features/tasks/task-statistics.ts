import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import { type DayRange, isWithin } from './task-days.js';
import type { TaskSelection } from './task-selection.js';

/** Most people or projects that are told apart; those with fewer tasks are left out. */
const MOST_ROWS = 100;

export interface Count<K> {
  key: K;
  count: number;
}

/** How many tasks there are of each value, most first; nobody's and in no project as null. */
export function countBy<K>(
  ctx: Context,
  { from, where }: TaskSelection,
  column: 'status' | 'priority' | 'assignee_id' | 'project_id',
): Promise<Count<K>[]> {
  return query(
    ctx,
    sql<Count<K>>`select ${sql.ref(`t.${column}`)} as key, count(*) as count ${from} where ${where}
      group by 1 order by 2 desc, 1 limit ${sql.lit(MOST_ROWS)}`,
  );
}

/** How many of them also meet a condition. */
export async function countWhere(
  ctx: Context,
  { from, where }: TaskSelection,
  condition: RawBuilder<boolean> = sql`true`,
): Promise<number> {
  const [row] = await query(
    ctx,
    sql<{ count: number }>`select count(*) as count ${from} where ${where} and ${condition}`,
  );
  return row!.count;
}

/** The median time from made to finished of those that were finished on these days, seconds; null where none was. */
export async function medianSecondsToFinish(
  ctx: Context,
  { from, where }: TaskSelection,
  days: DayRange,
): Promise<number | null> {
  const seconds =
    dialectOf(ctx.em) === 'postgres'
      ? sql`extract(epoch from t.completed_at - t.created_at)::float8`
      : sql`(t.completed_at - t.created_at) / 1000.0`;
  // The middle one, or the two in the middle: percentile_cont is PostgreSQL's alone.
  const [row] = await query(
    ctx,
    sql<{ median: number | null }>`select avg(seconds) as median from (
      select seconds, row_number() over (order by seconds) as place, count(*) over () as total from (
        select ${seconds} as seconds ${from}
        where ${where} and ${isWithin(sql`t.completed_at`, days)}
      ) finished
    ) placed where place in ((total + 1) / 2, (total + 2) / 2)`,
  );
  return row!.median;
}
