import { Type } from 'typebox';
import type { Context } from '../../context.js';
import { answers } from '../../rest/answers.js';
import type { RestServer } from '../../rest/rest-server.js';
import { sendList } from '../../rest/send-list.js';
import { EXAMPLE_ID, EXAMPLE_TIME, Id, Instant, strict } from '../../rest/shapes.js';
import { contentOf } from '../messages/content-of.js';
import type { Message } from '../messages/message.entity.js';
import { addChat } from './add-chat.js';
import { addChatUser } from './add-chat-user.js';
import { listChatMessages } from './list-chat-messages.js';
import { type Chat, listChats } from './list-chats.js';
import { sendChatMessage } from './send-chat-message.js';

/** Clients of old had numbers for ids. */
const GivenId = Type.Union([Type.String(), Type.Number()], { description: 'An id, as a text or a number.' });
const Added = Type.Object({ id: Id }, { description: 'The id of what was made.', examples: [{ id: EXAMPLE_ID }] });

const CHAT_EXAMPLE = { id: EXAMPLE_ID, name: 'chat_1', users: [EXAMPLE_ID], created_at: EXAMPLE_TIME };
const MESSAGE_EXAMPLE = {
  id: EXAMPLE_ID,
  chat: EXAMPLE_ID,
  author: EXAMPLE_ID,
  text: 'hi',
  created_at: EXAMPLE_TIME,
};

const ChatShape = Type.Object(
  {
    id: Id,
    name: Type.String(),
    users: Type.Array(Type.String(), { description: 'Ids of its users, in the order in which they came.' }),
    created_at: Instant,
  },
  { description: 'A chat.' },
);

const MessageShape = Type.Object(
  {
    id: Id,
    chat: Type.String({ description: 'The id of the chat.' }),
    author: Type.String({ description: 'The id of who sent it.' }),
    text: Type.String(),
    created_at: Instant,
  },
  { description: 'A message.' },
);

/** What the chat server of old answered, to whoever asks. */
export function serveChats(rest: RestServer): void {
  serveAdding(rest);
  serveLists(rest);
}

function serveAdding(rest: RestServer): void {
  rest.post(
    '/users/add',
    {
      config: { sources: ['004'], graphql: 'createUser', isOpen: true },
      schema: {
        operationId: 'addUser',
        summary: 'Make a user',
        description: 'Makes a user without a password: he can sign in nowhere.',
        tags: ['Users'],
        body: Type.Object({ username: Type.String() }, { ...strict, examples: [{ username: 'user_1' }] }),
        response: answers({ 201: Added }, 'CONFLICT'),
      },
    },
    async ({ ctx, body }, reply) => {
      const { id } = await addChatUser(ctx, body);
      return reply.code(201).send({ id });
    },
  );

  rest.post(
    '/chats/add',
    {
      config: { sources: ['004'], graphql: 'createRoom', isOpen: true, fields: { userIds: 'users' } },
      schema: {
        operationId: 'addChat',
        summary: 'Make a chat',
        description: 'Makes a chat of as many users as the body holds.',
        tags: ['Chats'],
        body: Type.Object(
          { name: Type.String({ description: '1 to 200 characters on one line.' }), users: Type.Array(GivenId) },
          { ...strict, examples: [{ name: 'chat_1', users: [EXAMPLE_ID] }] },
        ),
        response: answers({ 201: Added }),
      },
    },
    async ({ ctx, body: { name, users } }, reply) => {
      const { id } = await addChat(ctx, { name, userIds: users.map(String) });
      return reply.code(201).send({ id });
    },
  );

  rest.post(
    '/messages/add',
    {
      config: { sources: ['004'], graphql: 'sendMessage', isOpen: true, fields: { content: 'text' } },
      schema: {
        operationId: 'addMessage',
        summary: 'Send a message',
        description: 'Sends to a chat in the name of one of its users.',
        tags: ['Messages'],
        body: Type.Object(
          { chat: GivenId, author: GivenId, text: Type.String({ description: '1 to 16,384 characters.' }) },
          { ...strict, examples: [{ chat: EXAMPLE_ID, author: EXAMPLE_ID, text: 'hi' }] },
        ),
        response: answers({ 201: Added }, 'NOT_FOUND'),
      },
    },
    async ({ ctx, body: { chat, author, text } }, reply) => {
      const { id } = await sendChatMessage(ctx, { chatId: String(chat), authorId: String(author), content: text });
      return reply.code(201).send({ id });
    },
  );
}

function serveLists(rest: RestServer): void {
  rest.post(
    '/chats/get',
    {
      config: { sources: ['004'], graphql: 'rooms', isOpen: true },
      schema: {
        operationId: 'chats',
        summary: 'The chats of a user',
        description:
          'Gives all chats of a user, the one with the latest message first; one without stands where it was made.',
        tags: ['Chats'],
        body: Type.Object({ user: GivenId }, { ...strict, examples: [{ user: EXAMPLE_ID }] }),
        response: answers(
          { 200: Type.Array(ChatShape, { description: 'The chats.', examples: [[CHAT_EXAMPLE]] }) },
          'NOT_FOUND',
        ),
      },
    },
    async ({ ctx, body }, reply) => sendList(reply, presentChats(ctx, String(body.user))) as never,
  );

  rest.post(
    '/messages/get',
    {
      config: { sources: ['004'], graphql: 'room', isOpen: true },
      schema: {
        operationId: 'messages',
        summary: 'The messages of a chat',
        description: 'Gives all messages of a chat, the earliest first.',
        tags: ['Messages'],
        body: Type.Object({ chat: GivenId }, { ...strict, examples: [{ chat: EXAMPLE_ID }] }),
        response: answers(
          { 200: Type.Array(MessageShape, { description: 'The messages.', examples: [[MESSAGE_EXAMPLE]] }) },
          'NOT_FOUND',
        ),
      },
    },
    async ({ ctx, body }, reply) => sendList(reply, presentMessages(ctx, String(body.chat))) as never,
  );
}

async function* presentChats(ctx: Context, userId: string): AsyncGenerator<object[]> {
  for await (const chats of listChats(ctx, userId)) yield chats.map(presentChat);
}

function presentChat({ room, userIds }: Chat): object {
  return { id: room.id, name: room.name, users: userIds, created_at: room.createdAt.toISOString() };
}

async function* presentMessages(ctx: Context, chatId: string): AsyncGenerator<object[]> {
  for await (const messages of listChatMessages(ctx, chatId)) {
    yield await Promise.all(messages.map((message) => presentMessage(ctx, message)));
  }
}

async function presentMessage(ctx: Context, message: Message): Promise<object> {
  return {
    id: message.id,
    chat: message.roomId,
    author: message.authorId,
    text: await contentOf(ctx, message),
    created_at: new Date(message.orderedAt / 1000).toISOString(),
  };
}
