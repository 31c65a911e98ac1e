import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../src/context.js';
import { change, query } from '../../src/db/query.js';
import type { Transaction } from '../../src/db/transaction.js';
import { deadLetterJob } from '../../src/events/dead-letter.js';
import { type Consuming, LogConsumer } from '../../src/events/log-consumer.js';
import { JobWorker } from '../../src/jobs/worker.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { createTestApp, database, type TestApp } from '../support/test-app.js';

const LETTERS = '{ jobs(first: 100, kind: "deadLetter") { nodes { id status attempts lastError } } }';
const RETRY = 'mutation($jobId: ID!) { retryJob(input: { jobId: $jobId }) { job { status } } }';

let app: TestApp;
let ann: TestUser;
let admin: TestUser;
let room: { id: string };
const logged: string[] = [];
/** What goes wrong with an event, by the message that it is about. */
const poison = new Map<string, (tx: Transaction) => Promise<unknown>>();

/** Notes each message, in the transaction, so that what is undone is not noted. */
const probe: Consuming = {
  name: 'probe',
  types: ['MESSAGE_ADDED'],
  async consume(tx, events) {
    for (const { messageId } of events) {
      await change(tx, sql`insert into probed (message_id) values (${messageId})`);
      await poison.get(messageId!)?.(tx);
    }
  },
};

beforeAll(async () => {
  const note = (details: object, text: string) => logged.push(`${text} ${JSON.stringify(details)}`);
  app = await createTestApp({ accessTokenSeconds: 86_400 }, { logger: { info() {}, warn: note, error: note } });
  [ann, admin] = [await buildUser(app), await buildUser(app, { role: 'ADMIN' })];
  room = await buildRoom(app, { owners: [ann] });
  const number = database === 'sqlite' ? 'integer primary key' : 'serial primary key';
  await change(createContext(app), sql`create table probed (place ${sql.raw(number)}, message_id text)`);
});
afterAll(() => app.close());
beforeEach(async () => {
  const ctx = createContext(app);
  await change(ctx, sql`delete from probed`);
  await change(ctx, sql`delete from jobs where kind = 'deadLetter'`);
  await change(ctx, sql`delete from consumers where name = ${probe.name}`);
  await change(ctx, sql`insert into consumers (name, seq) select ${probe.name}, seq from log_head`);
  poison.clear();
  logged.length = 0;
});

/** Sends so many messages; gives their ids. */
async function sendMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number++) {
    const input = { roomId: room.id, content: `message ${number}` };
    ids.push((await get(app, ann, SEND, { input })).sendMessage.message.id);
  }
  return ids;
}

async function probed(): Promise<string[]> {
  const rows = await query(createContext(app), sql<{ id: string }>`select message_id as id from probed order by place`);
  return rows.map(({ id }) => id);
}

const lettersOf = async () => (await get(app, admin, LETTERS)).jobs.nodes;
const consumer = () => new LogConsumer(app, probe);
const fails = () => Promise.reject(new Error('cannot be read'));

test('an event that always fails is put aside, and all others are consumed once, in their order', async () => {
  const ids = await sendMany(120);
  poison.set(ids[60]!, fails);
  await Promise.all([consumer().drain(), consumer().drain()]);
  expect(await probed()).toEqual(ids.toSpliced(60, 1));
  expect(await lettersOf()).toMatchObject([{ status: 'WAITING', attempts: 0 }]);
  expect(logged.filter((line) => line.startsWith('an event that could not be consumed was put aside'))).toHaveLength(1);
  const later = await sendMany(1);
  await consumer().drain();
  expect((await probed()).at(-1)).toBe(later[0]);
});

test('what was put aside is tried again, later and later, then stands as failed until an admin has it tried again', async () => {
  const ids = await sendMany(3);
  poison.set(ids[0]!, fails);
  await consumer().drain();
  const worker = new JobWorker(app, [deadLetterJob([probe])]);
  for (let minutes = 0; minutes < 40; minutes++) {
    await worker.drain();
    app.clock.advance(60);
  }
  const [letter] = await lettersOf();
  expect(letter).toMatchObject({ status: 'FAILED', attempts: 5, lastError: 'Error: cannot be read' });
  expect(await probed()).toEqual(ids.slice(1));
  poison.clear();
  await get(app, admin, RETRY, { jobId: letter.id });
  await worker.drain();
  expect(await probed()).toEqual([...ids.slice(1), ids[0]]);
  expect(await lettersOf()).toMatchObject([{ status: 'DONE' }]);
});

test('several in a row are put aside together', async () => {
  const ids = await sendMany(7);
  for (const id of ids.slice(2, 5)) poison.set(id, fails);
  await consumer().drain();
  expect(await probed()).toEqual([...ids.slice(0, 2), ...ids.slice(5)]);
  expect(await lettersOf()).toHaveLength(3);
});

test('where all behind it fail too nothing is put aside, and all is consumed once that is mended', async () => {
  const ids = await sendMany(5);
  for (const id of ids.slice(2)) poison.set(id, fails);
  await expect(consumer().drain()).rejects.toThrow('cannot be read');
  await expect(consumer().drain()).rejects.toThrow('cannot be read');
  expect(await probed()).toEqual(ids.slice(0, 2));
  poison.clear();
  await consumer().drain();
  expect(await probed()).toEqual(ids);
  expect(await lettersOf()).toEqual([]);
});

/** The database fails in the middle: the connection ends, or there is no room left. */
async function failDatabase(tx: Transaction): Promise<unknown> {
  if (database === 'postgres') return query(tx, sql`select pg_terminate_backend(pg_backend_pid())`);
  await change(tx, sql`pragma max_page_count = 1`);
  return change(tx, sql`insert into probed (message_id) values (${'x'.repeat(1_000_000)})`);
}

test('a failure of the database puts nothing aside', async () => {
  const ids = await sendMany(5);
  poison.set(ids[2]!, failDatabase);
  await expect(consumer().drain()).rejects.toThrow();
  expect(await probed()).toEqual([]);
  poison.clear();
  if (database === 'sqlite') await change(createContext(app), sql`pragma max_page_count = 1000000`);
  await consumer().drain();
  expect(await probed()).toEqual(ids);
  expect(await lettersOf()).toEqual([]);
});

test('a letter of a consumer that is no more, or of an event that the log has no more, has failed at once', async () => {
  const ids = await sendMany(2);
  poison.set(ids[0]!, fails);
  await consumer().drain();
  await new JobWorker(app, [deadLetterJob([])]).drain();
  const [letter] = await lettersOf();
  expect(letter).toMatchObject({
    status: 'FAILED',
    attempts: 1,
    lastError: expect.stringContaining('no consumer probe'),
  });
  await change(createContext(app), sql`delete from events where message_id = ${ids[0]}`);
  await get(app, admin, RETRY, { jobId: letter.id });
  await new JobWorker(app, [deadLetterJob([probe])]).drain();
  expect(await lettersOf()).toMatchObject([{ status: 'FAILED', lastError: expect.stringContaining('has no event') }]);
});
