import { type RawBuilder, sql } from 'kysely';
import { type Context, requireAdmin } from '../../context.js';
import { query } from '../../db/query.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { numericKey } from '../../shared/cursors.js';
import { fromSeenRooms, roomIsVisible } from '../rooms/room.loaders.js';

/** What the files of one user, or in one room, are together. */
export interface StorageShare {
  /** The user's or the room's; NOBODY for all rooms together that the viewer does not see. */
  id: string;
  bytes: number;
  files: number;
}

/** What all files are together. Throws UNAUTHENTICATED, FORBIDDEN (admins). */
export async function getStorageTotal(ctx: Context): Promise<{ total: number; files: number }> {
  requireAdmin(ctx);
  const [row] = await query(
    ctx,
    sql<Omit<StorageShare, 'id'>>`select cast(coalesce(sum(size), 0) as bigint) as bytes, count(*) as files from files`,
  );
  return { total: Number(row!.bytes), files: Number(row!.files) };
}

/** One page of the users who have uploaded files, the most bytes first. Throws FORBIDDEN, BAD_USER_INPUT, BAD_CURSOR. */
export function listUsersByStorage(ctx: Context, args: PageArgs): Promise<Connection<StorageShare>> {
  return listShares(ctx, args, 'storage:users', sql`select id as file_id, uploader_id as id, size from files`);
}

/** No room has this id. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * One page of the rooms in whose messages files are, the most bytes first; an archive with all that came out of it. Rooms that the
 * viewer does not see are one. Throws FORBIDDEN, BAD_USER_INPUT, BAD_CURSOR.
 */
export function listRoomsByStorage(ctx: Context, args: PageArgs): Promise<Connection<StorageShare>> {
  const attached = (on: RawBuilder<unknown>) => sql`
    select f.id as file_id, case when ${roomIsVisible(ctx)} then r.id else ${sql.lit(NOBODY)} end as id, f.size
    ${fromSeenRooms(ctx)} join messages m on m.room_id = r.id join message_attachments a on a.message_id = m.id
      join files f on ${on} = a.file_id`;
  // A file that is in a room twice is there once.
  return listShares(ctx, args, 'storage:rooms', sql`${attached(sql`f.id`)} union ${attached(sql`f.archive_id`)}`);
}

/** shares: rows of a file, whose it is and its size. */
async function listShares(
  ctx: Context,
  args: PageArgs,
  scope: string,
  shares: RawBuilder<unknown>,
): Promise<Connection<StorageShare>> {
  requireAdmin(ctx);
  const page = parsePage(args, scope);
  const last = page.after && numericKey(page.after);
  const after = last ? sql`where (bytes, id) < (${last.value}, ${last.id})` : sql``;
  const rows = await query(
    ctx,
    sql<StorageShare>`select id, bytes, files from (
        select id, cast(sum(size) as bigint) as bytes, count(*) as files from (${shares}) s group by id
      ) totals ${after} order by bytes desc, id desc limit ${page.limit}`,
  );
  const read = rows.map((row) => ({ id: row.id, bytes: Number(row.bytes), files: Number(row.files) }));
  return toConnection(read, page, ({ id, bytes }) => ({ value: String(bytes), id }));
}
