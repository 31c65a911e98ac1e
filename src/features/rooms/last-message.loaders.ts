import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { Message } from '../messages/message.entity.js';

/**
 * The id of a room's newest message that is neither a reply nor deleted, `roomId` being an SQL reference. One probe of
 * the index of root messages.
 */
export function newestMessage(column: 'id' | 'ordered_at', roomId: string) {
  return sql`(select n.${sql.ref(column)} from messages n
    where n.room_id = ${sql.ref(roomId)} and n.thread_root_id is null and n.deleted_at is null
    order by n.ordered_at desc, n.id desc limit 1)`;
}

/** The newest message of each room the viewer is in; null for other rooms and empty ones. */
export const lastMessageByRoom: LoaderFactory<string, Message | null> = (ctx) => async (roomIds) => {
  if (!ctx.viewer) return roomIds.map(() => null);
  const { columns, read } = rowsOf(ctx.em, Message, 'm');
  const rows = await query(
    ctx,
    sql<Message>`select ${columns} from messages m where m.id in (
      select ${newestMessage('id', 'vm.room_id')} from room_members vm
      where vm.user_id = ${ctx.viewer.id} and ${isAnyOf(ctx, 'vm.room_id', roomIds)})`,
  );
  return inOrder(roomIds, rows.map(read<Message>), (message) => message.roomId);
};
