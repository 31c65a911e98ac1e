import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { attempt, eventsOf, perform, see, send } from './actions.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let admin: TestUser;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
  admin = await buildUser(app, { role: 'ADMIN' });
});
beforeEach(async () => {
  roomId = (await buildRoom(app, { owners: [bob], members: [ann, admin] })).id;
});
afterAll(() => app.close());

/** Every value of every row of the database, as one text. */
async function everything(): Promise<string> {
  const connection = app.orm.em.fork().getConnection();
  const tables = ['messages', 'mentions', 'reactions', 'events', 'idempotency_keys', 'thread_followers', 'rooms'];
  return JSON.stringify(await Promise.all(tables.map((table) => connection.execute(`select * from ${table}`))));
}

test('of a deleted message only a tombstone stays', async () => {
  const content = 'secret-canary';
  const input = { roomId, content: `${content} @${bob.username}`, idempotencyKey: 'a key' };
  const { message: sent } = await perform(app, ann, 'sendMessage', input);
  await perform(app, bob, 'addReaction', { messageId: sent.id, emoji: ':canary-emoji:' });
  expect(await everything()).toContain(content);
  const { message } = await perform(app, ann, 'deleteMessage', { messageId: sent.id });
  expect(message).toMatchObject({
    content: '',
    version: 3,
    deletedAt: expect.any(String),
    mentions: [],
    reactions: [],
  });
  expect(message).toMatchObject({ viewerCanEdit: false, viewerCanDelete: false });
  expect(await everything()).not.toMatch(/canary/);
  expect(await see(app, bob, sent.id)).toMatchObject({ content: '', mentions: [], reactions: [] });
});

test('deleting twice changes nothing', async () => {
  const sent = await send(app, ann, { roomId });
  const { message } = await perform(app, ann, 'deleteMessage', { messageId: sent.id });
  app.clock.advance(10);
  expect((await perform(app, ann, 'deleteMessage', { messageId: sent.id })).message).toEqual(message);
  expect(await eventsOf(app, sent.id)).toEqual(['MESSAGE_ADDED', 'MESSAGE_DELETED']);
});

test('row 60: an admin in the room deletes what others sent; an owner of the room does not', async () => {
  const sent = await send(app, ann, { roomId });
  expect((await see(app, bob, sent.id)).viewerCanDelete).toBe(false);
  expect((await attempt(app, bob, 'deleteMessage', { messageId: sent.id })).code).toBe('FORBIDDEN');
  expect((await see(app, admin, sent.id)).viewerCanDelete).toBe(true);
  expect((await perform(app, admin, 'deleteMessage', { messageId: sent.id })).message.deletedAt).not.toBeNull();
});

test('an admin who is not in the room does not find the message', async () => {
  const own = await buildRoom(app, { owners: [ann] });
  const sent = await send(app, ann, { roomId: own.id });
  expect((await attempt(app, admin, 'deleteMessage', { messageId: sent.id })).code).toBe('NOT_FOUND');
});

test('twenty deletions at once are one', async () => {
  const sent = await send(app, ann, { roomId });
  await Promise.all(Array.from({ length: 20 }, () => perform(app, ann, 'deleteMessage', { messageId: sent.id })));
  expect((await see(app, ann, sent.id)).version).toBe(2);
  expect(await eventsOf(app, sent.id)).toEqual(['MESSAGE_ADDED', 'MESSAGE_DELETED']);
});
