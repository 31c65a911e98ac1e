import { type RawBuilder, sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Context } from '../../context.js';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import { badInput } from '../../shared/errors.js';
import type { TaskSelection } from './task-selection.js';

/** Time zones lie whole quarters of an hour apart, so that days of any of them can be made of these. Seconds. */
const QUARTER = 900;
/** How far back it goes where nothing is said, and how far it may go, days. */
const USUAL_DAYS = 30;
export const MAX_DAYS = 366;

/** Days of a zone, `first` and `last` included: each its start. */
export interface DayRange {
  first: DateTime;
  last: DateTime;
}

export interface DayCount {
  /** `2026-11-20`. */
  date: string;
  count: number;
}

/** The days from one instant to another in a zone; without them the last 30 up to now. Throws BAD_USER_INPUT. */
export function dayRange(ctx: Context, zone: string, from?: Date | null, to?: Date | null): DayRange {
  const last = DateTime.fromMillis(to?.getTime() ?? ctx.app.clock.now(), { zone }).startOf('day');
  const first = from ? DateTime.fromJSDate(from, { zone }).startOf('day') : last.minus({ days: USUAL_DAYS - 1 });
  const days = last.diff(first, 'days').days;
  if (!(days >= 0)) throw badInput({ from: 'Is after `to`.' });
  if (days >= MAX_DAYS) throw badInput({ from: `Is more than ${MAX_DAYS} days before \`to\`.` });
  return { first, last };
}

/** That an instant is in one of the days. */
export function isWithin(at: RawBuilder<unknown>, { first, last }: DayRange): RawBuilder<boolean> {
  return sql`(${at} >= ${first.toJSDate()} and ${at} < ${last.plus({ days: 1 }).toJSDate()})`;
}

/** How many tasks were made, or finished, on each day, those with none too. */
export async function countPerDay(
  ctx: Context,
  { from, where }: TaskSelection,
  days: DayRange,
  column: 'created_at' | 'completed_at',
): Promise<DayCount[]> {
  const at = sql.ref(`t.${column}`);
  const quarter =
    dialectOf(ctx.em) === 'postgres'
      ? sql`floor(extract(epoch from ${at}) / ${sql.lit(QUARTER)})`
      : sql`${at} / ${sql.lit(QUARTER * 1000)}`;
  const rows = await query(
    ctx,
    sql<{ quarter: number; count: number }>`select ${quarter} as quarter, count(*) as count ${from}
      where ${where} and ${isWithin(at, days)} group by 1`,
  );
  const counts = new Map<string, number>();
  const { first, last } = days;
  for (let day = first; day <= last; day = day.plus({ days: 1 })) counts.set(day.toISODate()!, 0);
  for (const row of rows) {
    const date = DateTime.fromSeconds(Number(row.quarter) * QUARTER, { zone: first.zone }).toISODate()!;
    counts.set(date, (counts.get(date) ?? 0) + row.count);
  }
  return [...counts].map(([date, count]) => ({ date, count }));
}
