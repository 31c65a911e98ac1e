import { sql } from 'kysely';
import { type Context, requireViewer } from '../../context.js';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { limitOf } from '../../graphql/page-limit.js';
import { numericKey } from '../../shared/cursors.js';
import { newestMessage } from './last-message.loaders.js';
import { Room } from './room.entity.js';
import { fromSeenRooms, type SeenRoom, seenRoomColumns } from './room.loaders.js';

/**
 * One page of the rooms the viewer is in, the one with the latest message first; an empty room stands where it was made.
 * Throws UNAUTHENTICATED, BAD_USER_INPUT, BAD_CURSOR.
 */
export async function listRooms(ctx: Context, args: PageArgs): Promise<Connection<SeenRoom>> {
  const viewer = requireViewer(ctx);
  const page = parsePage(args, `rooms:${viewer.id}`);
  const last = page.after && numericKey(page.after);
  const after = last ? sql`where (places.place, places.id) < (${last.value}, ${last.id})` : sql``;
  const rows = await query(
    ctx,
    sql<SeenRoom & { place: number }>`
      with places as (
        select r.id, coalesce(${newestMessage('ordered_at', 'r.id')}, ${madeAt(ctx)}) as place
        from room_members vm join rooms r on r.id = vm.room_id
        where vm.user_id = ${viewer.id} and r.deleted_at is null
      ), page as (
        select id, place from places ${after} order by place desc, id desc ${limitOf(page)}
      )
      select ${seenRoomColumns(ctx)}, page.place ${fromSeenRooms(ctx)} join page on page.id = r.id
      order by page.place desc, page.id desc`,
  );
  const { read } = rowsOf(ctx.em, Room, 'r');
  return toConnection(rows.map(read<SeenRoom & { place: number }>), page, (row) => ({
    value: String(row.place),
    id: row.id,
  }));
}

/** When the room was made, in the microseconds of the order of messages: the two databases keep times differently. */
function madeAt(ctx: Context) {
  return dialectOf(ctx.em) === 'sqlite'
    ? sql`r.created_at * 1000`
    : sql`cast(extract(epoch from r.created_at) * 1000000 as bigint)`;
}
