import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { attempt, eventsOf, perform, see, send } from './actions.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let roomId: string;
let messageId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
  roomId = (await buildRoom(app, { owners: [ann], members: [bob] })).id;
});
beforeEach(async () => {
  messageId = (await send(app, ann, { roomId })).id;
});
afterAll(() => app.close());

const react = (as: TestUser, emoji: string) => perform(app, as, 'addReaction', { messageId, emoji });

test('reactions are grouped by emoji in the order of first use', async () => {
  for (const [user, emoji] of [
    [bob, '🎉'],
    [ann, '👍'],
    [ann, '🎉'],
  ] as const) {
    await react(user, emoji);
    app.clock.advance(1);
  }
  const { reactions, version } = await see(app, ann, messageId);
  const [a, b] = [{ username: ann.username }, { username: bob.username }];
  expect(reactions).toEqual([
    { emoji: '🎉', count: 2, viewerHasReacted: true, users: [b, a] },
    { emoji: '👍', count: 1, viewerHasReacted: true, users: [a] },
  ]);
  expect(version).toBe(4);
  expect((await see(app, bob, messageId)).reactions.map((group) => group.viewerHasReacted)).toEqual([true, false]);
});

test('a repeat changes nothing, neither of adding nor of removing', async () => {
  await react(bob, '👍');
  expect((await react(bob, '👍')).message.version).toBe(2);
  const { message } = await perform(app, bob, 'removeReaction', { messageId, emoji: '👍' });
  expect(message).toMatchObject({ version: 3, reactions: [] });
  expect((await perform(app, bob, 'removeReaction', { messageId, emoji: '👍' })).message.version).toBe(3);
  expect(await eventsOf(app, messageId)).toEqual(['MESSAGE_ADDED', 'MESSAGE_REACTED', 'MESSAGE_REACTED']);
});

test("nobody takes off another's reaction", async () => {
  await react(bob, '👍');
  await perform(app, ann, 'removeReaction', { messageId, emoji: '👍' });
  expect((await see(app, ann, messageId)).reactions[0]!.count).toBe(1);
});

test.each(['👍', '👍🏽', '❤️', '🇦🇹', '👩‍👩‍👧‍👦', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', ':+1:', `:${'x'.repeat(64)}:`])(
  '%s is an emoji',
  async (emoji) => {
    expect((await react(bob, emoji)).message.reactions).toMatchObject([{ emoji, count: 1 }]);
  },
);

test.each([
  '',
  ' ',
  'a',
  '1',
  'ok',
  '👍👍',
  '👍 ',
  '❤',
  ':',
  '::',
  ':A:',
  ':a b:',
  `:${'x'.repeat(65)}:`,
  '\u0000',
  '\ud83d',
])('%j is no emoji', async (emoji) => {
  const { code, errors } = await attempt(app, bob, 'addReaction', { messageId, emoji });
  expect(code).toBe('BAD_USER_INPUT');
  expect(errors![0]!.extensions.fields).toHaveProperty(['input.emoji']);
});

test('a message takes fifty different emoji, and those from any number of people', async () => {
  const codes = Array.from({ length: 50 }, (_, index) => `:code-${index}:`);
  await Promise.all(codes.map((emoji) => react(ann, emoji)));
  expect((await attempt(app, bob, 'addReaction', { messageId, emoji: '👍' })).code).toBe('BAD_USER_INPUT');
  await react(bob, codes[7]!);
  const { reactions, version } = await see(app, bob, messageId);
  expect(reactions).toHaveLength(50);
  expect(version).toBe(52);
});

test('a deleted message and an archived one take no reactions and lose none', async () => {
  await react(bob, '👍');
  const connection = app.orm.em.fork().getConnection();
  await connection.execute('update messages set segment_id = ? where id = ?', ['s', messageId]);
  for (const name of ['addReaction', 'removeReaction'] as const) {
    expect((await attempt(app, bob, name, { messageId, emoji: '👍' })).code).toBe('ARCHIVED');
  }
  await connection.execute('update messages set segment_id = null where id = ?', [messageId]);
  await perform(app, ann, 'deleteMessage', { messageId });
  for (const name of ['addReaction', 'removeReaction'] as const) {
    expect((await attempt(app, bob, name, { messageId, emoji: '👍' })).code).toBe('CONFLICT');
  }
});

test('users are the first ones, as many as wanted', async () => {
  await react(bob, '👍');
  app.clock.advance(1);
  await react(ann, '👍');
  const USERS = `query($id: ID!, $first: Int!) { message(id: $id) { reactions { count users(first: $first) { username } } } }`;
  const { message } = await get(app, ann, USERS, { id: messageId, first: 1 });
  expect(message.reactions).toEqual([{ count: 2, users: [{ username: bob.username }] }]);
  for (const first of [0, -1, 101]) {
    expect((await ask(app, ann, USERS, { id: messageId, first })).code).toBe('BAD_USER_INPUT');
  }
});
