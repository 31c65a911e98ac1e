import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { updateProfile } from '../../../src/features/accounts/update-profile.js';
import { sendMessage } from '../../../src/features/messages/send-message.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../../support/builders.js';
import { type Answer, ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { UPDATE_PROFILE } from './documents.js';

const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { cursor } }';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test('somebody who sends, answers and is called all the time can change his e-mail and his name meanwhile', async () => {
  const [ann, bob] = [await buildUser(app, { username: 'ann' }), await buildUser(app)];
  const { id: roomId } = await buildRoom(app, { owners: [ann], members: [bob] });
  const send = (user: TestUser, content: string) => ask(app, user, SEND, { input: { roomId, content } });
  const write = (user: TestUser) => times(10, (turn) => send(user, `${turn} for @ann`));
  const rename = times(10, (turn) => {
    const input = turn % 2 ? { email: `ann${turn}@example.org` } : { username: turn % 4 ? 'ann' : 'Ann' };
    return ask(app, ann, UPDATE_PROFILE, { input });
  });
  const answers = await Promise.all([write(ann), write(ann), write(ann), write(bob), write(bob), rename]);
  expect(answers.flat().flatMap(({ errors }) => errors ?? [])).toEqual([]);
});

test('nor does he wait for ever for whoever else refers to him, or they for him', async () => {
  const [ann, bob] = [await buildUser(app, { username: 'anna' }), await buildUser(app)];
  const { id: roomId } = await buildRoom(app, { owners: [ann, bob] });
  const other = await buildRoom(app, { owners: [bob] });
  const change = (user: TestUser, name: string, input: object) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    return ask(app, user, `mutation($input: ${type}) { ${name}(input: $input) { cursor } }`, { input });
  };
  const root = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
  const messageId: string = (await get(app, bob, root, { input: { roomId, content: 'root' } })).sendMessage.message.id;
  const turns = (even: () => Promise<Answer<unknown>>, odd: () => Promise<Answer<unknown>>) =>
    times(8, (turn) => (turn % 2 ? odd() : even()));
  const membership = { roomId: other.id, userId: ann.id };
  const answers = await Promise.all([
    turns(
      () => change(ann, 'updateProfile', { email: 'anna@example.org' }),
      () => change(ann, 'updateProfile', { email: null }),
    ),
    turns(
      () => change(ann, 'addReaction', { messageId, emoji: '👍' }),
      () => change(ann, 'removeReaction', { messageId, emoji: '👍' }),
    ),
    turns(
      () => change(ann, 'followThread', { messageId }),
      () => change(ann, 'unfollowThread', { messageId }),
    ),
    turns(
      () => change(bob, 'addRoomMember', membership),
      () => change(bob, 'removeRoomMember', membership),
    ),
    turns(
      () => change(bob, 'createRoom', { name: 'with her', memberIds: [ann.id] }),
      () => change(ann, 'createRoom', { name: 'hers', memberIds: [bob.id] }),
    ),
    turns(
      () => change(bob, 'editMessage', { messageId, content: 'root for @anna' }),
      () => change(bob, 'editMessage', { messageId, content: 'root for @ANNA' }),
    ),
    turns(
      () => change(bob, 'sendMessage', { roomId, threadRootId: messageId, content: 'reply for @anna' }),
      () => change(ann, 'sendMessage', { roomId, threadRootId: messageId, content: 'reply' }),
    ),
  ]);
  expect(answers.flat().flatMap(({ errors }) => errors ?? [])).toEqual([]);
});

test('who sends without a pause can change his e-mail all the same', async () => {
  const ann = await buildUser(app);
  const { id: roomId } = await buildRoom(app, { owners: [ann] });
  let over = false;
  const senders = Array.from({ length: 16 }, async () => {
    while (!over) await sendMessage(contextOf(app, ann), { roomId, content: 'x' });
  });
  try {
    for (let change = 0; change < 5; change++)
      await updateProfile(contextOf(app, ann), { email: `${ann.username}.${change}@example.org` });
  } finally {
    over = true;
  }
  await Promise.all(senders);
  expect(over).toBe(true);
});

test.each([
  ['username', 'taken'],
  ['email', 'taken@example.org'],
])('of several who take one %s at once, one has it and the others are told', async (field, value) => {
  const people = await Promise.all(Array.from({ length: 6 }, () => buildUser(app)));
  const codes = (
    await Promise.all(people.map((user) => ask(app, user, UPDATE_PROFILE, { input: { [field]: value } })))
  ).map(({ code }) => code);
  expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  for (const code of codes) expect([undefined, 'CONFLICT', 'BAD_USER_INPUT']).toContain(code);
});

/** The answers of asking so often, each time when the one before is answered. */
async function times<T>(count: number, askOnce: (turn: number) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let turn = 0; turn < count; turn++) answers.push(await askOnce(turn));
  return answers;
}
