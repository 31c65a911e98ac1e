import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { restoreArchive } from '../../../src/features/archive/restore-archive.js';
import { runArchive } from '../../../src/features/archive/run-archive.js';
import { verifyArchive } from '../../../src/features/archive/verify-archive.js';
import { Message } from '../../../src/features/messages/message.entity.js';
import { addMember } from '../../../src/features/rooms/add-member.js';
import { jobKinds } from '../../../src/jobs/registry.js';
import { JobWorker } from '../../../src/jobs/worker.js';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, messageColumns, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

const DAY = 86_400_000;
const FIELDS = `id content createdAt editedAt deletedAt pageCursor version author { username } threadRoot { id }
  mentions { kind user { username } } reactions { emoji count } replyCount`;
const PAGE = `query($id: ID!, $before: String) { room(id: $id) { messages(last: 100, before: $before) {
  nodes { ${FIELDS} } pageInfo { hasPreviousPage startCursor }
} } }`;

let app: TestApp;
let ann: TestUser;
let roomId: string;
/** Called at each statement. */
let onStatement = () => {};

beforeEach(async () => {
  app = await createTestApp({}, { onStatement: () => onStatement() });
  ann = await buildUser(app, { username: 'ann' });
  roomId = (await buildRoom(app, { owners: [ann] })).id;
});
afterEach(() => app.close());

type Draft = Partial<Message> & { content: string | null; age: number };

/** Messages of that age in days, one microsecond after the other. */
async function write(drafts: Draft[]): Promise<string[]> {
  const now = app.clock.now();
  const { value } = await inTransaction(createContext(app), async (tx) =>
    drafts.map(({ age, ...draft }, index) => {
      const orderedAt = (now - age * DAY) * 1000 + index;
      return tx.em.create(Message, messageColumns({ roomId, authorId: ann.id, orderedAt, ...draft })).id;
    }),
  );
  return value;
}

const archiveNow = () => runArchive(createContext(app), new AbortController().signal);

interface Page {
  nodes: { id: string; content: string }[];
  pageInfo: { hasPreviousPage: boolean; startCursor: string };
}

/** Every message of the room as a client reads it, page by page. */
async function readAll(): Promise<{ id: string; content: string }[]> {
  const pages: Page['nodes'] = [];
  let before: string | null = null;
  do {
    const { messages }: { messages: Page } = (await get(app, ann, PAGE, { id: roomId, before })).room;
    pages.unshift(...messages.nodes);
    before = messages.pageInfo.hasPreviousPage ? messages.pageInfo.startCursor : null;
  } while (before);
  return pages;
}

/** Names in the archive that end so. */
async function filesOf(end: string): Promise<string[]> {
  const keys = [];
  for await (const { key } of app.store.list('archives/')) if (key.endsWith(end)) keys.push(key);
  return keys;
}

/** Ids of messages whose content is in the database. */
async function live(): Promise<string[]> {
  const rows = await query(
    { em: app.orm.em.fork() },
    sql<{ id: string }>`select id from messages where content is not null order by ordered_at, id`,
  );
  return rows.map(({ id }) => id);
}

