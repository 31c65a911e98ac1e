import { sql } from 'kysely';
import { type Context, createContext, loader } from '../../context.js';
import { query } from '../../db/query.js';
import { notFound } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { userById } from '../accounts/user.loaders.js';
import { getRoom } from '../rooms/find-room.js';
import type { SeenRoom } from '../rooms/room.loaders.js';
import { isChatUser, isMadeHere } from './made-here.js';

/** The Context of a user of the chat server. Throws NOT_FOUND for anybody else. */
export async function asChatUser(ctx: Context, userId: string): Promise<Context> {
  const user = await loader(ctx, userById).load(userId);
  if (!user || !isChatUser(user)) throw notFound();
  return contextOf(ctx, user.id);
}

/** A chat of the chat server, through one of its members. Throws NOT_FOUND. */
export async function getChat(ctx: Context, chatId: string): Promise<{ chat: SeenRoom; member: Context }> {
  const [first] = isId(chatId)
    ? await query(
        ctx,
        sql<{ userId: string }>`select user_id as "userId" from room_members where room_id = ${chatId} limit 1`,
      )
    : [];
  if (!first) throw notFound();
  const member = contextOf(ctx, first.userId);
  const chat = await getRoom(member, chatId);
  if (!isMadeHere(chat)) throw notFound();
  return { chat, member };
}

/** He has no session: links to files, the one thing that needs it, are not made here. */
function contextOf({ app, client }: Context, userId: string): Context {
  return createContext(app, { viewer: { id: userId, role: 'USER', sessionId: 'none' }, client });
}
