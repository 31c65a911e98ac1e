import { sql } from 'kysely';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';

/**
 * Moves the marks of those members forward who have nothing unread in the room, so that what is about to be imported is
 * read for them; whoever has unread messages keeps his mark. Part of importing, before the messages are written.
 * newestAt: µs, the newest message of the import.
 */
export async function moveReadMarks(tx: Transaction, roomId: string, newestAt: number): Promise<void> {
  await change(
    tx,
    sql`update room_members set last_read_at = ${newestAt}, last_read_message_id = null
      where room_id = ${roomId} and last_read_at < ${newestAt} and not exists (
        select 1 from messages m
        where m.room_id = room_members.room_id and m.ordered_at > room_members.last_read_at
          and m.author_id <> room_members.user_id and m.deleted_at is null
          and (m.thread_root_id is null or exists (
            select 1 from thread_followers f
            where f.thread_root_id = m.thread_root_id and f.user_id = room_members.user_id)))`,
  );
}
