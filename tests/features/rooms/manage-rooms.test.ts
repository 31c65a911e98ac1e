import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { CREATE, DELETE, ROOM, SEND, UPDATE } from './documents.js';
import { deactivate, generalOf, refusal } from './support.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let eve: TestUser;
let admin: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  [ann, bob, eve] = [await buildUser(app), await buildUser(app), await buildUser(app)];
  admin = await buildUser(app, { role: 'ADMIN' });
});
afterAll(() => app.close());

test('who makes a room owns it, and those he names are in it once each', async () => {
  const input = { name: 'Наши дела', topic: 'all of them', memberIds: [bob.id, bob.id, ann.id] };
  const { createRoom } = await get(app, ann, CREATE, { input });
  expect(createRoom.room).toMatchObject({
    name: 'Наши дела',
    topic: 'all of them',
    isPrivate: false,
    isGeneral: false,
    version: 1,
    viewerRole: 'OWNER',
    memberCount: 2,
    owner: { username: ann.username },
  });
  expect((await get(app, bob, ROOM, { id: createRoom.room.id })).room.viewerRole).toBe('MEMBER');
});

test('a private room does not exist for strangers, admins among them', async () => {
  const room = await buildRoom(app, { owners: [ann] });
  expect((await get(app, ann, ROOM, { id: room.id })).room).not.toBeNull();
  expect((await get(app, eve, ROOM, { id: room.id })).room).toBeNull();
  expect((await get(app, admin, ROOM, { id: room.id })).room).toBeNull();
});

test('foreign, absent and impossible rooms are refused with the same bytes', async () => {
  const room = await buildRoom(app, { owners: [ann] });
  for (const [document, input] of [
    [UPDATE, { name: 'mine' }],
    [DELETE, {}],
  ] as const) {
    const refused = (roomId: string) => refusal(app, eve, document, { roomId, ...input });
    const foreign = await refused(room.id);
    expect(foreign).toContain('NOT_FOUND');
    expect(await refused(newId())).toBe(foreign);
    expect(await refused('no-uuid')).toBe(foreign);
  }
});

test.each([
  ['blank', ' \u200b\t', 'input.name'],
  ['empty', '', 'input.name'],
  ['of 201 characters', 'x'.repeat(201), 'input.name'],
  ['with a NUL', 'a\0b', 'input.name'],
  ['on two lines', 'a\nb', 'input.name'],
  ['turned around', 'a\u202eb', 'input.name'],
  ['with a lone surrogate', 'a\ud800b', 'input.name'],
])('a name that is %s is refused', async (_what, name, field) => {
  const room = await buildRoom(app, { owners: [ann] });
  const made = await ask(app, ann, CREATE, { input: { name } });
  const renamed = await ask(app, ann, UPDATE, { input: { roomId: room.id, name } });
  for (const answer of [made, renamed]) {
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(answer.errors![0]!.extensions.fields!)).toEqual([field]);
  }
});

test('names are counted in code points and kept as they are', async () => {
  const name = `  ${'🦀'.repeat(196)}é`;
  const { createRoom } = await get(app, ann, CREATE, { input: { name } });
  expect((await get(app, ann, ROOM, { id: createRoom.room.id })).room.name).toBe(name);
  const tooLong = await ask(app, ann, CREATE, { input: { name: 'x', topic: 'y'.repeat(1001) } });
  expect(Object.keys(tooLong.errors![0]!.extensions.fields!)).toEqual(['input.topic']);
});

test('unknown, deactivated and too many members are refused, and no room is made', async () => {
  const gone = await buildUser(app);
  await deactivate(app, gone);
  for (const memberIds of [[newId()], ['no-uuid'], [bob.id, gone.id], Array.from({ length: 101 }, () => bob.id)]) {
    const answer = await ask(app, ann, CREATE, { input: { name: 'not made', memberIds } });
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(Object.keys(answer.errors![0]!.extensions.fields!)).toEqual(['input.memberIds']);
  }
  const { publicRooms } = await get(app, ann, '{ publicRooms(query: "not made", first: 1) { nodes { id } } }');
  expect(publicRooms.nodes).toEqual([]);
});

test('a repeated key makes one room; with another input it is refused; for somebody else it is his own', async () => {
  const input = { name: 'once', idempotencyKey: 'k1' };
  const [first, second] = await Promise.all([get(app, ann, CREATE, { input }), get(app, ann, CREATE, { input })]);
  expect(second).toEqual(first);
  const other = await ask(app, ann, CREATE, { input: { ...input, name: 'twice' } });
  expect(other.code).toBe('IDEMPOTENCY_KEY_REUSED');
  expect((await get(app, ann, ROOM, { id: first.createRoom.room.id })).room.name).toBe('once');
  const bobs = await get(app, bob, CREATE, { input });
  expect(bobs.createRoom.room.id).not.toBe(first.createRoom.room.id);
});

