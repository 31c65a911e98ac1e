import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { createApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { type Context, createContext } from '../src/context.js';
import { query } from '../src/db/query.js';
import { inTransaction } from '../src/db/transaction.js';
import { makeAdmin } from '../src/features/accounts/make-admin.js';
import { issueTokens, openSession } from '../src/features/accounts/open-session.js';
import { runArchive } from '../src/features/archive/run-archive.js';
import { verifyArchive } from '../src/features/archive/verify-archive.js';
import { importSlack } from '../src/features/imports/import-slack.js';
import { addMember } from '../src/features/rooms/add-member.js';
import { ask, makeDataFolder } from './support.js';

/*
 * A real history in the archive: imports a Slack export, reads every page of every room, archives all of it with the clock set on, and reads every
 * page again. Exit code 1 at the first page that differs.
 * Usage: npm run build && npx node dist/bench/archived-history.js FILE.zip [postgres-url]
 */

const LATER = 60 * 86_400_000;
const PAGE = `query($id: ID!, $before: String) { room(id: $id) { messages(last: 100, before: $before) {
  nodes { id content createdAt editedAt deletedAt pageCursor version replyCount author { id username } threadRoot { id content }
    mentions { kind user { id } } reactions { emoji count } attachments { id } }
  pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
} } }`;

async function run(file: string, databaseUrl?: string): Promise<void> {
  let later = 0;
  const config = readConfig({ DATA_DIR: await makeDataFolder(), DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' });
  const app = await createApp(config, { clock: { now: () => Date.now() + later } });
  try {
    const ctx = createContext(app);
    const { user } = await makeAdmin(ctx, { username: 'reader', password: 'correct horse battery' });
    const { messages } = await importSlack(ctx, path.resolve(file), { checked() {}, imported() {} });
    const rooms = await joinEvery(ctx, user.id);
    const url = await app.http.listen({ host: '127.0.0.1', port: 0 });
    const signIn = async () =>
      issueTokens(ctx, (await inTransaction(ctx, async (tx) => openSession(tx, user))).value).accessToken;
    const before = await readRooms(url, await signIn(), rooms);
    later = LATER;
    await timed(`${messages} messages archived`, () => runArchive(ctx, new AbortController().signal));
    const live = await query(ctx, sql<{ n: number }>`select count(*) as n from messages where content is not null`);
    if (Number(live[0]!.n) !== 0) throw new Error(`${live[0]!.n} messages are still in the database`);
    const after = await readRooms(url, await signIn(), rooms);
    for (const [index, page] of before.entries()) {
      if (!isDeepStrictEqual(after[index], page)) throw new Error(`page ${index} is not as it was`);
    }
    console.log(
      `${before.length} pages of ${rooms.length} rooms are as they were; ${JSON.stringify(await verifyArchive(ctx))}`,
    );
  } finally {
    await app.close();
  }
}

async function joinEvery(ctx: Context, userId: string): Promise<string[]> {
  const rooms = await query(ctx, sql<{ id: string }>`select id from rooms order by id`);
  const joined = await query(
    ctx,
    sql<{ id: string }>`select room_id as id from room_members where user_id = ${userId}`,
  );
  const known = new Set(joined.map(({ id }) => id));
  await inTransaction(ctx, async (tx) => {
    for (const { id } of rooms) if (!known.has(id)) addMember(tx, { roomId: id, userId, role: 'MEMBER' });
  });
  return rooms.map(({ id }) => id);
}

/** Every page, the newest first, as the text that the server answers with. */
function readRooms(url: string, token: string, rooms: string[]): Promise<unknown[]> {
  return timed('read', async () => {
    const pages = [];
    for (const id of rooms) {
      let before: string | null = null;
      do {
        const { messages }: { messages: { pageInfo: { hasPreviousPage: boolean; startCursor: string } } } = (
          await ask(url, token, PAGE, { id, before })
        ).room;
        pages.push(messages);
        before = messages.pageInfo.hasPreviousPage ? messages.pageInfo.startCursor : null;
      } while (before);
    }
    return pages;
  });
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const value = await work();
  console.log(`${what} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return value;
}

const [file, databaseUrl] = process.argv.slice(2);
if (file) {
  await run(file, databaseUrl);
} else {
  console.error('usage: node dist/bench/archived-history.js FILE.zip [postgres-url]');
  process.exitCode = 2;
}
