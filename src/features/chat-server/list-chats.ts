import { sql } from 'kysely';
import { type Context, type LoaderFactory, loader } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { groupInOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { MAX_PAGE } from '../../graphql/connection.js';
import { eachPage } from '../../graphql/each-page.js';
import { listRooms } from '../rooms/list-rooms.js';
import type { SeenRoom } from '../rooms/room.loaders.js';
import { asChatUser } from './as-chat-user.js';
import { isMadeHere } from './made-here.js';

/** Chats whose members are read at a time: each may have thousands. */
const AT_ONCE = 10;

/** A chat with the ids of its members, in the order in which they came. */
export interface Chat {
  room: SeenRoom;
  userIds: string[];
}

/** All chats of a user of the chat server, the one with the latest message first, a few at a time. Throws NOT_FOUND. */
export async function* listChats(ctx: Context, userId: string): AsyncGenerator<Chat[]> {
  const viewer = await asChatUser(ctx, userId);
  const chats: SeenRoom[] = [];
  // All at once: a chat to which somebody sends meanwhile would move from a later page to an earlier one.
  for await (const rooms of eachPage((after) => listRooms(viewer, { first: MAX_PAGE, after }))) {
    chats.push(...rooms.filter(isMadeHere));
  }
  for (let start = 0; start < chats.length; start += AT_ONCE) {
    const next = chats.slice(start, start + AT_ONCE);
    const members = await Promise.all(next.map(({ id }) => loader(viewer, memberIds).load(id)));
    yield next.map((room, index) => ({ room, userIds: members[index]! }));
    viewer.loaders.clear();
  }
}

const memberIds: LoaderFactory<string, string[]> = (ctx) => async (roomIds) => {
  const rows = await query(
    ctx,
    sql<{ roomId: string; userId: string }>`select room_id as "roomId", user_id as "userId" from room_members
      where ${isAnyOf(ctx, 'room_id', roomIds)} order by joined_at, user_id`,
  );
  return groupInOrder(roomIds, rows, (row) => row.roomId).map((members) => members.map(({ userId }) => userId));
};
