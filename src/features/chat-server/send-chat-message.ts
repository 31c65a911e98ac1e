import type { Context } from '../../context.js';
import type { Message } from '../messages/message.entity.js';
import { sendMessage } from '../messages/send-message.js';
import { asChatUser, getChat } from './as-chat-user.js';

export interface SendChatMessageInput {
  chatId: string;
  authorId: string;
  content: string;
}

/** Sends to a chat in the name of one of its members. Throws NOT_FOUND (the author, or a chat of his), BAD_USER_INPUT (as `sendMessage`). */
export async function sendChatMessage(ctx: Context, input: SendChatMessageInput): Promise<Message> {
  const author = await asChatUser(ctx, input.authorId);
  const { chat } = await getChat(ctx, input.chatId);
  const { value } = await sendMessage(author, { roomId: chat.id, content: input.content });
  return value;
}
