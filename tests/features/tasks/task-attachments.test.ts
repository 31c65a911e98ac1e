import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { uploaded } from '../../support/uploads.js';

const CREATE =
  'mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id version attachments { name } } } }';
const ADD =
  'mutation($input: AddTaskAttachmentInput!) { addTaskAttachment(input: $input) { task { version attachments { id } } } }';
const REMOVE =
  'mutation($input: RemoveTaskAttachmentInput!) { removeTaskAttachment(input: $input) { task { attachments { id } } } }';
const DELETE = 'mutation($input: DeleteTaskInput!) { deleteTask(input: $input) { task { attachments { id } } } }';
const FILE = 'query($id: ID!) { file(id: $id) { id } }';
const UPDATED = 'subscription($after: Cursor) { taskUpdated(after: $after) { task { id attachments { id name } } } }';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
});
afterAll(() => app.close());

const file = (as: TestUser, name = 'x'): Promise<{ id: string }> => uploaded(app, as, { name, bytes: name });

async function createTask(...attachmentIds: string[]): Promise<{ id: string; version: number }> {
  const input = { title: 'A task', assigneeId: bob.id, attachmentIds };
  return (await get(app, ann, CREATE, { input })).createTask.task;
}

test('a task is made with files, and who has it sees them and adds his own, live', async () => {
  const files = [await file(ann, 'b'), await file(ann, 'a')];
  const task = await createTask(...files.map(({ id }) => id));
  expect(task).toMatchObject({ attachments: [{ name: 'b' }, { name: 'a' }] });
  expect((await get(app, bob, FILE, files[0]!)).file).toEqual({ id: files[0]!.id });
  const client = connect(app, ann);
  const heard = listen(client, UPDATED, { after: (await get(app, ann, '{ viewer { cursor } }')).viewer.cursor });
  const own = await file(bob, 'c');
  const input = { taskId: task.id, fileId: own.id };
  const added = (await get(app, bob, ADD, { input })).addTaskAttachment.task;
  expect(added).toEqual({ version: task.version + 1, attachments: [...files, own].map(({ id }) => ({ id })) });
  const [event] = await heard.take(1);
  expect(event.taskUpdated.task.attachments.at(-1)).toEqual({ id: own.id, name: 'c' });
  expect((await get(app, ann, FILE, own)).file).toEqual({ id: own.id });
  const removed = await get(app, ann, REMOVE, { input });
  expect(removed.removeTaskAttachment.task.attachments).toHaveLength(2);
  expect((await get(app, ann, FILE, own)).file).toBeNull();
  await client.dispose();
});

test('row 51: nobody attaches what he did not upload, and no task is made with it', async () => {
  const theirs = await file(bob);
  const count = async () => (await get(app, ann, '{ tasks(first: 100) { nodes { id } } }')).tasks.nodes.length;
  const before = await count();
  const created = await ask(app, ann, CREATE, { input: { title: 'x', attachmentIds: [theirs.id] } });
  expect([created.code, await count()]).toEqual(['NOT_FOUND', before]);
  const task = await createTask();
  expect((await ask(app, ann, ADD, { input: { taskId: task.id, fileId: theirs.id } })).code).toBe('NOT_FOUND');
});

const HISTORY =
  'query($id: ID!) { task(id: $id) { version createdAt updatedAt history(first: 9) { nodes { field from to version actor { id } } } } }';
const DELETE_FILE = 'mutation($input: DeleteFileInput!) { deleteFile(input: $input) { fileId } }';

test('what is attached, taken off and deleted is in the history: who, when, which file; nothing else is', async () => {
  const first = await file(ann, 'first');
  const task = await createTask(first.id);
  const [second, third] = [await file(bob, 'second'), await file(ann, 'third')];
  const input = (fileId: string) => ({ input: { taskId: task.id, fileId } });
  const cursor = (await get(app, ann, '{ viewer { cursor } }')).viewer.cursor;
  app.clock.advance(60);
  await get(app, bob, ADD, input(second.id));
  await get(app, bob, ADD, input(second.id));
  await get(app, ann, REMOVE, input(second.id));
  expect((await ask(app, ann, REMOVE, input(second.id))).code).toBe('NOT_FOUND');
  await get(app, ann, ADD, input(third.id));
  await get(app, ann, DELETE_FILE, { input: { id: third.id } });
  const { version, createdAt, updatedAt, history } = (await get(app, bob, HISTORY, task)).task;
  const by = (actor: TestUser) => ({ field: 'ATTACHMENT', actor: { id: actor.id } });
  expect(history.nodes.slice(1)).toEqual([
    { ...by(bob), version: 2, from: null, to: 'second' },
    { ...by(ann), version: 3, from: 'second', to: null },
    { ...by(ann), version: 4, from: null, to: 'third' },
    { ...by(ann), version: 5, from: 'third', to: null },
  ]);
  expect([history.nodes[0].field, version]).toEqual(['CREATED', 5]);
  expect(Date.parse(updatedAt) - Date.parse(createdAt)).toBeGreaterThanOrEqual(60_000);
  const client = connect(app, bob);
  const heard = await listen(client, UPDATED, { after: cursor }).take(4);
  expect(heard.map((event) => event.taskUpdated.task.id)).toEqual(Array(4).fill(task.id));
  await client.dispose();
});

test('who edits a field does not clash with who attaches a file', async () => {
  const task = await createTask();
  await get(app, bob, ADD, { input: { taskId: task.id, fileId: (await file(bob)).id } });
  const update = 'mutation($input: UpdateTaskInput!) { updateTask(input: $input) { task { title version } } }';
  const edited = await get(app, ann, update, { input: { id: task.id, expectedVersion: 1, title: 'Edited' } });
  expect(edited.updateTask.task).toEqual({ title: 'Edited', version: 3 });
});

test('a file that several tasks have leaves all of them when it is deleted, a deleted one without a word', async () => {
  const shared = await file(ann, 'shared');
  const [one, two, gone] = [await createTask(shared.id), await createTask(shared.id), await createTask(shared.id)];
  await get(app, ann, DELETE, { input: { id: gone.id } });
  await get(app, ann, DELETE_FILE, { input: { id: shared.id } });
  const last = async (task: { id: string }) => (await get(app, ann, HISTORY, task)).task.history.nodes.at(-1);
  for (const task of [one, two]) expect(await last(task)).toMatchObject({ field: 'ATTACHMENT', from: 'shared' });
  expect(await last(gone)).toMatchObject({ field: 'DELETED', version: 2 });
});

test('row 52: the files of a deleted task are seen by who uploaded them alone', async () => {
  const own = await file(ann);
  const task = await createTask(own.id);
  const deleted = await get(app, ann, DELETE, { input: { id: task.id } });
  expect(deleted.deleteTask.task.attachments).toEqual([]);
  expect((await get(app, bob, FILE, own)).file).toBeNull();
  expect((await ask(app, ann, ADD, { input: { taskId: task.id, fileId: own.id } })).code).toBe('CONFLICT');
});

test('a task has at most 20 files; one that it has is not added twice', async () => {
  const files = await Promise.all(Array.from({ length: 20 }, () => file(ann)));
  const task = await createTask(...files.map(({ id }) => id));
  const add = async (fileId: string) => ask(app, ann, ADD, { input: { taskId: task.id, fileId } });
  expect((await add(files[0]!.id)).data.addTaskAttachment.task.attachments).toHaveLength(20);
  expect((await add((await file(ann)).id)).errors![0]!.extensions.fields).toHaveProperty(['input.fileId']);
});
