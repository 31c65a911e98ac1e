import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createClient } from 'graphql-ws';
import { sql } from 'kysely';
import { WebSocket } from 'ws';
import { readConfig } from '../src/config.js';
import { type Context, createContext } from '../src/context.js';
import { query } from '../src/db/query.js';
import { inTransaction } from '../src/db/transaction.js';
import { makeAdmin } from '../src/features/accounts/make-admin.js';
import { importSlack } from '../src/features/imports/import-slack.js';
import { addMember } from '../src/features/rooms/add-member.js';
import { openServices } from '../src/open-services.js';
import { type ChannelCount, countExport, type ExportCount } from './export-count.js';
import { ask, makeDataFolder, startServer } from './support.js';

/*
 * The messenger's main job on a real history: imports a Slack export into an empty database, serves it, and checks what
 * a client reads and hears against what the export holds. Exit code 1 at the first difference, which is named.
 * Usage: npm run history -- FILE.zip [postgres-url]
 */

const PORT = 18_473;
const PAGE = 100;
const MISSED = 500;
const LIVE = 100;
const LAST_WORD = 'that is all';
const ADMIN = { username: 'history-reader', password: 'correct horse battery' };

const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const MESSAGES = `query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { room(id: $id) {
  messages(first: $first, after: $after, last: $last, before: $before) {
    nodes { id threadRoot { id } } ${PAGE_INFO} } } }`;
const ROOMS = `query($first: Int, $after: String) { rooms(first: $first, after: $after) { nodes { id name isGeneral } ${PAGE_INFO} } }`;
const USERS = `query($first: Int, $after: String) { users(first: $first, after: $after) { nodes { id } ${PAGE_INFO} } }`;
const EVENTS = `subscription($after: Cursor) {
  events(after: $after) { cursor kind ... on MessageEvent { message { id content } } } }`;

/** Of the running server, and of the reader. */
let url: string;
let token: string;

interface Room {
  id: string;
  name: string;
  isGeneral: boolean;
}

interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** A message as pages give it. */
interface Read {
  id: string;
  threadRoot: { id: string } | null;
}