test('what is old goes, young threads and what was imported lately stay, and all of it is read as before', async () => {
  const [root, youngRoot] = [newId(), newId()];
  const texts = Array.from({ length: 600 }, (_, n) => ({ age: 90, content: `message ${n} · привет 🦊 "\\ \n\u2028` }));
  await write([
    ...texts,
    { id: root, age: 60, content: 'an old thread' },
    { id: youngRoot, age: 60, content: 'a young one' },
  ]);
  await write([
    { age: 50, content: 'an old reply', threadRootId: root },
    { age: 50, content: 'an old reply in a young thread', threadRootId: youngRoot },
    { age: 49, content: null, deletedAt: new Date() },
    { age: 400, content: 'imported lately', importedAt: new Date(app.clock.now() - 5 * DAY) },
    { age: 31, content: 'just old enough' },
    { age: 29, content: 'young' },
    { age: 2, content: 'a young reply', threadRootId: youngRoot },
  ]);
  await get(app, ann, 'mutation($id: ID!) { addReaction(input: { messageId: $id, emoji: "👍" }) { cursor } }', {
    id: root,
  });
  const before = await readAll();
  expect(before).toHaveLength(609);
  await archiveNow();
  expect(await live()).toEqual(before.filter(({ content }) => /young|lately/.test(content)).map(({ id }) => id));
  expect(await readAll()).toEqual(before);
  expect(await verifyArchive(createContext(app))).toEqual({
    runs: 1,
    segments: 1,
    messages: 603,
    tasks: 0,
    broken: null,
  });
  // The next day there is nothing to do.
  app.clock.advance(1);
  await archiveNow();
  expect((await verifyArchive(createContext(app))).runs).toBe(1);
});

test('what is archived can be looked at, answered and deleted, but not changed', async () => {
  const [id, other] = await write([
    { age: 60, content: 'old words @ann' },
    { age: 60, content: 'more old words' },
  ]);
  await archiveNow();
  const message = (await get(app, ann, `{ message(id: "${id}") { content isArchived viewerCanEdit } }`)).message;
  expect(message).toEqual({ content: 'old words @ann', isArchived: true, viewerCanEdit: false });
  const edit = 'mutation($id: ID!) { editMessage(input: { messageId: $id, content: "new" }) { cursor } }';
  expect((await ask(app, ann, edit, { id })).code).toBe('ARCHIVED');
  const react = 'mutation($id: ID!) { addReaction(input: { messageId: $id, emoji: "👍" }) { cursor } }';
  expect((await ask(app, ann, react, { id })).code).toBe('ARCHIVED');
  const draft = await get(app, ann, `{ taskDraft(messageId: "${id}") { title } }`);
  expect(draft.taskDraft.title).toBe('old words @ann');
  await get(app, ann, 'mutation($id: ID!) { deleteMessage(input: { messageId: $id }) { cursor } }', { id });
  const after = await get(app, ann, `{ message(id: "${id}") { content deletedAt } }`);
  expect(after.message).toMatchObject({ content: '', deletedAt: expect.any(String) });
  expect((await get(app, ann, `{ message(id: "${other}") { content } }`)).message.content).toBe('more old words');
});

/** A run is cut off at each of its statements, milliseconds: more than other tests have. */
const TAKES = 400_000;

