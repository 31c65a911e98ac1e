import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { DomainError } from '../../shared/errors.js';
import type { SeenRoom } from '../rooms/room.loaders.js';
import { Message } from './message.entity.js';

/**
 * One page of a room's messages, oldest to newest; `rootsOnly` leaves out replies. The room must have been found through
 * the viewer. Throws FORBIDDEN where he is not a member, BAD_USER_INPUT, BAD_CURSOR.
 */
export async function listRoomMessages(
  ctx: Context,
  room: SeenRoom,
  args: PageArgs & { rootsOnly?: boolean | null },
): Promise<Connection<Message>> {
  if (!room.viewerRole) throw new DomainError('FORBIDDEN');
  const roots = args.rootsOnly ? sql`and m.thread_root_id is null` : sql``;
  return listMessages(ctx, sql`m.room_id = ${room.id} ${roots}`, args, `messages:${room.id}`);
}

/** One page of a thread's replies, oldest to newest. Throws BAD_USER_INPUT, BAD_CURSOR. */
export async function listReplies(ctx: Context, root: Message, args: PageArgs): Promise<Connection<Message>> {
  return listMessages(ctx, sql`m.thread_root_id = ${root.id}`, args, `replies:${root.id}`);
}

async function listMessages(ctx: Context, where: ReturnType<typeof sql>, args: PageArgs, scope: string) {
  const page = parsePage(args, scope);
  const { columns, read } = rowsOf(ctx.em, Message, 'm');
  const after = page.after ? sql`and (m.ordered_at, m.id) > (${Number(page.after.value)}, ${page.after.id})` : sql``;
  const before = page.before
    ? sql`and (m.ordered_at, m.id) < (${Number(page.before.value)}, ${page.before.id})`
    : sql``;
  const order = page.backwards ? sql`m.ordered_at desc, m.id desc` : sql`m.ordered_at, m.id`;
  const rows = await query(
    ctx,
    sql<Message>`select ${columns} from messages m where ${where} ${after} ${before} order by ${order} limit ${page.limit}`,
  );
  return toConnection(rows.map(read<Message>), page, (row) => ({ value: String(row.orderedAt), id: row.id }));
}
