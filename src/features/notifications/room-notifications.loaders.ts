import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { RoomMember } from '../rooms/room-member.entity.js';

/** The viewer's own place in each room; null where he is not in it. */
export const viewerPlaceInRoom: LoaderFactory<string, RoomMember | null> = (ctx) => async (roomIds) => {
  const { columns, read } = rowsOf(ctx.em, RoomMember, 'vm');
  const rows = await query(
    ctx,
    sql<RoomMember>`select ${columns} from room_members vm
      where vm.user_id = ${ctx.viewer?.id ?? null} and ${isAnyOf(ctx, 'vm.room_id', roomIds)}`,
  );
  return inOrder(roomIds, rows.map(read<RoomMember>), (row) => row.roomId);
};
