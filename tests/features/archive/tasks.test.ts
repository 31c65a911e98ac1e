import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { restoreArchive } from '../../../src/features/archive/restore-archive.js';
import { countDue, runArchive } from '../../../src/features/archive/run-archive.js';
import { verifyArchive } from '../../../src/features/archive/verify-archive.js';
import { deleteTaskComment } from '../../../src/features/tasks/delete-task-comment.js';
import { jobKinds } from '../../../src/jobs/registry.js';
import { JobWorker } from '../../../src/jobs/worker.js';
import { buildUser, contextOf, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

const TASK = `id title description status version updatedAt completedAt commentCount
  comments(first: 20) { nodes { id content author { username } } } history(first: 50) { nodes { id field from to } }`;
const CREATE = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }';
const UPDATE = 'mutation($input: UpdateTaskInput!) { updateTask(input: $input) { cursor } }';
const COMMENT = 'mutation($input: CommentTaskInput!) { commentTask(input: $input) { comment { id } } }';
const SET_STATUS = 'mutation($input: SetTaskStatusInput!) { setTaskStatus(input: $input) { cursor } }';
const DAY = 86_400;

let app: TestApp;
let ann: TestUser;

beforeEach(async () => {
  app = await createTestApp();
  ann = await buildUser(app, { username: 'ann' });
});
afterEach(() => app.close());

const archiveNow = () => runArchive(createContext(app), new AbortController().signal);
const drain = () => new JobWorker(app, jobKinds).drain();
const read = async (id: string) => (await get(app, ann, `{ task(id: "${id}") { ${TASK} } }`)).task;

/** A task with a description that was changed once and two comments; then it is done. */
async function finish(title: string, projectId?: string): Promise<string> {
  const { id } = (await get(app, ann, CREATE, { input: { title, description: `${title}: first words`, projectId } }))
    .createTask.task;
  await get(app, ann, UPDATE, { input: { id, description: `${title}: last words` } });
  for (const n of [1, 2]) await get(app, ann, COMMENT, { input: { taskId: id, content: `${title}: remark ${n}` } });
  await get(app, ann, SET_STATUS, { input: { id, status: 'DONE' } });
  return id;
}

/** So much later; sessions have ended by then. */
async function later(days: number): Promise<void> {
  app.clock.advance(days * DAY);
  ann = await buildUser(app, { username: `admin-${app.clock.now()}`, role: 'ADMIN' });
}

/** All texts of tasks that are in the database. */
async function liveTexts(): Promise<string[]> {
  const rows = await query(
    { em: app.orm.em.fork() },
    sql<{ text: string }>`select description as text from tasks union all select content from task_comments
      union all select from_value from task_changes where field = 'DESCRIPTION'
      union all select to_value from task_changes where field = 'DESCRIPTION'`,
  );
  return rows.map(({ text }) => text).filter(Boolean);
}

/** The lines of all files. */
async function archivedText(): Promise<string> {
  let text = '';
  for await (const { key } of app.store.list('archives/')) {
    if (key.endsWith('.ndjson.gz')) text += gunzipSync(await buffer(await app.store.read(key))).toString();
  }
  return text;
}

test('a task that is done and left alone for long leaves its texts to the archive and is read, found and counted as before', async () => {
  const done = await finish('Chairs');
  const { createTask } = await get(app, ann, CREATE, { input: { title: 'Open', description: 'open words' } });
  await later(10);
  const commented = await finish('Tables');
  await later(25);
  await get(app, ann, COMMENT, { input: { taskId: commented, content: 'one more remark' } });
  const before = await read(done);
  expect(before).toMatchObject({ description: 'Chairs: last words', commentCount: 2 });
  const counts = await countDue(createContext(app));
  expect(counts.TASKS).toEqual({ count: 1, groups: 1 });
  await archiveNow();
  expect((await liveTexts()).filter((text) => text.startsWith('Chairs'))).toEqual([]);
  expect(await read(done)).toEqual(before);
  expect(await read(createTask.task.id)).toMatchObject({ description: 'open words' });
  const found = await get(
    app,
    ann,
    '{ tasks(first: 9, filter: { query: "chairs: last" }) { nodes { id description } } }',
  );
  expect(found.tasks.nodes).toEqual([{ id: done, description: 'Chairs: last words' }]);
  expect(await verifyArchive(createContext(app))).toMatchObject({ tasks: 1, messages: 0, broken: null });
});

test.each([
  ['given another status', SET_STATUS, (id: string) => ({ id, status: 'REVIEW' })],
  ['commented', COMMENT, (taskId: string) => ({ taskId, content: 'again' })],
  ['changed', UPDATE, (id: string) => ({ id, title: 'Stools' })],
])('a task that is %s comes back out of the archive, and out of its file', async (_, mutation, inputOf) => {
  const [id, other] = [await finish('Chairs'), await finish('Tables')];
  await later(31);
  await archiveNow();
  await get(app, ann, mutation, { input: inputOf(id) });
  expect((await liveTexts()).filter((text) => text.startsWith('Chairs'))).toHaveLength(5);
  expect(await read(id)).toMatchObject({ description: 'Chairs: last words' });
  await drain();
  const text = await archivedText();
  expect(text).not.toContain('Chairs');
  expect(text).toContain('Tables: remark 2');
  expect(await read(other)).toMatchObject({ description: 'Tables: last words' });
  expect(await verifyArchive(createContext(app))).toMatchObject({ tasks: 2, broken: null });
});

test('a comment that is erased is erased from the archive too', async () => {
  const id = await finish('Chairs');
  const author = ann;
  const [first] = (await read(id)).comments.nodes;
  await later(31);
  await archiveNow();
  await deleteTaskComment(contextOf(app, author), { commentId: first.id });
  expect((await read(id)).comments.nodes.map(({ content }: { content: string }) => content)).toEqual([
    'Chairs: remark 2',
  ]);
  await drain();
  expect(await archivedText()).not.toContain('remark');
});

test('a project comes back, and goes again when it has been left alone as long', async () => {
  const { createProject } = await get(
    app,
    ann,
    'mutation { createProject(input: { name: "Move" }) { project { id } } }',
  );
  const projectId = createProject.project.id;
  await finish('Chairs', projectId);
  await finish('Tables');
  await later(31);
  await archiveNow();
  expect(await liveTexts()).toEqual([]);
  expect(await restoreArchive(createContext(app), { projectId })).toEqual({ MESSAGES: 0, TASKS: 1 });
  expect((await liveTexts()).sort()).toEqual(
    ['first words', 'last words', 'last words', 'remark 1', 'remark 2'].map((text) => `Chairs: ${text}`),
  );
  await archiveNow();
  expect(await liveTexts()).toHaveLength(5);
  await later(31);
  await archiveNow();
  expect(await liveTexts()).toEqual([]);
});

test('what has been there for ARCHIVE_KEEP_DAYS is forgotten, with comments and history', async () => {
  const id = await finish('Chairs');
  await later(31);
  const archiveJob = async () => {
    await inTransaction(createContext(app), async (tx) => tx.enqueue({ kind: 'archive' }));
    await drain();
  };
  await archiveJob();
  await later(731);
  expect(await read(id)).toMatchObject({ commentCount: 2 });
  await archiveJob();
  expect(await read(id)).toBeNull();
  expect(await archivedText()).toBe('');
  const rows = await query({ em: app.orm.em.fork() }, sql<{ n: number }>`select count(*) as n from task_changes`);
  expect(Number(rows[0]!.n)).toBe(0);
});
