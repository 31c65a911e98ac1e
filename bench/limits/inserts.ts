import path from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { newId } from '../../src/shared/ids.js';
import { answerWith, settingsOfHelper } from '../harness/helper.js';
import { CONTENT } from '../harness/seed.js';

/*
 * The limit of writing messages: bare rows into a table of their shape, with its indexes and without references; nothing
 * is checked, numbered or logged. Each row is committed and on the disk before its worker goes on, or each thousand.
 */

const { url, folder } = settingsOfHelper<{ url: string | null; folder: string }>();

const insertInto = (values: string) =>
  `insert into bare_messages (id, room_id, author_id, content, ordered_at, version) values (${values})`;
const [roomId, authorId] = [newId(), newId()];
const row = () => [newId(), roomId, authorId, CONTENT, Date.now() * 1000, 1];

interface Bare {
  insert(): Promise<unknown>;
  insertTogether(count: number): Promise<unknown>;
}

/** SQLite writes one after another, however many ask. */
function openSqlite(): Bare {
  const messenger = new Database(path.join(folder, 'messenger.sqlite'), { readonly: true });
  const made = messenger
    .prepare<[], { sql: string }>("select sql from sqlite_master where tbl_name = 'messages' and sql is not null")
    .all();
  messenger.close();
  const db = new Database(path.join(folder, 'bare.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = OFF');
  for (const { sql } of made) db.exec(sql.replaceAll('`messages`', '`bare_messages`'));
  const insert = db.prepare(insertInto('?, ?, ?, ?, ?, ?'));
  const insertSome = db.transaction((count: number) => {
    for (let made = 0; made < count; made++) insert.run(row());
  });
  return { insert: async () => insert.run(row()), insertTogether: async (count) => insertSome(count) };
}

async function openPostgres(connectionString: string): Promise<Bare> {
  const pool = new pg.Pool({ connectionString, max: 20 });
  await pool.query('create table bare_messages (like messages including all)');
  const statement = () => ({ name: 'insert', text: insertInto('$1, $2, $3, $4, $5, $6'), values: row() });
  return {
    insert: () => pool.query(statement()),
    async insertTogether(count) {
      const client = await pool.connect();
      await client.query('begin');
      for (let made = 0; made < count; made++) await client.query(statement());
      await client.query('commit');
      client.release();
    },
  };
}

const bare = url === null ? openSqlite() : await openPostgres(url);

async function insertUntil(until: number): Promise<number> {
  let count = 0;
  for (; performance.now() < until; count++) await bare.insert();
  return count;
}

async function insertSingly(workers: number, seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const counts = await Promise.all(Array.from({ length: workers }, () => insertUntil(until)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function insertInTransactions(rows: number, perTransaction: number): Promise<number> {
  for (let done = 0; done < rows; done += perTransaction) await bare.insertTogether(perTransaction);
  return rows;
}

type Question = { workers: number; seconds: number } | { rows: number; perTransaction: number };

/** Rows per second. */
answerWith(async (question: Question) => {
  const started = performance.now();
  const rows =
    'workers' in question
      ? await insertSingly(question.workers, question.seconds)
      : await insertInTransactions(question.rows, question.perTransaction);
  return { rate: rows / ((performance.now() - started) / 1000) };
});
