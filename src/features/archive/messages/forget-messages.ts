import { sql } from 'kysely';
import { isAnyOf } from '../../../db/any-of.js';
import { change, query } from '../../../db/query.js';
import type { Transaction } from '../../../db/transaction.js';
import type { LocatedSegment } from '../archive-segment.entity.js';

/** Rows forgotten by one transaction: SQLite keeps the event loop that long. */
const STEP = 256;

/** See ArchiveKind. From the end of the segment, so that replies go before what they answer. */
export async function forgetMessages(tx: Transaction, segment: LocatedSegment): Promise<number> {
  const rows = await query(
    tx,
    sql<{ id: string }>`select id from messages where room_id = ${segment.roomId} and segment_id = ${segment.id}
        and ordered_at between ${segment.firstOrderedAt} and ${segment.lastOrderedAt}
      order by ordered_at desc, id desc limit ${STEP}`,
  );
  if (rows.length > 0) {
    await forget(
      tx,
      rows.map(({ id }) => id),
    );
  }
  return rows.length;
}

/** What somebody answered later than that stays as if it had been deleted. */
async function forget(tx: Transaction, ids: string[]): Promise<void> {
  const isOf = (column: string) => isAnyOf(tx, column, ids);
  for (const table of ['reactions', 'mentions', 'message_attachments']) {
    await change(tx, sql`delete from ${sql.table(table)} where ${isOf('message_id')}`);
  }
  const isAnswered = sql`exists (select 1 from messages reply where reply.thread_root_id = messages.id
    and not ${isOf('reply.id')})`;
  await change(
    tx,
    sql`update messages set deleted_at = ${new Date(tx.app.clock.now())}, segment_id = null, segment_position = null, version = version + 1
      where ${isOf('messages.id')} and ${isAnswered}`,
  );
  const isGone = sql`${isOf('messages.id')} and segment_id is not null`;
  const gone = sql`(select id from messages where ${isGone})`;
  await change(tx, sql`update tasks set message_id = null where message_id in ${gone}`);
  await change(tx, sql`update room_members set last_read_message_id = null where last_read_message_id in ${gone}`);
  await change(tx, sql`delete from thread_followers where thread_root_id in ${gone}`);
  await change(tx, sql`delete from messages where ${isGone} and thread_root_id is not null`);
  await change(tx, sql`delete from messages where ${isGone}`);
}
