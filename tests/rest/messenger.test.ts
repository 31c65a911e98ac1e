import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { zipOf } from '../features/files/zips.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { rest, restGives } from '../support/rest.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** What the golden requests of 001 and 002 leave out. */

const PASSWORD = 'correct horse battery';
const SET_STATUS = 'mutation($input: SetTaskStatusInput!) { setTaskStatus(input: $input) { task { status version } } }';
const STATUS = 'query($id: ID!) { task(id: $id) { status } }';

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp({ timeZone: 'Europe/Berlin' });
  ann = await buildUser(app);
});
afterAll(() => app.close());

describe('where registration is closed', () => {
  let closed: TestApp;
  beforeAll(async () => {
    closed = await createTestApp({ registration: 'closed' });
  });
  afterAll(() => closed.close());

  test('an admin makes the account, and gets no tokens of it', async () => {
    const admin = await buildUser(closed, { role: 'ADMIN' });
    const account = { username: 'newcomer', password: PASSWORD };
    const { status, body } = await rest(closed, admin, 'POST', '/api/v1/auth/register', account);
    expect([status, Object.keys(body)]).toEqual([201, ['user']]);
    expect((await rest(closed, null, 'POST', '/api/v1/auth/login', account)).status).toBe(200);
  });

  test('nobody else does, signed in or not', async () => {
    const plain = await buildUser(closed);
    for (const as of [plain, null, { accessToken: 'none' }]) {
      const account = { username: 'stranger', password: PASSWORD };
      expect((await rest(closed, as, 'POST', '/api/v1/auth/register', account)).status).toBe(403);
    }
  });
});

test('a refresh token is good for 30 days, and not after the session was ended', async () => {
  const account = { username: 'keeper', password: PASSWORD };
  const { refresh, access } = await restGives(app, null, 'POST', '/v1/auth/register', account);
  const again = () => rest(app, null, 'POST', '/v1/auth/refresh', { refresh });
  expect((await again()).status).toBe(200);
  await restGives(app, { accessToken: access }, 'POST', '/api/auth/logout/');
  expect((await again()).status).toBe(401);
  const later = await createTestApp();
  const other = await restGives(later, null, 'POST', '/v1/auth/register', account);
  later.clock.advance(29 * 86_400);
  expect((await rest(later, null, 'POST', '/v1/auth/refresh', { refresh: other.refresh })).status).toBe(200);
  later.clock.advance(2 * 86_400);
  expect((await rest(later, null, 'POST', '/v1/auth/refresh', { refresh: other.refresh })).status).toBe(401);
  await later.close();
});

describe('tasks', () => {
  const make = (fields: object) => restGives(app, ann, 'POST', '/api/v1/tasks', { title: 'a task', ...fields });

  test('open leaves a task as far as it is, and makes a done one to do', async () => {
    const { id } = await make({});
    const put = (status: string) => restGives(app, ann, 'PUT', `/api/v1/tasks/${id}`, { status });
    const statusNow = async () => (await get(app, ann, STATUS, { id })).task.status;
    await get(app, ann, SET_STATUS, { input: { id, status: 'REVIEW' } });
    expect([(await put('open')).status, await statusNow()]).toEqual(['open', 'REVIEW']);
    expect([(await put('done')).status, await statusNow()]).toEqual(['done', 'DONE']);
    expect([(await put('open')).status, await statusNow()]).toEqual(['open', 'TODO']);
    expect([(await put('in_progress')).status, await statusNow()]).toEqual(['open', 'IN_PROGRESS']);
  });

  test('a bare date is a day of the organization, also where it has 23 or 25 hours', async () => {
    for (const [day, start, end] of [
      ['2027-03-28', '2027-03-27T23:00:00.000Z', '2027-03-28T21:59:59.999Z'],
      ['2027-10-31', '2027-10-30T22:00:00.000Z', '2027-10-31T22:59:59.999Z'],
    ] as const) {
      const inside = await Promise.all([start, end].map((due_date) => make({ due_date })));
      const outside = await Promise.all(
        [Date.parse(start) - 1, Date.parse(end) + 1].map((at) => make({ due_date: new Date(at).toISOString() })),
      );
      expect((await make({ due_date: day })).due_date).toBe(end);
      const found = await restGives(app, ann, 'GET', `/v1/tasks?from=${day}&to=${day}`);
      const ids = found.map((task: { id: string }) => task.id);
      expect(ids).toEqual(expect.arrayContaining(inside.map(({ id }) => id)));
      for (const { id } of outside) expect(ids).not.toContain(id);
    }
  });

  test('a time without a zone is one of the organization', async () => {
    const { id, due_date } = await make({ due_date: '2026-12-05T10:00:00' });
    expect(due_date).toBe('2026-12-05T09:00:00.000Z');
    const found = async (query: string) =>
      (await restGives(app, ann, 'GET', `/v1/tasks?${query}`)).some((task: { id: string }) => task.id === id);
    expect(await found('from=2026-12-05T10:00:00&to=2026-12-05T10:00:00')).toBe(true);
    expect(await found('from=2026-12-05T10:00:00.001')).toBe(false);
    expect(await found('to=2026-12-05T09:59:59.999')).toBe(false);
  });

  test('the list is whole, however long', async () => {
    const ben = await buildUser(app);
    const titles = Array.from({ length: 230 }, (_, index) => `task ${index}`);
    for (const title of titles) await restGives(app, ben, 'POST', '/v1/tasks', { title });
    const tasks = await restGives(app, ben, 'GET', '/v1/tasks');
    expect(tasks.map((task: { title: string }) => task.title)).toEqual(titles.toReversed());
  });
});

describe('messages', () => {
  test('the newest 50 are given, and by the first of them the 50 before', async () => {
    const contents = Array.from({ length: 120 }, (_, index) => `message ${index}`);
    for (const content of contents) await restGives(app, ann, 'POST', '/api/v1/messages', { content });
    const newest = await restGives(app, ann, 'GET', '/api/v1/messages');
    const before = await restGives(app, ann, 'GET', `/api/v1/messages?before=${newest[0].id}`);
    const said = [...before, ...newest].map((message) => message.content);
    expect(said).toEqual(contents.slice(-100));
  });

  test('row 126: no message of another room, and nothing else, is a place among them', async () => {
    const { id: roomId } = await buildRoom(app, { owners: [ann] });
    const { sendMessage } = await get(app, ann, SEND, { input: { roomId, content: 'elsewhere' } });
    for (const before of [sendMessage.message.id, ann.id, 'x', 'a'.repeat(3000), '%00']) {
      const { status, body } = await rest(app, ann, 'GET', `/v1/messages?before=${before}`);
      expect([before, status, body.code]).toEqual([before, 400, 'BAD_USER_INPUT']);
      expect(body.errors).toEqual({ before: ['Names no message of this room.'] });
    }
  });
});

test('of an archive each file is given, also of many', async () => {
  const names = Array.from({ length: 120 }, (_, index) => `${index}.txt`);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(zipOf(names.map((name) => ({ name, data: name }))))]), 'many.zip');
  const files = await restGives(app, ann, 'POST', '/v1/uploads', form);
  expect(files.map((file: { name: string }) => file.name)).toEqual(names);
  const last = await fetch(files.at(-1).url);
  expect([last.status, await last.text()]).toEqual([200, '119.txt']);
});
