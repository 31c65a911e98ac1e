import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.js';
import { dependsOnViewer } from '../../../src/graphql/viewer-dependence.js';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { ADDED, CURSOR } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { ADD, CREATE, DELETE, JOIN, LEAVE, READ, REMOVE, SEND, SET_ROLE, UPDATE } from './documents.js';

const EVENTS = `subscription($after: Cursor) { events(after: $after) { kind
  ... on RoomEvent { roomId room { name } }
  ... on RoomMemberEvent { roomId role user { id } room { name } } } }`;

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let eve: TestUser;

beforeAll(async () => {
  app = await createTestApp();
});
beforeEach(async () => {
  [ann, bob, eve] = [await buildUser(app), await buildUser(app), await buildUser(app)];
});
afterAll(() => app.close());

const cursorOf = async (user: TestUser): Promise<string> => (await get(app, user, CURSOR)).viewer.cursor;

/** What a person hears after a cursor until his own new room, which is heard by him whatever else is. */
async function heardBy(user: TestUser, after: string) {
  const { createRoom } = await get(app, user, CREATE, { input: { name: 'the end' } });
  const client = connect(app, user);
  const heard = listen(client, EVENTS, { after });
  for (let count = 1; ; count++) {
    const events = (await heard.take(count)).map((each) => each.events);
    if (events.at(-1).roomId !== createRoom.room.id) continue;
    await client.dispose();
    return events.slice(0, -1);
  }
}

test('those who are taken in hear of a new room, and nobody else', async () => {
  const after = await cursorOf(ann);
  const { createRoom } = await get(app, ann, CREATE, { input: { name: 'ours', memberIds: [bob.id] } });
  const roomId = createRoom.room.id;
  const room = { name: 'ours' };
  expect(await heardBy(bob, after)).toEqual([
    { kind: 'ROOM_CREATED', roomId, room },
    { kind: 'MEMBER_ADDED', roomId, room, role: 'OWNER', user: { id: ann.id } },
    { kind: 'MEMBER_ADDED', roomId, room, role: 'MEMBER', user: { id: bob.id } },
  ]);
  expect(await heardBy(eve, after)).toEqual([]);
});

test('members hear who comes, changes and goes, and so does he who is removed', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann], members: [bob] });
  const after = await cursorOf(ann);
  await get(app, ann, ADD, { input: { roomId, userId: eve.id } });
  await get(app, ann, ADD, { input: { roomId, userId: eve.id } });
  await get(app, ann, SET_ROLE, { input: { roomId, userId: bob.id, role: 'OWNER' } });
  await get(app, bob, REMOVE, { input: { roomId, userId: eve.id } });
  await get(app, ann, UPDATE, { input: { roomId, name: 'without eve' } });
  await get(app, ann, LEAVE, { input: { roomId } });
  const room = { name: 'without eve' };
  const told = [
    { kind: 'MEMBER_ADDED', roomId, room, role: 'MEMBER', user: { id: eve.id } },
    { kind: 'MEMBER_CHANGED', roomId, room, role: 'OWNER', user: { id: bob.id } },
    { kind: 'MEMBER_REMOVED', roomId, room, role: null, user: { id: eve.id } },
    { kind: 'ROOM_UPDATED', roomId, room },
    { kind: 'MEMBER_REMOVED', roomId, room, role: null, user: { id: ann.id } },
  ];
  expect(await heardBy(bob, after)).toEqual(told);
  const eves = await heardBy(eve, after);
  expect(eves.at(-1)).toEqual({ ...told[2], room: null });
});

test('a deleted room is heard of by its members, as gone', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann], members: [bob], isPrivate: false });
  const after = await cursorOf(ann);
  await get(app, ann, DELETE, { input: { roomId } });
  expect(await heardBy(bob, after)).toEqual([{ kind: 'ROOM_DELETED', roomId, room: null }]);
  expect(await heardBy(eve, after)).toEqual([]);
});

test('that somebody read on is heard by himself alone, and only when he did', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann], members: [bob] });
  const { sendMessage } = await get(app, bob, SEND, { input: { roomId, content: 'hi' } });
  const input = { roomId, messageId: sendMessage.message.id };
  await get(app, ann, READ, { input });
  await get(app, ann, READ, { input });
  expect(await heardBy(ann, sendMessage.cursor)).toEqual([{ kind: 'ROOM_READ', roomId, room: { name: 'a room' } }]);
  expect(await heardBy(bob, sendMessage.cursor)).toEqual([]);
});

test('whoever joins a public room hears what comes then', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann], isPrivate: false });
  const { joinRoom } = await get(app, eve, JOIN, { input: { roomId } });
  await get(app, ann, UPDATE, { input: { roomId, name: 'with eve' } });
  expect(await heardBy(eve, joinRoom.cursor)).toEqual([{ kind: 'ROOM_UPDATED', roomId, room: { name: 'with eve' } }]);
});

test('what is the same for everyone is told to everyone who may see it, in one rendering', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann], members: [bob] });
  const document = `subscription($after: Cursor) { events(after: $after) {
    ... on RoomEvent { room { name topic isPrivate isGeneral version memberCount owner { username } } } } }`;
  const clients = [ann, bob].map((user) => connect(app, user));
  const after = await cursorOf(ann);
  const heard = clients.map((client) => listen(client, document, { after }));
  await get(app, ann, UPDATE, { input: { roomId, topic: 'new' } });
  const told = await Promise.all(heard.map((each) => each.take(1)));
  expect(told[0]![0].events.room).toEqual({
    name: 'a room',
    topic: 'new',
    isPrivate: true,
    isGeneral: false,
    version: 2,
    memberCount: 2,
    owner: { username: ann.username },
  });
  expect(told[1]).toEqual(told[0]);
  expect(dependsOnViewer(await createSchema(), parse(document))).toBe(false);
  await Promise.all(clients.map((client) => client.dispose()));
});

test('a foreign room and an absent one are refused to a subscriber alike', async () => {
  const { id: foreign } = await buildRoom(app, { owners: [ann] });
  const client = connect(app, eve);
  const refusals = [];
  for (const roomId of [foreign, newId(), 'no-uuid']) {
    const heard = listen(client, ADDED, { roomId });
    refusals.push(await heard.ended.catch((errors) => JSON.stringify(errors)));
    expect(heard.events).toEqual([]);
  }
  expect(refusals[0]).toContain('NOT_FOUND');
  expect(new Set(refusals).size).toBe(1);
  await client.dispose();
});

test.each([
  ['removed', (roomId: string) => get(app, ann, REMOVE, { input: { roomId, userId: bob.id } })],
  ['gone', (roomId: string) => get(app, bob, LEAVE, { input: { roomId } })],
  ['without the room', (roomId: string) => get(app, ann, DELETE, { input: { roomId } })],
])('the stream of who is %s ends, and brings nothing sent later', async (_what, part) => {
  const { id: roomId } = await buildRoom(app, { owners: [ann], members: [bob] });
  const after = await cursorOf(bob);
  const client = connect(app, bob);
  const heard = listen(client, ADDED, { roomId, after });
  await get(app, ann, SEND, { input: { roomId, content: 'before' } });
  await heard.take(1);
  await part(roomId);
  await ask(app, ann, SEND, { input: { roomId, content: 'after' } });
  await heard.ended;
  expect(heard.events.map((event) => event.messageAdded.message.content)).toEqual(['before']);
  expect((await ask(app, bob, SEND, { input: { roomId, content: 'mine' } })).code).toBe('NOT_FOUND');
  await client.dispose();
});
