import { sql } from 'kysely';
import type { Context } from '../context.js';
import { dialectOf } from '../db/orm.js';
import { LOCK_TIMEOUT } from '../db/postgres-dialect.js';
import { change, query } from '../db/query.js';
import type { LogPosition } from '../shared/cursors.js';
import { insertEvents } from './insert-events.js';
import type { NewEvent } from './new-event.js';

/** A wait for the head that is worth a statement, and the shortest for what comes after it; milliseconds. */
const LONG = 500;
const SHORT = 100;

/**
 * Takes the head's lock, numbers the events in their order, and writes them with everything that waits in the unit of
 * work. Rows that need no place in the order are written before the lock is taken, so that it is held shortly. Gives the
 * last number.
 */
export async function writeLog(tx: Pick<Context, 'app' | 'em'>, events: NewEvent[]): Promise<LogPosition> {
  const ordered = events.flatMap((event) => event.ordered ?? []);
  if (ordered.length === 0) await tx.em.flush();
  const now = tx.app.clock.now();
  const began = performance.now();
  const head = await advanceHead(tx, events.length, ordered.length, now * 1000);
  await waitLess(tx, performance.now() - began);
  ordered.forEach((row, index) => {
    row.orderedAt = head.orderedAt - ordered.length + 1 + index;
  });
  await tx.em.flush();
  await insertEvents(tx, events, head.seq, new Date(now));
  return head;
}

/**
 * Who has waited long for the head waits only for the rest of his time for what comes next: else somebody who holds a
 * table for long would keep two in turn, and the second for twice as long. waited: milliseconds.
 */
async function waitLess(tx: Pick<Context, 'em'>, waited: number): Promise<void> {
  if (waited < LONG || dialectOf(tx.em) === 'sqlite') return;
  const rest = Math.max(Math.round(LOCK_TIMEOUT - waited), SHORT);
  // As a parameter: a text of its own for each millisecond would be prepared as a statement of its own.
  await query(tx, sql`select set_config('lock_timeout', ${String(rest)}, true)`);
}

/** now: microseconds. A clock that stands still or jumps back moves the order on by one microsecond a row. */
async function advanceHead(tx: Pick<Context, 'em'>, events: number, ordered: number, now: number) {
  const orderedAt =
    ordered === 0
      ? sql`ordered_at`
      : sql`case when ordered_at >= ${now} then ordered_at + ${ordered} else ${now + ordered - 1} end`;
  const { rows } = await change(
    tx,
    sql<LogPosition & { orderedAt: number }>`
      update log_head set seq = seq + ${events}, ordered_at = ${orderedAt}
      where id = 1 returning seq, epoch, ordered_at as "orderedAt"`,
  );
  return rows[0]!;
}

/** The position of the newest event that is committed. */
export async function readHead(ctx: Pick<Context, 'em'>): Promise<LogPosition> {
  const [head] = await query(ctx, sql<LogPosition>`select seq, epoch from log_head where id = 1`);
  return head!;
}
