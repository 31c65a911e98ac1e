import { ID, including, refusal, TIME } from './exchange.js';

/** A command of the chat server's text, as it stands: `<NAME>` and the host are put in. */
export interface Command {
  name: string;
  curl: string;
  status: number;
  answer: unknown;
  keep?: Record<string, string>;
}

const post = (path: string, data: string) => `curl --header "Content-Type: application/json" \\
  --request POST \\
  --data '${data}' \\
  http://localhost:9000${path}`;

const chat = (name: string) => ({ id: ID, name, users: ['$USER_ID_1', '$USER_ID_2'], created_at: TIME });
const message = (text: string) => ({ id: ID, chat: '$CHAT_ID', author: '$USER_ID', text, created_at: TIME });

/** 004: users, chats and messages on a port of its own, in the order of the text, with each refusal that it names. */
export const chatServer: Command[] = [
  {
    name: 'add a user',
    curl: post('/users/add', '{"username": "user_1"}'),
    status: 201,
    answer: { id: ID },
    keep: { USER_ID_1: 'id', USER_ID: 'id' },
  },
  {
    name: 'add another one',
    curl: post('/users/add', '{"username": "user_2"}'),
    status: 201,
    answer: { id: ID },
    keep: { USER_ID_2: 'id' },
  },
  {
    name: 'usernames are unique',
    curl: post('/users/add', '{"username": "user_1"}'),
    status: 400,
    answer: refusal('BAD_USER_INPUT', 'username'),
  },
  {
    name: 'add a chat',
    curl: post('/chats/add', '{"name": "chat_1", "users": ["<USER_ID_1>", "<USER_ID_2>"]}'),
    status: 201,
    answer: { id: ID },
    keep: { CHAT_ID: 'id' },
  },
  {
    name: 'a chat of somebody who is not there',
    curl: post('/chats/add', '{"name": "chat_2", "users": ["<USER_ID_1>", "<CHAT_ID>"]}'),
    status: 400,
    answer: refusal('BAD_USER_INPUT', 'users'),
  },
  {
    name: 'add a later chat',
    curl: post('/chats/add', '{"name": "chat_2", "users": ["<USER_ID_1>", "<USER_ID_2>"]}'),
    status: 201,
    answer: { id: ID },
    keep: { LATER_CHAT_ID: 'id' },
  },
  {
    name: 'the chat without messages stands where it was made',
    curl: post('/chats/get', '{"user": "<USER_ID>"}'),
    status: 200,
    answer: [chat('chat_2'), chat('chat_1')],
  },
  {
    name: 'send a message',
    curl: post('/messages/add', '{"chat": "<CHAT_ID>", "author": "<USER_ID>", "text": "hi"}'),
    status: 201,
    answer: { id: ID },
    keep: { MESSAGE_ID: 'id' },
  },
  {
    name: 'send another one',
    curl: post('/messages/add', '{"chat": "<CHAT_ID>", "author": "<USER_ID>", "text": "is anybody there?"}'),
    status: 201,
    answer: { id: ID },
  },
  {
    name: 'a message by nobody',
    curl: post('/messages/add', '{"chat": "<CHAT_ID>", "author": "<CHAT_ID>", "text": "hi"}'),
    status: 404,
    answer: refusal('NOT_FOUND'),
  },
  {
    name: 'a message to no chat',
    curl: post('/messages/add', '{"chat": "<USER_ID>", "author": "<USER_ID>", "text": "hi"}'),
    status: 404,
    answer: refusal('NOT_FOUND'),
  },
  {
    name: 'a message without text',
    curl: post('/messages/add', '{"chat": "<CHAT_ID>", "author": "<USER_ID>"}'),
    status: 400,
    answer: refusal('BAD_USER_INPUT', 'text'),
  },
  {
    name: "the user's chats, the one with the latest message first",
    curl: post('/chats/get', '{"user": "<USER_ID>"}'),
    status: 200,
    answer: [chat('chat_1'), chat('chat_2')],
  },
  {
    name: 'chats of somebody who is not there',
    curl: post('/chats/get', '{"user": "<CHAT_ID>"}'),
    status: 404,
    answer: refusal('NOT_FOUND'),
  },
  {
    name: 'the messages of a chat, the earliest first',
    curl: post('/messages/get', '{"chat": "<CHAT_ID>"}'),
    status: 200,
    answer: [{ ...message('hi'), id: '$MESSAGE_ID' }, message('is anybody there?')],
  },
  {
    name: 'messages of no chat',
    curl: post('/messages/get', '{"chat": "<USER_ID>"}'),
    status: 404,
    answer: refusal('NOT_FOUND'),
  },
  {
    name: 'what is no JSON',
    curl: post('/messages/get', '{"chat": '),
    status: 400,
    answer: including({ code: 'BAD_REQUEST' }),
  },
];
