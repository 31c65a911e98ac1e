import { sql } from 'kysely';
import type { Context, LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { Room } from './room.entity.js';
import type { RoomMember, RoomRole } from './room-member.entity.js';

/** A room with the viewer's own place in it; the member fields are null for who is not in it. */
export interface SeenRoom extends Room {
  viewerRole: RoomRole | null;
  lastReadAt: RoomMember['lastReadAt'] | null;
  lastReadMessageId: RoomMember['lastReadMessageId'];
}

/** The columns of a SeenRoom; `r` is the room, `vm` the viewer's membership. */
export function seenRoomColumns(ctx: Context) {
  return sql`${rowsOf(ctx.em, Room, 'r').columns}, vm.role as "viewerRole",
    vm.last_read_at as "lastReadAt", vm.last_read_message_id as "lastReadMessageId"`;
}

/** Where they come from. */
export function fromSeenRooms(ctx: Context) {
  return sql`from rooms r left join room_members vm on vm.room_id = r.id and vm.user_id = ${ctx.viewer?.id ?? null}`;
}

/** Public rooms and one's own are seen; deleted ones by nobody. While shared, entitlement was checked before. */
export function roomIsVisible(ctx: Context) {
  if (ctx.shared) return sql<boolean>`r.deleted_at is null`;
  return sql<boolean>`r.deleted_at is null and (vm.user_id is not null or not r.is_private)`;
}

/** Rooms by id, seen through the viewer: null for what is absent or not his to see. */
export const roomById: LoaderFactory<string, SeenRoom | null> = (ctx) => async (ids) => {
  const wanted = ids.filter(isId);
  if (wanted.length === 0 || (!ctx.viewer && !ctx.shared)) return ids.map(() => null);
  const rows = await query(
    ctx,
    sql<SeenRoom>`select ${seenRoomColumns(ctx)} ${fromSeenRooms(ctx)}
      where ${isAnyOf(ctx, 'r.id', wanted)} and ${roomIsVisible(ctx)}`,
  );
  return inOrder(ids, rows.map(rowsOf(ctx.em, Room, 'r').read<SeenRoom>), (room) => room.id);
};
