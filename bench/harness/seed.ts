import path from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { v7 } from 'uuid';
import { readConfig } from '../../src/config.js';
import { createContext } from '../../src/context.js';
import { inTransaction } from '../../src/db/transaction.js';
import { addUser } from '../../src/features/accounts/add-user.js';
import { issueTokens, openSession } from '../../src/features/accounts/open-session.js';
import { addMember } from '../../src/features/rooms/add-member.js';
import { createRoom } from '../../src/features/rooms/create-room.js';
import { openServices } from '../../src/open-services.js';
import type { PageKey } from '../../src/shared/cursors.js';
import type { BenchDatabase } from './database.js';

/** 120 characters of plain prose, about the median of what people write and a little more. */
export const CONTENT =
  'The gate at the lower garden is open again; whoever comes last, please close it, and bring the key back to the office.'.padEnd(
    120,
    ' :',
  );

const WORDS = CONTENT.split(' ');

/** As long as CONTENT, of its words, another for each number: what packs files must not find the same sentence again and again. */
export function proseOf(number: number): string {
  let prose = '';
  // Steps through the words as a linear congruential generator does (Numerical Recipes, 3rd edition, §7.1.1).
  for (let state = number; prose.length < CONTENT.length; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    prose += `${WORDS[(state >>> 8) % WORDS.length]} `;
  }
  return prose.slice(0, CONTENT.length);
}

/** Messages inserted by one statement or transaction. */
const CHUNK = 10_000;
const YEAR = 365 * 86_400_000;

/** A room with people in it who are signed in. */
export interface Seeded {
  roomId: string;
  userIds: string[];
  /** Access tokens, one for each user; they last 15 minutes. */
  tokens: string[];
  /** The place of the message in the middle of the room; null without messages. */
  middle: PageKey | null;
}

/** Makes the installation, `users` accounts with a session each, and a room that they are all in, with `messages` in it. */
export async function seed(
  database: BenchDatabase,
  users: number,
  messages = 0,
  { hasEmail = false } = {},
): Promise<Seeded> {
  const { url, folder, env } = database;
  const services = await openServices(readConfig({ ...env, DATA_DIR: folder, DATABASE_URL: url ?? '' }));
  try {
    const ctx = createContext(services);
    const { value: sessions } = await inTransaction(ctx, async (tx) => {
      const made = [];
      for (let number = 1; number <= users; number++) {
        const username = `person-${number}`;
        const email = hasEmail ? `${username}@example.com` : null;
        const user = await addUser(tx, { username, email, passwordHash: null, role: 'USER' });
        made.push(openSession(tx, user));
      }
      return made;
    });
    const userIds = sessions.map(({ userId }) => userId);
    const owner = { id: userIds[0]!, role: 'USER' as const, sessionId: sessions[0]!.id };
    const { value: room } = await createRoom(createContext(services, { viewer: owner }), { name: 'bench' });
    await inTransaction(ctx, async (tx) => {
      for (const userId of userIds.slice(1)) addMember(tx, { roomId: room.id, userId, role: 'MEMBER' });
    });
    const tokens = sessions.map((session) => issueTokens(ctx, session).accessToken);
    const middle = await addMessages(database, { roomId: room.id, userIds }, messages);
    return { roomId: room.id, userIds, tokens, middle };
  } finally {
    await services.close();
  }
}

/**
 * Puts messages of the last year into the room, evenly spread over time and over the users; gives the place of the one in
 * the middle.
 */
export async function addMessages(
  database: BenchDatabase,
  { roomId, userIds }: Pick<Seeded, 'roomId' | 'userIds'>,
  count: number,
): Promise<PageKey | null> {
  const write = database.url === null ? writeSqlite(database) : await writePostgres(database.url);
  const start = Date.now() - YEAR;
  let middle: PageKey | null = null;
  for (let first = 0; first < count; first += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, count - first) }, (_, index): Row => {
      const number = first + index;
      const time = start + Math.floor((number / count) * (YEAR - 86_400_000));
      const authorId = userIds[number % userIds.length]!;
      return [v7({ msecs: time }), roomId, authorId, `${number} ${proseOf(number)}`, time * 1000 + (number % 1000)];
    });
    const half = rows[Math.floor(count / 2) - first];
    if (half) middle = { value: String(half[4]), id: half[0] };
    await write.rows(rows);
  }
  await write.end();
  return middle;
}

type Row = [id: string, roomId: string, authorId: string, content: string, orderedAt: number];

interface Writer {
  rows(rows: Row[]): Promise<unknown>;
  end(): Promise<unknown>;
}

function writeSqlite({ folder }: BenchDatabase): Writer {
  const db = new Database(path.join(folder, 'messenger.sqlite'));
  const insert = db.prepare(
    'insert into messages (id, room_id, author_id, content, ordered_at, version) values (?, ?, ?, ?, ?, 1)',
  );
  const insertAll = db.transaction((rows: Row[]) => {
    for (const row of rows) insert.run(row);
  });
  return {
    rows: async (rows) => insertAll(rows),
    async end() {
      db.exec('analyze');
      db.close();
    },
  };
}

async function writePostgres(url: string): Promise<Writer> {
  const client = new pg.Client(url);
  await client.connect();
  const text = `insert into messages (id, room_id, author_id, content, ordered_at, version)
    select *, 1 from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[])`;
  return {
    rows: (rows) =>
      client.query(
        text,
        [0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column])),
      ),
    async end() {
      // As autovacuum would do in time; while measuring it would only come in between.
      await client.query('vacuum analyze');
      await client.query('checkpoint');
      await client.end();
    },
  };
}
