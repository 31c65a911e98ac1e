import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const REQUESTS = 500;
/** Requests at the same moment: more would wait longer for a connection than a request may. */
const AT_ONCE = 40;

/** Every field whose value depends on who asks, and some that do not. */
const DOCUMENT = `query($roomId: ID!, $annsId: ID!) {
  viewer { id username email role }
  sessions { id isCurrent }
  users(first: 10) { nodes { id username email } }
  rooms(first: 10) { nodes { id name viewerRole unreadCount unreadMentionCount lastReadMessage { id }
    lastMessage { id viewerCanEdit } } }
  room(id: $roomId) {
    viewerRole viewerCanUpdate viewerCanDelete viewerCanManageMembers viewerCanLeave unreadCount unreadMentionCount
    members(first: 10) { nodes { role user { username email } } }
    messages(first: 10) { nodes {
      id content viewerCanEdit viewerCanDelete viewerFollowsThread author { id email }
      reactions { emoji count viewerHasReacted } room { id viewerRole unreadCount }
    } }
  }
  annsRoom: room(id: $annsId) { name messages(first: 10) { nodes { content } } }
}`;

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let variables: { roomId: string; annsId: string };

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app, { username: 'ann', email: 'ann@example.org' });
  bob = await buildUser(app, { username: 'bob', email: 'bob@example.org' });
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const anns = await buildRoom(app, { name: 'of ann alone', owners: [ann] });
  variables = { roomId: room.id, annsId: anns.id };
  await buildRoom(app, { name: 'of bob alone', owners: [bob] });
  const send = async (as: TestUser, roomId: string, content: string) =>
    (await get(app, as, SEND, { input: { roomId, content } })).sendMessage.message.id;
  await send(ann, room.id, 'Hello @bob');
  await send(ann, room.id, 'Are you there?');
  const messageId = await send(bob, room.id, 'Here');
  await send(ann, anns.id, 'A note to myself');
  const react = 'mutation($input: AddReactionInput!) { addReaction(input: $input) { cursor } }';
  await get(app, ann, react, { input: { messageId, emoji: '👍' } });
});
afterAll(() => app.close());

test(`row 63: ${REQUESTS} requests of each of two users, ${AT_ONCE} at a time, get what each sees alone`, async () => {
  const [anns, bobs] = [await get(app, ann, DOCUMENT, variables), await get(app, bob, DOCUMENT, variables)];
  expect(anns.annsRoom.name).toBe('of ann alone');
  expect(bobs.annsRoom).toBeNull();
  expect([anns.room.unreadCount, bobs.room.unreadCount]).toEqual([1, 2]);
  expect([anns.room.viewerRole, bobs.room.viewerRole]).toEqual(['OWNER', 'MEMBER']);

  const inTurns = Array.from({ length: 2 * REQUESTS }, (_, index) => (index % 2 === 0 ? ann : bob));
  const answers: unknown[] = [];
  for (let first = 0; first < inTurns.length; first += AT_ONCE) {
    const moment = inTurns.slice(first, first + AT_ONCE).map((user) => get(app, user, DOCUMENT, variables));
    answers.push(...(await Promise.all(moment)));
  }
  const strange = answers.filter((answer, index) => !isEqual(answer, inTurns[index] === ann ? anns : bobs));
  expect(strange).toEqual([]);
});

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