test('an update changes what is given, keeps the rest, and null clears the topic', async () => {
  const { createRoom } = await get(app, ann, CREATE, { input: { name: 'a', topic: 'b' } });
  const roomId = createRoom.room.id;
  const renamed = await get(app, ann, UPDATE, { input: { roomId, name: 'c' } });
  expect(renamed.updateRoom.room).toEqual({ id: roomId, name: 'c', topic: 'b', isPrivate: false, version: 2 });
  const cleared = await get(app, ann, UPDATE, { input: { roomId, topic: null, isPrivate: true } });
  expect(cleared.updateRoom.room).toEqual({ id: roomId, name: 'c', topic: null, isPrivate: true, version: 3 });
  const same = await get(app, ann, UPDATE, { input: { roomId, name: 'c' } });
  expect(same.updateRoom.room.version).toBe(3);
  expect((await ask(app, ann, UPDATE, { input: { roomId, name: null } })).code).toBe('BAD_USER_INPUT');
});

test('row 58: plain members rename and delete nothing; owners do, and admins where they see the room', async () => {
  const room = await buildRoom(app, { owners: [ann], members: [bob], isPrivate: false });
  expect((await ask(app, bob, UPDATE, { input: { roomId: room.id, name: 'x' } })).code).toBe('FORBIDDEN');
  expect((await ask(app, bob, DELETE, { input: { roomId: room.id } })).code).toBe('FORBIDDEN');
  expect((await ask(app, eve, DELETE, { input: { roomId: room.id } })).code).toBe('FORBIDDEN');
  expect((await ask(app, admin, UPDATE, { input: { roomId: room.id, name: 'x' } })).code).toBeUndefined();
  expect((await ask(app, admin, DELETE, { input: { roomId: room.id } })).code).toBeUndefined();
});

test('an admin may hide a public room that he is not in, and then no longer sees it', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann], isPrivate: false });
  const input = { roomId, isPrivate: true, idempotencyKey: roomId };
  const hidden = await get(app, admin, UPDATE, { input });
  expect(hidden.updateRoom.room).toBeNull();
  expect(await get(app, admin, UPDATE, { input })).toEqual(hidden);
  expect((await get(app, admin, ROOM, { id: roomId })).room).toBeNull();
  expect((await get(app, ann, ROOM, { id: roomId })).room).toMatchObject({ isPrivate: true, version: 2 });
});

test('a deleted room is gone for everyone, with what is in it', async () => {
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const { sendMessage } = await get(app, bob, SEND, { input: { roomId: room.id, content: 'hi' } });
  const message = 'query($id: ID!) { message(id: $id) { id } }';
  expect((await get(app, bob, message, { id: sendMessage.message.id })).message).not.toBeNull();
  expect((await get(app, ann, DELETE, { input: { roomId: room.id } })).deleteRoom.roomId).toBe(room.id);
  for (const user of [ann, bob]) {
    expect((await get(app, user, ROOM, { id: room.id })).room).toBeNull();
    expect((await get(app, user, message, { id: sendMessage.message.id })).message).toBeNull();
    expect((await ask(app, user, SEND, { input: { roomId: room.id, content: 'hi' } })).code).toBe('NOT_FOUND');
    const { rooms } = await get(app, user, '{ rooms(first: 100) { nodes { id } } }');
    expect(rooms.nodes).not.toContainEqual({ id: room.id });
  }
  expect((await ask(app, ann, DELETE, { input: { roomId: room.id } })).code).toBe('NOT_FOUND');
});

test('the general room has everyone and no owner; admins rename it, nobody deletes or hides it', async () => {
  const roomId = await generalOf(app, eve);
  const { room } = await get(app, eve, ROOM, { id: roomId });
  expect(room).toMatchObject({ owner: null, viewerRole: 'MEMBER' });
  expect((await ask(app, eve, UPDATE, { input: { roomId, name: 'x' } })).code).toBe('FORBIDDEN');
  expect((await ask(app, admin, DELETE, { input: { roomId } })).code).toBe('FORBIDDEN');
  expect((await ask(app, admin, UPDATE, { input: { roomId, isPrivate: true } })).code).toBe('BAD_USER_INPUT');
  expect((await ask(app, admin, UPDATE, { input: { roomId, topic: 'all' } })).code).toBeUndefined();
});

test('anonymous callers are told to sign in', async () => {
  const answer = await ask(app, null, CREATE, { input: { name: 'x' } });
  expect(answer.code).toBe('UNAUTHENTICATED');
});
