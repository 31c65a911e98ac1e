import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask } from '../../support/client.js';
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
