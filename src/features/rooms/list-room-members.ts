import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { numericKey } from '../../shared/cursors.js';
import { assertAllowed } from '../../shared/errors.js';
import type { SeenRoom } from './room.loaders.js';
import { isMember } from './room.policy.js';
import { RoomMember } from './room-member.entity.js';

/**
 * One page of a room's members with open accounts, in the order in which they came. The room must have been found through
 * the viewer. Throws FORBIDDEN where he is not a member, BAD_USER_INPUT, BAD_CURSOR.
 */
export async function listRoomMembers(ctx: Context, room: SeenRoom, args: PageArgs): Promise<Connection<RoomMember>> {
  assertAllowed(isMember(room));
  const page = parsePage(args, `members:${room.id}`);
  const { columns, read } = rowsOf(ctx.em, RoomMember, 'm');
  const last = page.after && numericKey(page.after);
  const after = last ? sql`and (m.joined_at, m.user_id) > (${new Date(last.value)}, ${last.id})` : sql``;
  const rows = await query(
    ctx,
    sql<RoomMember>`select ${columns} from room_members m join users u on u.id = m.user_id
      where m.room_id = ${room.id} and u.deactivated_at is null ${after}
      order by m.joined_at, m.user_id limit ${page.limit}`,
  );
  return toConnection(rows.map(read<RoomMember>), page, (row) => ({
    value: String(row.joinedAt.getTime()),
    id: row.userId,
  }));
}
