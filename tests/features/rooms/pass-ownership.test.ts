import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { CURSOR } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { JOIN, LEAVE, ROOM, SET_ROLE } from './documents.js';

const DEACTIVATE = 'mutation($input: DeactivateUserInput!) { deactivateUser(input: $input) { cursor } }';
const REACTIVATE = 'mutation($input: ReactivateUserInput!) { reactivateUser(input: $input) { cursor } }';
const ROLES =
  'subscription($after: Cursor) { events(after: $after) { kind ... on RoomMemberEvent { roomId role user { id } } } }';

let app: TestApp;
let admin: TestUser;
let zed: TestUser;
let ann: TestUser;
let bob: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  admin = await buildUser(app, { role: 'ADMIN' });
});
beforeEach(async () => {
  [zed, ann, bob] = [await buildUser(app), await buildUser(app), await buildUser(app)];
});
afterAll(() => app.close());

const deactivate = (user: TestUser) => get(app, admin, DEACTIVATE, { input: { userId: user.id } });
const seenBy = async (user: TestUser, id: string) => (await get(app, user, ROOM, { id })).room;

test('the rooms of a deactivated owner pass to the earliest active member, and the members hear of it', async () => {
  const left = await buildUser(app);
  const room = await buildRoom(app, { owners: [zed], members: [left] });
  await deactivate(left);
  app.clock.advance(1);
  const add = 'mutation($input: AddRoomMemberInput!) { addRoomMember(input: $input) { cursor } }';
  await get(app, zed, add, { input: { roomId: room.id, userId: ann.id } });
  app.clock.advance(1);
  await get(app, zed, add, { input: { roomId: room.id, userId: bob.id } });
  const after = (await get(app, bob, CURSOR)).viewer.cursor;
  await deactivate(zed);
  expect(await seenBy(bob, room.id)).toMatchObject({ owner: { username: ann.username }, memberCount: 2 });
  expect(await seenBy(ann, room.id)).toMatchObject({ viewerRole: 'OWNER' });
  const client = connect(app, bob);
  const heard = (await listen(client, ROLES, { after }).take(2)).map((each) => each.events);
  expect(heard).toContainEqual({ kind: 'MEMBER_CHANGED', roomId: room.id, role: 'OWNER', user: { id: ann.id } });
  await client.dispose();
});

test('a room with another active owner stays his', async () => {
  const room = await buildRoom(app, { owners: [zed, bob], members: [ann] });
  await deactivate(zed);
  expect(await seenBy(ann, room.id)).toMatchObject({ owner: { username: bob.username }, viewerRole: 'MEMBER' });
  expect((await ask(app, bob, LEAVE, { input: { roomId: room.id } })).code).toBe('CONFLICT');
});

test('a room without other active members waits for its owner', async () => {
  const room = await buildRoom(app, { owners: [zed], isPrivate: false });
  await deactivate(zed);
  expect(await seenBy(ann, room.id)).toMatchObject({ memberCount: 0 });
  await get(app, admin, REACTIVATE, { input: { userId: zed.id } });
  await get(app, ann, JOIN, { input: { roomId: room.id } });
  expect(await seenBy(ann, room.id)).toMatchObject({ owner: { username: zed.username }, memberCount: 2 });
});

test('row 59: an owner who goes while the other one is deactivated never leaves the room without any', async () => {
  for (let round = 0; round < 3; round++) {
    const other = await buildUser(app);
    const room = await buildRoom(app, { owners: [other, ann], members: [bob] });
    const demotion = { input: { roomId: room.id, userId: ann.id, role: 'MEMBER' } };
    await Promise.all([deactivate(other), ask(app, ann, SET_ROLE, demotion)]);
    const { owner } = await seenBy(bob, room.id);
    expect([ann.username, bob.username]).toContain(owner.username);
  }
});

test('closing an account takes as many statements for twenty rooms as for two', async () => {
  const counts: number[] = [];
  for (const rooms of [2, 20]) {
    const owner = await buildUser(app);
    const made = [];
    for (let room = 0; room < rooms; room++) made.push(await buildRoom(app, { owners: [owner], members: [ann, bob] }));
    app.statements.length = 0;
    await deactivate(owner);
    counts.push(app.statements.length);
    for (const room of made) expect(await seenBy(bob, room.id)).toMatchObject({ owner: { username: ann.username } });
  }
  expect(counts[1]).toBe(counts[0]);
});
