import type { Context } from '../../context.js';
import { MAX_PAGE } from '../../graphql/connection.js';
import { eachPage } from '../../graphql/each-page.js';
import { listRoomMessages } from '../messages/list-messages.js';
import type { Message } from '../messages/message.entity.js';
import { getChat } from './as-chat-user.js';

/** All messages of a chat that are not deleted, the earliest first, a page at a time. Throws NOT_FOUND. */
export async function* listChatMessages(ctx: Context, chatId: string): AsyncGenerator<Message[]> {
  const { chat, member } = await getChat(ctx, chatId);
  const read = (after: string | null) =>
    listRoomMessages(member, chat, { first: MAX_PAGE, after, undeletedOnly: true });
  for await (const page of eachPage(read)) {
    yield page;
    member.loaders.clear();
  }
}
