import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { type Answer, ask } from '../../support/client.js';
import { ADDED } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { attempt, see, send } from './actions.js';

let app: TestApp;
let ann: TestUser;
let stranger: TestUser;
let roomId: string;
let publicRoomId: string;
let messageId: string;
let publicMessageId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  stranger = await buildUser(app, { role: 'ADMIN' });
  roomId = (await buildRoom(app, { owners: [ann] })).id;
  publicRoomId = (await buildRoom(app, { owners: [ann], isPrivate: false })).id;
  messageId = (await send(app, ann, { roomId })).id;
  publicMessageId = (await send(app, ann, { roomId: publicRoomId })).id;
});
afterAll(() => app.close());

/** What may stand where a message's id is wanted: absent, of another type, or no id at all. */
const notMessages = () => [
  newId(),
  roomId,
  ann.id,
  '-1',
  '1.5',
  '1e3',
  ' 1',
  '9223372036854775808',
  '',
  "' or 1=1 --",
  '%',
  '\0',
  'é',
  'x'.repeat(9000),
];

/** The whole answer, except where in the document an error arose: compiled documents do not tell that. */
function bytes({ status, data, errors }: Answer<unknown>): string {
  return JSON.stringify({ status, data, errors }, (key, value) => (key === 'locations' ? undefined : value));
}

const CHANGES = [
  ['editMessage', { content: 'x' }],
  ['deleteMessage', {}],
  ['addReaction', { emoji: '👍' }],
  ['removeReaction', { emoji: '👍' }],
  ['followThread', {}],
  ['unfollowThread', {}],
] as const;

test.each(CHANGES)('%s answers for a foreign message as for none', async (name, rest) => {
  const answers = [];
  for (const id of [messageId, publicMessageId, ...notMessages()]) {
    answers.push(bytes(await attempt(app, stranger, name, { messageId: id, ...rest })));
  }
  expect([...new Set(answers)]).toHaveLength(1);
  expect(answers[0]).toContain('NOT_FOUND');
  expect(await see(app, ann, messageId)).toMatchObject({ content: 'Hello', version: 1 });
});

test('sending answers for a foreign room, and a foreign thread, as for none', async () => {
  const rooms = [roomId, newId(), messageId, '-1', ' 1', ''];
  const own = await buildRoom(app, { owners: [stranger] });
  const inputs = [
    ...rooms.map((id) => ({ roomId: id, content: 'x' })),
    ...[messageId, publicMessageId, ...notMessages()].map((threadRootId) => ({
      roomId: own.id,
      content: 'x',
      threadRootId,
    })),
  ];
  const answers = [];
  for (const input of inputs) {
    answers.push(bytes(await attempt(app, stranger, 'sendMessage', input)));
  }
  expect([...new Set(answers)]).toHaveLength(1);
  expect(answers[0]).toContain('NOT_FOUND');
});

test('a foreign message is not read, neither by its id nor by way of its room', async () => {
  const BY_ID = `query($id: ID!) { message(id: $id) { id content room { messages(first: 1) { nodes { id } } } } }`;
  const answers = [];
  for (const id of [messageId, publicMessageId, ...notMessages()]) {
    answers.push(bytes(await ask(app, stranger, BY_ID, { id })));
  }
  expect(new Set(answers)).toEqual(new Set([JSON.stringify({ status: 200, data: { message: null } })]));
  const BY_ROOM = `query($id: ID!) { room(id: $id) { name messages(first: 1) { nodes { content } } } }`;
  expect((await ask(app, stranger, BY_ROOM, { id: roomId })).data).toEqual({ room: null });
  const { code, data } = await ask(app, stranger, BY_ROOM, { id: publicRoomId });
  expect([code, data]).toEqual(['FORBIDDEN', { room: null }]);
});

test('without signing in nothing of a message is told or changed', async () => {
  expect((await ask(app, null, `query($id: ID!) { message(id: $id) { id } }`, { id: messageId })).code).toBe(
    'UNAUTHENTICATED',
  );
  for (const [name, rest] of CHANGES) {
    const { code } = await attempt(app, { ...ann, accessToken: '' }, name, { messageId, ...rest });
    expect([name, code]).toEqual([name, 'UNAUTHENTICATED']);
  }
});

test.each(['messageAdded', 'messageUpdated'])('%s of a foreign room is refused as of none', async (field) => {
  const client = connect(app, stranger);
  const refusals = [];
  for (const id of [roomId, newId(), 'x']) {
    const heard = listen(client, ADDED.replace('messageAdded', field), { roomId: id });
    refusals.push(await heard.ended.catch((errors: unknown) => JSON.stringify(errors)));
    expect(heard.events).toEqual([]);
  }
  expect(new Set(refusals).size).toBe(1);
  expect(refusals[0]).toContain('NOT_FOUND');
  await client.dispose();
});
