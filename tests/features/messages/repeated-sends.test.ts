import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { attempt, eventsOf, perform, see } from './actions.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
  roomId = (await buildRoom(app, { owners: [ann], members: [bob] })).id;
});
afterAll(() => app.close());

async function contents(): Promise<string[]> {
  const { room } = await get(
    app,
    ann,
    `query($id: ID!) { room(id: $id) { messages(last: 100) { nodes { content } } } }`,
    { id: roomId },
  );
  return room.messages.nodes.map((node: { content: string }) => node.content);
}

test('row F17: twenty sends with one key are one message, one event and one answer', async () => {
  const input = { roomId, content: 'once', idempotencyKey: 'twenty' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => attempt(app, ann, 'sendMessage', input)));
  expect(new Set(answers.map(({ data, errors }) => JSON.stringify({ data, errors }))).size).toBe(1);
  expect((await contents()).filter((content) => content === 'once')).toHaveLength(1);
  expect(await eventsOf(app, answers[0]!.data.sendMessage.message.id)).toEqual(['MESSAGE_ADDED']);
});

test('row 64: equal keys of two users know nothing of each other', async () => {
  const mine = await perform(app, ann, 'sendMessage', { roomId, content: 'of ann', idempotencyKey: 'shared' });
  const theirs = await perform(app, bob, 'sendMessage', { roomId, content: 'of bob', idempotencyKey: 'shared' });
  expect(theirs.message.content).toBe('of bob');
  expect(theirs.message.id).not.toBe(mine.message.id);
});

test('row 65: a key with another text is refused, and the first message stays as it is', async () => {
  const { message } = await perform(app, ann, 'sendMessage', { roomId, content: 'first', idempotencyKey: 'reused' });
  const refused = await attempt(app, ann, 'sendMessage', { roomId, content: 'second', idempotencyKey: 'reused' });
  expect(refused.code).toBe('IDEMPOTENCY_KEY_REUSED');
  expect(await see(app, ann, message.id)).toEqual(message);
  expect(await contents()).not.toContain('second');
});

test('a repeat gives the message as it is now', async () => {
  const input = { roomId, content: 'before', idempotencyKey: 'edited since' };
  const { message, cursor } = await perform(app, ann, 'sendMessage', input);
  await perform(app, ann, 'editMessage', { messageId: message.id, content: 'after' });
  const repeat = await perform(app, ann, 'sendMessage', input);
  expect(repeat).toMatchObject({ cursor, message: { id: message.id, content: 'after', version: 2 } });
});

test('a refused send leaves its key free', async () => {
  const root = await perform(app, ann, 'sendMessage', { roomId, content: 'root' });
  await perform(app, ann, 'deleteMessage', { messageId: root.message.id });
  const input = { roomId, content: 'again', idempotencyKey: 'refused' };
  expect((await attempt(app, ann, 'sendMessage', { ...input, threadRootId: root.message.id })).code).toBe('CONFLICT');
  expect((await perform(app, ann, 'sendMessage', input)).message.content).toBe('again');
});

test('a repeated reaction is one change', async () => {
  const { message } = await perform(app, ann, 'sendMessage', { roomId, content: 'x' });
  const input = { messageId: message.id, emoji: '👍', idempotencyKey: 'reaction' };
  const first = await perform(app, bob, 'addReaction', input);
  await perform(app, bob, 'removeReaction', { messageId: message.id, emoji: '👍' });
  const repeat = await perform(app, bob, 'addReaction', input);
  expect(repeat.cursor).toBe(first.cursor);
  expect(repeat.message).toMatchObject({ version: 3, reactions: [] });
});