describe('a run that breaks off', () => {
  test(
    'row F11: at any statement and any step of the store loses nothing and is gone on with',
    async () => {
      await write(Array.from({ length: 300 }, (_, n) => ({ age: 90, content: `message ${n}` })));
      const before = await readAll();
      const { store } = app;
      let attempts = 0;
      for (let done = false; !done; attempts++) {
        let left = attempts;
        const step = () => {
          if (left-- === 0) throw new Error('cut off');
        };
        const breaking = new Proxy(store, {
          get(target, name) {
            const value = target[name as keyof typeof target];
            if (typeof value !== 'function') return value;
            return (...given: unknown[]) => {
              step();
              return (value as (...all: unknown[]) => unknown).apply(target, given);
            };
          },
        });
        const ctx = createContext({ ...app, store: breaking });
        onStatement = step;
        done = await runArchive(ctx, new AbortController().signal).then(
          () => true,
          () => false,
        );
        onStatement = () => {};
        expect(await readAll()).toEqual(before);
      }
      expect(attempts).toBeGreaterThan(30);
      expect(await live()).toEqual([]);
      expect(await verifyArchive(createContext(app))).toMatchObject({ messages: 300, broken: null });
    },
    TAKES,
  );

  test('and goes on by a file that is damaged takes nothing out of the database', async () => {
    await write(Array.from({ length: 5000 }, (_, n) => ({ age: 90, content: `message ${n}` })));
    let reads = 0;
    const damaging = new Proxy(app.store, {
      get(target, name) {
        if (name !== 'read') return target[name as keyof typeof target];
        return async (...given: Parameters<typeof target.read>) => {
          const bytes = await buffer(await target.read(...given));
          // At its end: all that is before can be read. When it was verified it was as it had been written.
          if (reads++ > 0) bytes[bytes.length - 1]! ^= 1;
          return Readable.from([bytes]);
        };
      },
    });
    const run = runArchive(createContext({ ...app, store: damaging }), new AbortController().signal);
    await expect(run).rejects.toThrow('SHA-256');
    expect(await live()).toHaveLength(5000);
  });

  test('is taken over: who was frozen meanwhile writes nothing more', async () => {
    await write(Array.from({ length: 10 }, (_, n) => ({ age: 90, content: `message ${n}` })));
    const frozen = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const slow = new Proxy(app.store, {
      get(target, name) {
        if (name !== 'keep') return target[name as keyof typeof target];
        return async (files: Parameters<typeof target.keep>[0]) => {
          reached.resolve();
          await frozen.promise;
          return target.keep(files);
        };
      },
    });
    const first = runArchive(createContext({ ...app, store: slow }), new AbortController().signal);
    await reached.promise;
    await archiveNow();
    const before = await readAll();
    frozen.resolve();
    await expect(first).rejects.toThrow('is another’s by now');
    expect(await readAll()).toEqual(before);
    expect(await verifyArchive(createContext(app))).toMatchObject({ runs: 1, messages: 10, broken: null });
  });
});

test('what is edited, reacted to or deleted while a run is under way stays out of the archive, and of its files', async () => {
  const ids = await write(Array.from({ length: 300 }, (_, n) => ({ age: 90, content: `message ${n}` })));
  const [edited, reacted, deleted] = [ids[7]!, ids[8]!, ids[270]!];
  const meanwhile = new Proxy(app.store, {
    get(target, name) {
      if (name !== 'keep') return target[name as keyof typeof target];
      return async (files: Parameters<typeof target.keep>[0]) => {
        await target.keep(files);
        if (!files[0]!.key.endsWith('ndjson.gz')) return;
        const change = (mutation: string, id: string) => get(app, ann, `mutation($id: ID!) { ${mutation} }`, { id });
        await change('editMessage(input: { messageId: $id, content: "new words" }) { cursor }', edited);
        await change('addReaction(input: { messageId: $id, emoji: "👍" }) { cursor }', reacted);
        await change('deleteMessage(input: { messageId: $id }) { cursor }', deleted);
      };
    },
  });
  await runArchive(createContext({ ...app, store: meanwhile }), new AbortController().signal);
  expect(await live()).toEqual([edited, reacted]);
  expect((await readAll()).map(({ content }) => content)).toEqual(
    ids.map((id, n) => (id === deleted ? '' : id === edited ? 'new words' : `message ${n}`)),
  );
  await new JobWorker(app, jobKinds).drain();
  const [file, ...others] = await filesOf('ndjson.gz');
  expect(others).toEqual([]);
  const text = gunzipSync(await buffer(await app.store.read(file!))).toString();
  for (const n of [7, 8, 270]) expect(text).not.toContain(`"message ${n}"`);
  expect(text).toContain('"message 271"');
  expect(await verifyArchive(createContext(app))).toMatchObject({ messages: 300, broken: null });
});

test('verify names the day whose file was changed, and the manifest that was', async () => {
  await write(Array.from({ length: 10 }, (_, n) => ({ age: 90, content: `message ${n}` })));
  await archiveNow();
  const [file] = await filesOf('ndjson.gz');
  await app.store.writeText(file!, 'not what was there');
  const day = file!.split('/')[1];
  expect((await verifyArchive(createContext(app))).broken).toMatchObject({
    day,
    reason: expect.stringContaining(file!),
  });
});