function check(what: string, found: unknown, expected: unknown): void {
  if (isDeepStrictEqual(found, expected)) return;
  throw new Error(`${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

function tell(what: string, value: string): void {
  console.log(`${what.padEnd(34)} ${value}`);
}

/** Imports the file twice and takes the reader into every room, also the private ones that nobody can join. */
async function importTwice(file: string, databaseUrl: string | undefined, dataDir: string) {
  const config = readConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
  const services = await openServices(config);
  try {
    const ctx = createContext(services);
    check('users before the import', await count(ctx, sql`select count(*) as n from users`), 0);
    const { user } = await makeAdmin(ctx, ADMIN);
    const started = performance.now();
    const first = await importOnce(ctx, file);
    const seconds = (performance.now() - started) / 1000;
    tell('import', `${first.messages} messages in ${seconds.toFixed(1)} s (${Math.round(first.messages / seconds)}/s)`);

    const head = await count(ctx, sql`select seq as n from log_head`);
    const second = await importOnce(ctx, file);
    check('added by the second import', [second.users, second.rooms, second.messages], [0, 0, 0]);
    check('events of the second import', (await count(ctx, sql`select seq as n from log_head`)) - head, 0);
    tell('second import', `0 messages, 0 events added; ${second.present} were there`);

    await joinEvery(ctx, user.id);
    return await extraPieces(ctx);
  } finally {
    await services.close();
  }
}

function importOnce(ctx: Context, file: string) {
  return importSlack(ctx, file, { checked() {}, imported() {} });
}

async function joinEvery(ctx: Context, userId: string): Promise<void> {
  const rows = await query(
    ctx,
    sql<{
      id: string;
    }>`select id from rooms where id not in (select room_id from room_members where user_id = ${userId})`,
  );
  await inTransaction(ctx, async (tx) => {
    for (const { id } of rows) addMember(tx, { roomId: id, userId, role: 'MEMBER' });
  });
}

/** How many messages more there are than in the export, because some were too long for one; by the room's name. */
async function extraPieces(ctx: Context): Promise<Map<string, ChannelCount>> {
  const rows = await query(
    ctx,
    sql<{ name: string; messages: number; replies: number }>`
      select r.name, count(*) as messages, count(m.thread_root_id) as replies
      from messages m join rooms r on r.id = m.room_id where m.import_key like 'slack:%:%:%' group by r.name`,
  );
  return new Map(rows.map(({ name, ...of }) => [name, { messages: Number(of.messages), replies: Number(of.replies) }]));
}

async function count(ctx: Context, statement: ReturnType<typeof sql>): Promise<number> {
  const [row] = await query(ctx, statement as ReturnType<typeof sql<{ n: number }>>);
  return Number(row!.n);
}

/** All of a connection, page by page from its front. `pick` finds the connection in the answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
async function readAll<T>(document: string, pick: (data: any) => Page<T>, variables: object = {}): Promise<T[]> {
  const read: T[] = [];
  for (let after: string | null = null; ; ) {
    const { nodes, pageInfo }: Page<T> = pick(await ask(url, token, document, { ...variables, first: PAGE, after }));
    read.push(...nodes);
    if (!pageInfo.hasNextPage) return read;
    after = pageInfo.endCursor;
  }
}

async function readBackwards(id: string): Promise<Read[]> {
  const read: Read[] = [];
  for (let before: string | null = null; ; ) {
    const { room }: { room: { messages: Page<Read> } } = await ask(url, token, MESSAGES, { id, last: PAGE, before });
    const { nodes, pageInfo } = room.messages;
    read.unshift(...nodes);
    if (!pageInfo.hasPreviousPage) return read;
    before = pageInfo.startCursor;
  }
}

/** Reads every room both ways; gives what each holds, by its name. */
async function readRooms(rooms: Room[]): Promise<Map<string, ChannelCount>> {
  const counts = new Map<string, ChannelCount>();
  for (const { id, name } of rooms) {
    const forwards: Read[] = await readAll(MESSAGES, (data) => data.room.messages, { id });
    const ids = forwards.map((message) => message.id);
    check(`ids that come twice in ${name}`, ids.length - new Set(ids).size, 0);
    if (!isDeepStrictEqual(await readBackwards(id), forwards))
      throw new Error(`${name} read backwards is not what it is read forwards`);
    counts.set(name, { messages: ids.length, replies: forwards.filter(({ threadRoot }) => threadRoot).length });
  }
  return counts;
}

/** Hears what came after the cursor, does `onStart` at the first event, and goes on until `isLast`; a minute at most. */
async function hear(after: string, onStart: () => Promise<void>, isLast: (event: Heard) => boolean): Promise<Heard[]> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const heard: Heard[] = [];
  let started: Promise<void> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`silence after ${heard.length} events`)), 60_000);
      const end = (error?: unknown) => {
        clearTimeout(patience);
        if (error) reject(error);
        else resolve();
      };
      client.subscribe<{ events: Heard }>(
        { query: EVENTS, variables: { after } },
        {
          next({ data, errors }) {
            if (errors) return end(new Error(JSON.stringify(errors)));
            heard.push(data!.events);
            if (!started) {
              started = onStart();
              started.catch(end);
            }
            if (isLast(data!.events)) end();
          },
          error: (error) => end(new Error(`the subscription was refused: ${JSON.stringify(error)}`)),
          complete: () => end(new Error(`the stream ended after ${heard.length} events`)),
        },
      );
    });
    // What is heard last may be heard before its sender has the answer.
    await started;
  } finally {
    await client.dispose();
  }
  return heard;
}

interface Heard {
  cursor: string;
  kind: string;
  message?: { id: string; content: string };
}

/** Sends to all rooms in turn, one after another, and gives the ids. */
async function send(rooms: Room[], contents: string[]): Promise<string[]> {
  const ids = [];
  for (const [index, content] of contents.entries()) {
    const input = { roomId: rooms[index % rooms.length]!.id, content };
    const document = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
    ids.push((await ask(url, token, document, { input })).sendMessage.message.id);
  }
  return ids;
}

/** A subscriber that was away while messages were sent hears them all, then those that are sent while it listens. */
async function checkResumption(rooms: Room[]): Promise<void> {
  const { viewer } = await ask(url, token, '{ viewer { cursor } }');
  const numbers = (count: number, word: string) => Array.from({ length: count }, (_, index) => `${word} ${index}`);
  const expected = await send(rooms, numbers(MISSED, 'missed'));
  const heard = await hear(
    viewer.cursor,
    async () => void expected.push(...(await send(rooms, [...numbers(LIVE, 'live'), LAST_WORD]))),
    ({ message }) => message?.content === LAST_WORD,
  );
  const ids = heard.filter(({ kind }) => kind === 'MESSAGE_ADDED').map(({ message }) => message!.id);
  check('cursors that come twice', heard.length - new Set(heard.map(({ cursor }) => cursor)).size, 0);
  check('events of messages heard', ids.length, MISSED + LIVE + 1);
  if (!isDeepStrictEqual(ids, expected)) throw new Error('the events heard are not the messages sent, in order');
  tell('missed, then live', `${MISSED} and ${LIVE} heard, in order, each once`);
}

/** Everything, on one database. */
async function checkHistory(file: string, databaseUrl: string | undefined): Promise<void> {
  const expected = await countExport(file);
  const dataDir = await makeDataFolder();
  const pieces = await importTwice(file, databaseUrl, dataDir);
  const server = await startServer(PORT, databaseUrl, dataDir);
  try {
    url = server.url;
    const input = { login: ADMIN.username, password: ADMIN.password };
    const signedIn = 'mutation($input: LoginInput!) { login(input: $input) { accessToken } }';
    token = (await ask(url, null, signedIn, { input })).login.accessToken;
    await checkCounts(expected, pieces);
    await checkResumption(await readAll(ROOMS, (data) => data.rooms));
  } finally {
    await server.stop();
  }
}

async function checkCounts(expected: ExportCount, pieces: Map<string, ChannelCount>): Promise<void> {
  const users = (await readAll(USERS, (data) => data.users)).length - 1;
  check('users', users, expected.users);
  const all: Room[] = await readAll(ROOMS, (data) => data.rooms);
  const rooms = all.filter(({ isGeneral }) => !isGeneral);
  check('names of rooms', rooms.map(({ name }) => name).sort(), [...expected.channels.keys()].sort());
  const started = performance.now();
  const found = await readRooms(rooms);
  const seconds = (performance.now() - started) / 1000;
  for (const [name, { messages, replies }] of expected.channels) {
    const more = pieces.get(name) ?? { messages: 0, replies: 0 };
    check(`room ${name}`, found.get(name), { messages: messages + more.messages, replies: replies + more.replies });
  }
  const sum = (key: keyof ChannelCount, of: Map<string, ChannelCount>) =>
    [...of.values()].reduce((total, counts) => total + counts[key], 0);
  tell('users, rooms', `${users}, ${rooms.length}, as in the export`);
  tell('messages, replies', `${sum('messages', found)}, ${sum('replies', found)}, as in the export, room by room`);
  tell('pieces of messages too long', `${sum('messages', pieces)} beyond the export's`);
  tell('forwards, backwards', `the same in each room, no id twice; ${seconds.toFixed(1)} s for all pages`);
}

const [file, databaseUrl, ...rest] = process.argv.slice(2);
if (!file || rest.length > 0) {
  console.error('usage: npm run history -- FILE.zip [postgres-url]');
  process.exitCode = 2;
} else {
  const found = path.resolve(process.env.INIT_CWD ?? '.', file);
  await checkHistory(found, databaseUrl).catch((error: unknown) => {
    console.error(`FAILED: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  });
}
