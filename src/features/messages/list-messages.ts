import { type RawBuilder, sql } from 'kysely';
import { type Context, loader } from '../../context.js';
import { type Connection, type Page, type PageArgs, parsePage } from '../../graphql/connection.js';
import { assertAllowed } from '../../shared/errors.js';
import type { SeenRoom } from '../rooms/room.loaders.js';
import { isMember } from '../rooms/room.policy.js';
import type { Message } from './message.entity.js';
import { listOf, messagePages, toMessagePage } from './message-page.js';

/**
 * One page of a room's messages, oldest to newest; `rootsOnly` leaves out replies, `undeletedOnly` tombstones. The room must have been found through
 * the viewer. Throws FORBIDDEN where he is not a member, BAD_USER_INPUT, BAD_CURSOR.
 */
export async function listRoomMessages(
  ctx: Context,
  room: SeenRoom,
  args: PageArgs & { rootsOnly?: boolean | null; undeletedOnly?: boolean },
): Promise<Connection<Message>> {
  assertAllowed(isMember(room));
  const page = parsePage(args, listOf.room(room.id));
  const roots = args.rootsOnly ? sql`and m.thread_root_id is null` : sql``;
  const undeleted = args.undeletedOnly ? sql`and m.deleted_at is null` : sql``;
  return loadPage(ctx, sql`m.room_id = ${room.id} ${roots} ${undeleted}`, page);
}

/**
 * One page of a thread's replies, oldest to newest; of a reply an empty one. The message must have been found through
 * the viewer. Throws BAD_USER_INPUT, BAD_CURSOR.
 */
export async function listReplies(ctx: Context, root: Message, args: PageArgs): Promise<Connection<Message>> {
  const page = parsePage(args, listOf.thread(root.id));
  return loadPage(ctx, sql`m.thread_root_id = ${root.id}`, page);
}

async function loadPage(ctx: Context, where: RawBuilder<unknown>, page: Page): Promise<Connection<Message>> {
  return toMessagePage(ctx, await loader(ctx, messagePages).load({ where, page }), page);
}
