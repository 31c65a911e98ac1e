import { createApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { makeAttachments } from './attachments.js';
import { type BenchDatabase, createDatabase } from './harness/database.js';
import { CONTENT, type Seeded, seed } from './harness/seed.js';
import { ask, register } from './support.js';

/** What there is of each: in a database where little is, and where much is. */
const LITTLE = { users: 3, messages: 110, rooms: 2, attached: 2 };
const MUCH = { users: 300, messages: 20_000, rooms: 60, attached: 50 };

const AUTHOR = 'author { id username displayName }';
const PAGE = `query($id: ID!, $size: Int) { room(id: $id) { messages(last: $size) { nodes { id content createdAt ${AUTHOR} } } } }`;
const FULL_PAGE = `query($id: ID!) { room(id: $id) { name messages(last: 50) { nodes { id content ${AUTHOR} replyCount lastReplyAt
  mentions { kind user { id } } reactions { emoji count } threadRoot { id ${AUTHOR} } viewerCanEdit } } } }`;
const ROOMS = `{ rooms(first: 50) { nodes { id name unreadCount unreadMentionCount memberCount viewerRole
  lastMessage { content ${AUTHOR} } } } }`;
const MEMBERS = 'query($id: ID!) { room(id: $id) { members(first: 50) { nodes { role user { id username } } } } }';
const FILES = 'attachments { id name url previewUrl uploader { username } }';
const FILES_PAGE = `query($id: ID!) { room(id: $id) { messages(last: 50) { nodes { id content ${AUTHOR} ${FILES} } } } }`;
const TASKS = `query($filter: TaskFilter) { tasks(first: 50, filter: $filter) { nodes { id title status project { name }
  creator { username } assignee { username } commentCount ${FILES} } } }`;
const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { message { id } cursor } }';
const EDIT = 'mutation($input: EditMessageInput!) { editMessage(input: $input) { message { id content } } }';
const REACT = 'mutation($input: AddReactionInput!) { addReaction(input: $input) { message { id version } } }';
const READ = 'mutation($input: MarkRoomReadInput!) { markRoomRead(input: $input) { room { id unreadCount } } }';
const LOGIN = 'mutation($input: LoginInput!) { login(input: $input) { accessToken refreshToken user { id } } }';
const REFRESH = 'mutation($input: RefreshTokenInput!) { refreshToken(input: $input) { accessToken refreshToken } }';

/** How many statements an operation takes, beginning and committing left out. */
export interface StatementCount {
  operation: string;
  little: number;
  much: number;
}

/** Statements of whole requests, authentication included, in an installation of little and in one of much. */
export async function countStatements(much: BenchDatabase): Promise<StatementCount[]> {
  const little = await createDatabase(much.kind);
  try {
    const [few, many] = [await countOn(little, LITTLE), await countOn(much, MUCH)];
    return [...few].map(([operation, count]) => ({ operation, little: count, much: many.get(operation)! }));
  } finally {
    await little.drop();
  }
}

async function countOn(database: BenchDatabase, size: typeof LITTLE): Promise<Map<string, number>> {
  const seeded = await seed(database, size.users, size.messages);
  let statements = 0;
  const onStatement = (text: string) => {
    if (!/^\s*(begin|commit|rollback|start transaction|savepoint|release)/i.test(text)) statements++;
  };
  const { env, url, folder } = database;
  const settings = { ...env, DATA_DIR: folder, DATABASE_URL: url ?? '', REGISTRATION: 'open', LOG_LEVEL: 'error' };
  const app = await createApp(readConfig(settings), { onStatement });
  try {
    const address = await app.http.listen({ host: '127.0.0.1', port: 0 });
    const operations = await prepare(address, seeded, size);
    const counts = new Map<string, number>();
    for (const [operation, run] of Object.entries(operations)) {
      // Once before: what is looked up only once in the life of the process is not the operation's.
      await run();
      statements = 0;
      await run();
      counts.set(operation, statements);
    }
    return counts;
  } finally {
    await app.close();
  }
}

async function prepare(url: string, { roomId, tokens }: Seeded, { rooms, attached }: typeof LITTLE) {
  const token = tokens[0]!;
  const get = (query: string, variables: object = {}) => ask(url, token, query, variables);
  const change = (query: string, input: object) => get(query, { input });
  const create = 'mutation($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }';
  for (let number = 0; number < rooms; number++) await change(create, { name: `room ${number}` });
  const read = async (path: string) => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  };
  const send = async (content: string, more: object = {}) =>
    (await change(SEND, { roomId, content, ...more })).sendMessage.message.id as string;
  const filesRoomId = await makeAttachments(url, token, attached);
  const root = await send('the first of a thread');
  await register(url, 'signer');
  let refreshToken: string;
  let turn = 0;
  return {
    'page of 10 messages with authors': () => get(PAGE, { id: roomId, size: 10 }),
    'page of 50': () => get(PAGE, { id: roomId, size: 50 }),
    'page of 100': () => get(PAGE, { id: roomId, size: 100 }),
    'page of 50 with threads, mentions, reactions': () => get(FULL_PAGE, { id: roomId }),
    'page of 50 with attachments': () => get(FILES_PAGE, { id: filesRoomId }),
    'tasks with attachments': () => get(TASKS),
    'tasks that hold a text': () => get(TASKS, { filter: { query: 'task' } }),
    'rooms with unread counts and last messages': () => get(ROOMS),
    'members of a room': () => get(MEMBERS, { id: roomId }),
    'REST page of 50 messages': () => read(`/api/rooms/${roomId}/messages/?page_size=50`),
    'REST page of tasks with attachments': () => read('/api/tasks/?page_size=50'),
    'REST page of rooms': () => read('/api/rooms/?page_size=50'),
    sendMessage: () => send(CONTENT),
    'sendMessage that calls two people': () => send('@person-2 and @person-3, look'),
    'sendMessage into a thread': () => send('a reply', { threadRootId: root }),
    editMessage: () => change(EDIT, { messageId: root, content: `edited ${turn++}` }),
    addReaction: () => change(REACT, { messageId: root, emoji: turn++ % 2 ? '👍' : '🎉' }),
    markRoomRead: async () => change(READ, { roomId, messageId: root }),
    async login() {
      const input = { login: 'signer', password: 'correct horse battery' };
      refreshToken = (await ask(url, null, LOGIN, { input })).login.refreshToken;
    },
    async refreshToken() {
      refreshToken = (await ask(url, null, REFRESH, { input: { refreshToken } })).refreshToken.refreshToken;
    },
  };
}
