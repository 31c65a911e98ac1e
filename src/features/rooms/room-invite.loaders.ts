import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { groupInOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { RoomInvite } from './room-invite.entity.js';

/** Most invites that are shown of a room. */
export const MAX_INVITES = 100;

/** The newest invites of each room, newest first, with those that are over. For the eyes of its owners. */
export const invitesByRoom: LoaderFactory<string, RoomInvite[]> = (ctx) => async (roomIds) => {
  const { columns, read } = rowsOf(ctx.em, RoomInvite, 'i');
  const rows = await query(
    ctx,
    sql<RoomInvite>`select ${columns} from (
        select room_invites.*, row_number() over (partition by room_id order by created_at desc, id desc) as place
        from room_invites where ${isAnyOf(ctx, 'room_id', roomIds)}
      ) i where i.place <= ${MAX_INVITES} order by i.place`,
  );
  return groupInOrder(roomIds, rows.map(read<RoomInvite>), (invite) => invite.roomId);
};
