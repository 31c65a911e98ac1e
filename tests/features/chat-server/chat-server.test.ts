import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { addUser } from '../../../src/features/accounts/add-user.js';
import { setUserPassword } from '../../../src/features/accounts/set-user-password.js';
import { runArchive } from '../../../src/features/archive/run-archive.js';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { EVENTS } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

const LOCAL = { host: '127.0.0.1', port: 0 };

let app: TestApp;
let url: string;

beforeAll(async () => {
  app = await createTestApp({ compatChat: LOCAL });
  url = await app.compatChat!.listen(LOCAL);
});
afterAll(() => app.close());

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
async function post(path: string, body: unknown, at = url): Promise<{ status: number; body: any }> {
  const response = await fetch(at + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

async function added(path: string, body: unknown): Promise<string> {
  const answer = await post(path, body);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer));
  return answer.body.id;
}

let counter = 0;
const addUserHere = () => added('/users/add', { username: `chatter_${++counter}` });
const notThere = { status: 404, body: { code: 'NOT_FOUND', detail: expect.any(String) } };

test('it is off unless a setting asks for it', async () => {
  const quiet = await createTestApp();
  expect(quiet.compatChat).toBeNull();
  await quiet.close();
});

test('its routes are on its own port alone', async () => {
  expect((await post('/users/add', { username: 'somebody' }, app.url)).status).toBe(404);
  const elsewhere = await post('/api/auth/login/', {});
  expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'NOT_FOUND']);
});

test('numbers are taken for ids, and find nothing', async () => {
  const user = await addUserHere();
  const chat = await added('/chats/add', { name: 'numbers', users: [user] });
  expect(await post('/chats/get', { user: 1 })).toEqual(notThere);
  expect(await post('/messages/get', { chat: 1 })).toEqual(notThere);
  expect(await post('/messages/add', { chat, author: 1, text: 'hi' })).toEqual(notThere);
  expect(await post('/messages/add', { chat: 1, author: user, text: 'hi' })).toEqual(notThere);
  const refused = await post('/chats/add', { name: 'numbers', users: [user, 2] });
  expect(refused).toMatchObject({ status: 400, body: { errors: { users: [expect.any(String)] } } });
});

describe('it leads to nothing that was not made through it:', () => {
  let ann: TestUser;
  beforeAll(async () => {
    ann = await buildUser(app);
  });

  test('it speaks for nobody who signs in himself', async () => {
    const user = await addUserHere();
    const chat = await added('/chats/add', { name: 'mixed', users: [user, ann.id] });
    expect(await post('/messages/add', { chat, author: ann.id, text: 'I resign' })).toEqual(notThere);
    expect(await post('/chats/get', { user: ann.id })).toEqual(notThere);
  });

  test('nor for one of its users once he was given a password', async () => {
    const user = await addUserHere();
    const chat = await added('/chats/add', { name: 'own', users: [user] });
    await added('/messages/add', { chat, author: user, text: 'hi' });
    const admin = await buildUser(app, { role: 'ADMIN' });
    await setUserPassword(contextOf(app, admin, 'ADMIN'), { userId: user, password: 'correct horse battery' });
    expect(await post('/messages/add', { chat, author: user, text: 'hi' })).toEqual(notThere);
  });

  test('the room of all and the rooms of people are no chats, also where its users are in them', async () => {
    const user = await addUserHere();
    const { id: room } = await buildRoom(app, { owners: [ann] });
    const { rooms } = await get(app, ann, '{ rooms(first: 10) { nodes { id name } } }');
    const general = rooms.nodes.find(({ name }: { name: string }) => name === 'general').id;
    for (const chat of [general, room]) {
      expect(await post('/messages/get', { chat })).toEqual(notThere);
      expect(await post('/messages/add', { chat, author: user, text: 'hi' })).toEqual(notThere);
    }
    expect((await post('/chats/get', { user })).body).toEqual([]);
  });

  test('its users sign in nowhere', async () => {
    await added('/users/add', { username: 'wordless' });
    for (const password of ['', 'null', 'wordless']) {
      const login = await fetch(`${app.url}/api/auth/login/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'wordless', password }),
      });
      expect(login.status).toBe(401);
    }
  });
});

test('who is in a chat hears of it, and of what is sent there', async () => {
  const ann = await buildUser(app);
  const client = connect(app, ann);
  const { viewer } = await get(app, ann, '{ viewer { cursor } }');
  const heard = listen(client, EVENTS, { after: viewer.cursor });
  const user = await addUserHere();
  const chat = await added('/chats/add', { name: 'heard', users: [user, ann.id] });
  await added('/messages/add', { chat, author: user, text: 'hello' });
  const kinds = (await heard.take(4)).map(({ events }) => events.kind);
  // The user comes with his place in the room of all.
  expect(kinds).toEqual(['USER_ADDED', 'MEMBER_ADDED', 'ROOM_CREATED', 'MESSAGE_ADDED']);
  await client.dispose();
});

test('a list is whole, however long, and survives a restart', async () => {
  const user = await addUserHere();
  const chat = await added('/chats/add', { name: 'long', users: [user] });
  const texts = Array.from({ length: 250 }, (_, index) => `message ${index}`);
  for (const text of texts) await added('/messages/add', { chat, author: user, text });
  const before = await post('/messages/get', { chat });
  expect(before.body.map(({ text }: { text: string }) => text)).toEqual(texts);
  const { dataDir, databaseUrl } = app.config;
  await app.close();
  app = await createTestApp({ dataDir, databaseUrl, compatChat: LOCAL });
  url = await app.compatChat!.listen(LOCAL);
  expect(await post('/messages/get', { chat })).toEqual(before);
  expect((await post('/chats/get', { user })).body).toMatchObject([{ id: chat, users: [user] }]);
});

test('what is in the archive is read as before', async () => {
  const user = await addUserHere();
  const chat = await added('/chats/add', { name: 'old', users: [user] });
  await added('/messages/add', { chat, author: user, text: 'of long ago' });
  const before = await post('/messages/get', { chat });
  app.clock.advance(40 * 86_400);
  await runArchive(createContext(app), new AbortController().signal);
  const { id } = before.body[0];
  const [row] = await query(
    { em: app.orm.em },
    sql<{ content: string | null }>`select content from messages where id = ${id}`,
  );
  expect(row!.content).toBeNull();
  expect(await post('/messages/get', { chat })).toEqual(before);
});

test('a chat has as many users as the body holds', async () => {
  const { value: ids } = await inTransaction(createContext(app), async (tx) => {
    const users = [];
    for (let index = 0; index < 300; index++) {
      users.push(await addUser(tx, { username: `many${index}`, passwordHash: null, role: 'USER', importKey: newId() }));
    }
    return users.map(({ id }) => id);
  });
  const user = await addUserHere();
  const chat = await added('/chats/add', { name: 'many', users: [user, ...ids, user] });
  const { body } = await post('/chats/get', { user });
  expect(body[0].id).toBe(chat);
  expect(new Set(body[0].users)).toEqual(new Set([user, ...ids]));
  expect(body[0].users).toHaveLength(301);
});
