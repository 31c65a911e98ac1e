import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../context.js';
import { query } from '../../../db/query.js';
import type { WrittenLine } from '../archive-kind.js';
import { messageLine } from './message-line.js';

/** Rows looked at by one statement: SQLite keeps the event loop that long. */
const WINDOW = 1024;

interface Row {
  id: string;
  orderedAt: number;
  /** Null where it is not due. */
  line: string | null;
}

/**
 * A room's messages that are older than the cutoff and neither deleted nor archived, written down in their order, some at a time. One that was
 * imported is as old as its import, one of a thread as the youngest of the thread.
 */
export async function* findDueMessages(ctx: Context, roomId: string, cutoff: Date): AsyncGenerator<WrittenLine[]> {
  let last: Row | undefined;
  while (true) {
    const window: Row[] = await lookOn(ctx, roomId, cutoff, last);
    if (window.length === 0) return;
    last = window.at(-1);
    const due = window.filter((row): row is Row & WrittenLine => row.line !== null);
    if (due.length > 0) yield due;
  }
}

function lookOn(ctx: Context, roomId: string, cutoff: Date, last?: Row): Promise<Row[]> {
  const after = last ? sql`and (m.ordered_at, m.id) > (${last.orderedAt}, ${last.id})` : sql``;
  return query(
    ctx,
    sql<Row>`select m.id, m.ordered_at as "orderedAt", case when ${isDue(cutoff)} then ${messageLine(ctx)} end as line
      from messages m join users u on u.id = m.author_id
      where m.room_id = ${roomId} and m.ordered_at < ${microseconds(cutoff)} ${after}
      order by m.ordered_at, m.id limit ${WINDOW}`,
  );
}

/** `exists` would let PostgreSQL read all young messages at once, where the index knows at once that there are none. */
function isDue(cutoff: Date): RawBuilder<boolean> {
  const isYoung = (alias: string) =>
    sql`(${sql.ref(`${alias}.ordered_at`)} >= ${microseconds(cutoff)}
      or coalesce(${sql.ref(`${alias}.imported_at`)} >= ${cutoff}, false))`;
  return sql`m.content is not null and not ${isYoung('m')}
    and (select 1 from messages y where y.thread_root_id = coalesce(m.thread_root_id, m.id) and ${isYoung('y')} limit 1) is null
    and (m.thread_root_id is null
      or (select 1 from messages y where y.id = m.thread_root_id and ${isYoung('y')} limit 1) is null)`;
}

function microseconds(at: Date): number {
  return at.getTime() * 1000;
}
