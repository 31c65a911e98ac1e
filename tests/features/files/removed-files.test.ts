import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { change } from '../../../src/db/query.js';
import { sweepFiles } from '../../../src/features/files/sweep-files.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { SEND } from '../../support/documents.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { download, upload, uploaded, uploadedPicture } from '../../support/uploads.js';
import { blackPng } from './pictures.js';
import { zipOf } from './zips.js';

const ARCHIVE = `mutation($archive: Upload!) {
  uploadArchive(input: { archive: $archive }) { archive { id } files { id } }
}`;
const DELETE = 'mutation($input: DeleteFileInput!) { deleteFile(input: $input) { fileId } }';
const DELETE_MESSAGE = 'mutation($input: DeleteMessageInput!) { deleteMessage(input: $input) { cursor } }';
const AVATAR = 'mutation($input: SetAvatarInput!) { setAvatar(input: $input) { user { avatar { id } } } }';
const TASK = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id attachments { id } } } }';
const FILE = 'query($id: ID!) { file(id: $id) { id } }';
const MESSAGE = 'query($id: ID!) { message(id: $id) { version attachments { id } } }';
const yesterday = () => new Date(Date.now() - 86_460_000);

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let room: { id: string };

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
  room = await buildRoom(app, { owners: [ann], members: [bob] });
});
afterAll(() => app.close());

async function send(...attachmentIds: string[]): Promise<{ id: string }> {
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId: room.id, content: '', attachmentIds } });
  return sendMessage.message;
}

async function archive(): Promise<{ archive: { id: string }; files: { id: string }[] }> {
  const bytes = zipOf([
    { name: 'a', data: 'a' },
    { name: 'b', data: 'b' },
  ]);
  return (await upload(app, ann, { bytes }, { query: ARCHIVE, name: 'archive' })).data.uploadArchive;
}

/** Keys in the store that name this file. */
async function keysOf({ id }: { id: string }): Promise<string[]> {
  const names = await readdir(path.join(app.config.dataDir, 'files'), { recursive: true });
  return names.filter((name) => name.includes(id));
}

const exists = async ({ id }: { id: string }) => (await get(app, ann, FILE, { id })).file !== null;

test('a deleted file is gone from messages, tasks and the store; who only sees it may not delete it', async () => {
  const file = await uploadedPicture(app, ann, { bytes: blackPng(50) });
  expect(await keysOf(file)).toHaveLength(3);
  const message = await send(file.id);
  const before = (await get(app, bob, MESSAGE, message)).message;
  const { createTask } = await get(app, ann, TASK, { input: { title: 'x', attachmentIds: [file.id] } });
  expect(createTask.task.attachments).toEqual([{ id: file.id }]);
  await get(app, ann, AVATAR, { input: { fileId: file.id } });
  expect((await ask(app, bob, DELETE, { input: { id: file.id } })).code).toBe('FORBIDDEN');
  expect((await get(app, ann, DELETE, { input: { id: file.id } })).deleteFile).toEqual({ fileId: file.id });
  expect((await get(app, bob, MESSAGE, message)).message).toEqual({ version: before.version + 1, attachments: [] });
  expect((await get(app, ann, '{ viewer { avatar { id } } }')).viewer.avatar).toBeNull();
  expect([await exists(file), await keysOf(file)]).toEqual([false, []]);
  expect((await download(app, ann, `/files/${file.id}`)).status).toBe(404);
});

test('an archive goes with what came out of it, and a file out of it alone', async () => {
  const first = await archive();
  await get(app, ann, DELETE, { input: { id: first.files[0]!.id } });
  expect(await Promise.all([first.archive, ...first.files].map(exists))).toEqual([true, false, true]);
  await get(app, ann, DELETE, { input: { id: first.archive.id } });
  expect(await Promise.all([first.archive, ...first.files].map(exists))).toEqual([false, false, false]);
});

test('what nothing refers to for a day is swept, and nothing else', async () => {
  const sweep = () => sweepFiles(createContext(app));
  const file = () => uploadedPicture(app, ann, { bytes: blackPng(5) });
  const [unused, sent, erased, picture, ofTask] = [
    await file(),
    await file(),
    await file(),
    await file(),
    await file(),
  ];
  await send(sent.id);
  const message = await send(erased.id);
  await get(app, ann, DELETE_MESSAGE, { input: { messageId: message.id } });
  await get(app, ann, AVATAR, { input: { fileId: picture.id } });
  await get(app, ann, TASK, { input: { title: 'x', attachmentIds: [ofTask.id] } });
  const [unusedArchive, sentArchive, sentEntry] = [await archive(), await archive(), await archive()];
  await send(sentArchive.archive.id);
  await send(sentEntry.files[0]!.id);
  await sweep();
  expect(await exists(unused)).toBe(true);
  await change(createContext(app), sql`update files set created_at = ${yesterday()}`);
  const young = await file();
  await sweep();
  const kept = [sent, picture, ofTask, young];
  for (const { archive, files } of [sentArchive, sentEntry]) kept.push(archive, ...files);
  expect(await Promise.all(kept.map(exists))).toEqual(kept.map(() => true));
  const gone = [unused, erased, unusedArchive.archive, ...unusedArchive.files];
  expect(await Promise.all(gone.map(exists))).toEqual(gone.map(() => false));
  expect((await Promise.all(gone.map(keysOf))).flat()).toEqual([]);
  expect(await keysOf(sent)).toHaveLength(3);
});

test('row 86: bytes without a row and what is left of broken uploads are swept after a day', async () => {
  const files = path.join(app.config.dataDir, 'files');
  const sent = await uploaded(app, ann, { bytes: 'x' });
  await send(sent.id);
  const left = ['incoming/left', `${path.dirname((await keysOf(sent))[0]!)}/00000000-0000-7000-8000-000000000000`];
  for (const name of left) await writeFile(path.join(files, name), 'x');
  await sweepFiles(createContext(app));
  const all = async () => (await readdir(files, { recursive: true })).filter((name) => left.includes(name));
  expect(await all()).toHaveLength(2);
  for (const name of left) await utimes(path.join(files, name), yesterday(), yesterday());
  await sweepFiles(createContext(app));
  expect(await all()).toEqual([]);
  expect(await exists(sent)).toBe(true);
});
