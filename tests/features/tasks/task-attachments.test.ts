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
  expect(added).toEqual({ version: task.version, attachments: [...files, own].map(({ id }) => ({ id })) });
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
