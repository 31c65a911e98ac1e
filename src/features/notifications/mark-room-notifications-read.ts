import { sql } from 'kysely';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';

/**
 * Marks somebody's notifications of a room as read: those of messages up to a place, and that he came into it. Call it when placed, for
 * those that are written before it in the log are seen by then. upTo: `orderedAt` of the newest message read.
 */
export async function markRoomNotificationsRead(
  tx: Transaction,
  { userId, roomId, upTo }: { userId: string; roomId: string; upTo: number },
): Promise<void> {
  await change(
    tx,
    sql`update notifications set read_at = ${new Date(tx.app.clock.now())}
      where user_id = ${userId} and is_shown and read_at is null and room_id = ${roomId} and (message_id is null
        or exists (select 1 from messages m where m.id = notifications.message_id and m.ordered_at <= ${upTo}))`,
  );
}
