import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { Message } from './message.entity.js';

/** Messages by id, seen through the viewer: null where he is not in the room, and in deleted rooms. */
export const messageById: LoaderFactory<string, Message | null> = (ctx) => async (ids) => {
  const wanted = ids.filter(isId);
  if (wanted.length === 0 || (!ctx.viewer && !ctx.shared)) return ids.map(() => null);
  const message = rowsOf(ctx.em, Message, 'm');
  const membership = ctx.shared
    ? sql``
    : sql`join room_members vm on vm.room_id = m.room_id and vm.user_id = ${ctx.viewer!.id}`;
  const rows = await query(
    ctx,
    sql<Message>`select ${message.columns} from messages m join rooms r on r.id = m.room_id ${membership}
      where ${isAnyOf(ctx, 'm.id', wanted)} and r.deleted_at is null`,
  );
  return inOrder(ids, rows.map(message.read<Message>), (row) => row.id);
};