test('what is deleted is erased from the archive too', async () => {
  const texts = Array.from({ length: 300 }, (_, n) => ({ age: 90, content: `message ${n}` }));
  const ids = await write(texts);
  await archiveNow();
  const [before] = await filesOf('ndjson.gz');
  const gone = ids[270]!;
  await get(app, ann, 'mutation($id: ID!) { deleteMessage(input: { messageId: $id }) { cursor } }', { id: gone });
  await new JobWorker(app, jobKinds).drain();
  const [after, ...others] = await filesOf('ndjson.gz');
  expect(others).toEqual([]);
  expect(after).not.toBe(before);
  const text = gunzipSync(await buffer(await app.store.read(after!))).toString();
  expect(text).not.toContain('message 270');
  expect(text).toContain('message 271');
  expect((await readAll()).map(({ content }) => content)).toEqual(
    texts.map(({ content }, n) => (n === 270 ? '' : content)),
  );
  expect(await verifyArchive(createContext(app))).toMatchObject({ messages: 300, broken: null });
});

test('a day is brought back, can be changed again, and goes when it is as old as if it had been sent then', async () => {
  const [first] = await write(Array.from({ length: 300 }, (_, n) => ({ age: 90, content: `message ${n}` })));
  const before = await readAll();
  await archiveNow();
  const [file] = await filesOf('ndjson.gz');
  const day = file!.split('/')[1]!;
  expect(await restoreArchive(createContext(app), { day: '2001-01-01' })).toEqual({ MESSAGES: 0, TASKS: 0 });
  expect(await restoreArchive(createContext(app), { day })).toEqual({ MESSAGES: 300, TASKS: 0 });
  expect(await filesOf('ndjson.gz')).toEqual([]);
  expect(await readAll()).toEqual(before);
  expect(await live()).toHaveLength(300);
  const edit = 'mutation($id: ID!) { editMessage(input: { messageId: $id, content: "new" }) { cursor } }';
  await get(app, ann, edit, { id: first });
  await archiveNow();
  expect(await live()).toHaveLength(300);
  app.clock.advance(31 * 86_400);
  await archiveNow();
  expect(await live()).toEqual([]);
  expect(await verifyArchive(createContext(app))).toEqual({
    runs: 2,
    segments: 1,
    messages: 300,
    tasks: 0,
    broken: null,
  });
});

test('what has been there for ARCHIVE_KEEP_DAYS is forgotten, but for the place of what was answered since', async () => {
  const [root, young] = [newId(), newId()];
  await write([
    { id: root, age: 90, content: 'the beginning' },
    { age: 89, content: 'a reply', threadRootId: root },
    { age: 88, content: 'by itself' },
  ]);
  await get(app, ann, 'mutation($id: ID!) { followThread(input: { messageId: $id }) { cursor } }', { id: root });
  const worker = new JobWorker(app, jobKinds);
  const archiveNow = async () => {
    await inTransaction(createContext(app), async (tx) => tx.enqueue({ kind: 'archive' }));
    await worker.drain();
  };
  await archiveNow();
  app.clock.advance(729 * 86_400);
  ann = await buildUser(app, { username: 'bob' });
  await inTransaction(createContext(app), async (tx) => void addMember(tx, { roomId, userId: ann.id, role: 'MEMBER' }));
  await write([{ id: young, age: 0, content: 'a late reply', threadRootId: root }]);
  await archiveNow();
  expect(await readAll()).toHaveLength(4);
  app.clock.advance(2 * 86_400);
  ann = await buildUser(app, { username: 'carla' });
  await inTransaction(createContext(app), async (tx) => void addMember(tx, { roomId, userId: ann.id, role: 'MEMBER' }));
  await archiveNow();
  expect(await readAll()).toMatchObject([
    { id: root, content: '', deletedAt: expect.any(String) },
    { id: young, content: 'a late reply' },
  ]);
  expect(await filesOf('')).toEqual([]);
  expect((await verifyArchive(createContext(app))).runs).toBe(0);
});
