import { sql } from 'kysely';
import { type Context, requireViewer } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { DomainError } from '../../shared/errors.js';
import { parseArgument, text } from '../../shared/input.js';
import { findRoom } from './find-room.js';
import { Room } from './room.entity.js';
import { fromSeenRooms, type SeenRoom, seenRoomColumns } from './room.loaders.js';

const searched = text({ max: 200 });

/**
 * One page of the public rooms, by name, also those the viewer is in. With a query, those that hold it in their name or
 * topic, whatever its case and with every character standing for itself. Throws UNAUTHENTICATED, BAD_USER_INPUT (query:
 * at most 200 code points), BAD_CURSOR.
 */
export async function listPublicRooms(
  ctx: Context,
  args: PageArgs & { query?: string | null },
): Promise<Connection<SeenRoom>> {
  requireViewer(ctx);
  const wanted = parseArgument('query', searched, args.query ?? '');
  const page = parsePage(args, `publicRooms:${wanted}`);
  const after = page.after ? await placeAfter(ctx, page.after.id) : sql``;
  const rows = await query(
    ctx,
    sql<SeenRoom>`select ${seenRoomColumns(ctx)} ${fromSeenRooms(ctx)}
      where r.deleted_at is null and not r.is_private ${matches(wanted)} ${after}
      order by lower(r.name), r.id limit ${page.limit}`,
  );
  return toConnection(rows.map(rowsOf(ctx.em, Room, 'r').read<SeenRoom>), page, (room) => ({ value: '', id: room.id }));
}

function matches(wanted: string) {
  if (wanted.trim() === '') return sql``;
  const pattern = `%${wanted.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return sql`and (lower(r.name) like lower(${pattern}) escape '\\' or lower(r.topic) like lower(${pattern}) escape '\\')`;
}

/**
 * Names are longer than a cursor may be: it holds the room's id. The room is found through the viewer, or the page would
 * tell between which names that of somebody else's room stands. Throws BAD_CURSOR.
 */
async function placeAfter(ctx: Context, id: string) {
  const last = await findRoom(ctx, id);
  if (!last) throw new DomainError('BAD_CURSOR');
  return sql`and (lower(r.name), r.id) > (lower(${last.name}), ${last.id})`;
}
