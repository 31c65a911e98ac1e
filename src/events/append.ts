import { sql } from 'kysely';
import type { Context } from '../context.js';
import { change, query } from '../db/query.js';
import type { LogPosition } from '../shared/cursors.js';
import { Event } from './event.entity.js';
import type { EventType } from './event-types.js';

/** An event before it has its number. */
export interface NewEvent {
  type: EventType;
  roomId?: string;
  messageId?: string;
  userId?: string;
  data?: Record<string, unknown>;
  /** A new row that is to stand in the log's order: it is given its `orderedAt` with the event's number. */
  ordered?: { orderedAt: number };
}

/**
 * Takes the head's lock, numbers the events, and writes them with everything that waits in the unit of work. Rows that
 * need no place in the order are written before the lock is taken, so that it is held shortly.
 */
export async function writeLog(tx: Context, events: NewEvent[]): Promise<LogPosition> {
  const ordered = events.flatMap((event) => event.ordered ?? []);
  if (ordered.length === 0) await tx.em.flush();
  const now = tx.app.clock.now();
  const head = await advanceHead(tx, events.length, ordered.length, now * 1000);
  ordered.forEach((row, index) => {
    row.orderedAt = head.orderedAt - ordered.length + 1 + index;
  });
  events.forEach((event, index) => {
    tx.em.create(Event, {
      seq: head.seq - events.length + 1 + index,
      type: event.type,
      actorId: tx.viewer?.id ?? null,
      roomId: event.roomId ?? null,
      projectId: null,
      taskId: null,
      messageId: event.messageId ?? null,
      userId: event.userId ?? null,
      data: event.data ?? {},
      createdAt: new Date(now),
    });
  });
  await tx.em.flush();
  return head;
}

/** now: microseconds. A clock that stands still or jumps back moves the order on by one microsecond a row. */
async function advanceHead(tx: Context, events: number, ordered: number, now: number) {
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
