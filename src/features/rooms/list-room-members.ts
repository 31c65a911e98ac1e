import { type RawBuilder, sql } from 'kysely';
import { type Context, loader } from '../../context.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { limitOf } from '../../graphql/page-limit.js';
import { type PageRequest, pagedLoader } from '../../graphql/paged-loader.js';
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
  const rows = await loader(ctx, memberPages).load({ where: sql`m.room_id = ${room.id}`, page });
  const { read } = rowsOf(ctx.em, RoomMember, 'm');
  return toConnection(rows.map(read<RoomMember>), page, (row) => ({
    value: String(row.joinedAt.getTime()),
    id: row.userId,
  }));
}

const memberPages = pagedLoader(selectPage, sql`"joinedAt", "userId"`);

function selectPage(ctx: Context, { where, page }: PageRequest): RawBuilder<RoomMember> {
  const last = page.after && numericKey(page.after);
  const after = last ? sql`and (m.joined_at, m.user_id) > (${new Date(last.value)}, ${last.id})` : sql``;
  return sql<RoomMember>`select ${rowsOf(ctx.em, RoomMember, 'm').columns}
    from room_members m join users u on u.id = m.user_id
    where ${where} and u.deactivated_at is null ${after} order by m.joined_at, m.user_id ${limitOf(page)}`;
}
