import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { ADD, JOIN, LEAVE, MEMBERS, REMOVE, ROOM, SET_ROLE } from './documents.js';
import { deactivate, generalOf, refusal } from './support.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let eve: TestUser;
let room: { id: string };

beforeAll(async () => {
  app = await createTestApp();
  [ann, bob, eve] = [await buildUser(app), await buildUser(app), await buildUser(app)];
});
beforeEach(async () => {
  room = await buildRoom(app, { owners: [ann], members: [bob] });
});
afterAll(() => app.close());

const rolesIn = async (as: TestUser, id = room.id): Promise<Record<string, string>> => {
  const answer = await get(app, as, MEMBERS, { id, first: 100 });
  return Object.fromEntries(
    answer.room.members.nodes.map((member: { user: { id: string }; role: string }) => [member.user.id, member.role]),
  );
};

test('members see who is in the room, in the order they came; non-members of a public room do not', async () => {
  const open = await buildRoom(app, { owners: [ann], members: [bob], isPrivate: false });
  const { room: seen } = await get(app, bob, MEMBERS, { id: open.id, first: 10 });
  expect(seen.members.nodes.map((node: { user: { username: string } }) => node.user.username)).toEqual([
    ann.username,
    bob.username,
  ]);
  expect((await get(app, bob, ROOM, { id: open.id })).room).toMatchObject({ owner: { username: ann.username } });
  expect((await get(app, eve, ROOM, { id: open.id })).room).toMatchObject({
    memberCount: 2,
    viewerRole: null,
    owner: null,
  });
  expect((await ask(app, eve, MEMBERS, { id: open.id, first: 10 })).code).toBe('FORBIDDEN');
});

test('anyone joins a public room, once; a private one is not there for him', async () => {
  const open = await buildRoom(app, { owners: [ann], isPrivate: false });
  const first = await get(app, eve, JOIN, { input: { roomId: open.id } });
  expect(first.joinRoom.room).toEqual({ id: open.id, viewerRole: 'MEMBER', memberCount: 2 });
  const second = await get(app, eve, JOIN, { input: { roomId: open.id } });
  expect(second.joinRoom).toEqual(first.joinRoom);
  const foreign = await refusal(app, eve, JOIN, { roomId: room.id });
  expect(foreign).toContain('NOT_FOUND');
  expect(await refusal(app, eve, JOIN, { roomId: newId() })).toBe(foreign);
  expect((await ask(app, eve, JOIN, { input: {} })).code).toBe('BAD_USER_INPUT');
});

test('joining at once from many devices makes one member', async () => {
  const open = await buildRoom(app, { owners: [ann], isPrivate: false });
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => ask(app, eve, JOIN, { input: { roomId: open.id } })),
  );
  expect(answers.map((answer) => answer.code)).toEqual(Array(8).fill(undefined));
  expect(await rolesIn(ann, open.id)).toEqual({ [ann.id]: 'OWNER', [eve.id]: 'MEMBER' });
});

test('owners add and remove people; who is in already stays as he is', async () => {
  const added = await get(app, ann, ADD, { input: { roomId: room.id, userId: eve.id } });
  expect(added.addRoomMember.room).toEqual({ id: room.id, memberCount: 3 });
  const again = await get(app, ann, ADD, { input: { roomId: room.id, userId: ann.id } });
  expect(again.addRoomMember).toEqual(added.addRoomMember);
  expect(await rolesIn(eve)).toEqual({ [ann.id]: 'OWNER', [bob.id]: 'MEMBER', [eve.id]: 'MEMBER' });
  const removed = await get(app, ann, REMOVE, { input: { roomId: room.id, userId: eve.id } });
  expect(removed.removeRoomMember.room).toEqual({ id: room.id, memberCount: 2, viewerRole: 'OWNER' });
  expect((await get(app, eve, ROOM, { id: room.id })).room).toBeNull();
  const gone = await get(app, ann, REMOVE, { input: { roomId: room.id, userId: eve.id } });
  expect(gone.removeRoomMember).toEqual(removed.removeRoomMember);
});

test('row 58: plain members change no membership, and strangers learn nothing', async () => {
  for (const [document, input] of [
    [ADD, { userId: eve.id }],
    [REMOVE, { userId: ann.id }],
    [SET_ROLE, { userId: bob.id, role: 'OWNER' }],
  ] as const) {
    expect((await ask(app, bob, document, { input: { roomId: room.id, ...input } })).code).toBe('FORBIDDEN');
    const foreign = await refusal(app, eve, document, { roomId: room.id, ...input });
    expect(foreign).toContain('NOT_FOUND');
    expect(await refusal(app, eve, document, { roomId: newId(), ...input })).toBe(foreign);
  }
  expect(await rolesIn(ann)).toEqual({ [ann.id]: 'OWNER', [bob.id]: 'MEMBER' });
});

test('unknown and deactivated people cannot be added or promoted', async () => {
  const gone = await buildUser(app);
  await deactivate(app, gone);
  for (const userId of [newId(), 'no-uuid', gone.id]) {
    for (const answer of [
      await ask(app, ann, ADD, { input: { roomId: room.id, userId } }),
      await ask(app, ann, SET_ROLE, { input: { roomId: room.id, userId, role: 'OWNER' } }),
    ]) {
      expect(answer.code).toBe('BAD_USER_INPUT');
      expect(Object.keys(answer.errors![0]!.extensions.fields!)).toEqual(['input.userId']);
    }
  }
  const stranger = await ask(app, ann, SET_ROLE, { input: { roomId: room.id, userId: eve.id, role: 'OWNER' } });
  expect(stranger.code).toBe('BAD_USER_INPUT');
});

test('an owner shares the room, and is then free to go', async () => {
  expect((await ask(app, ann, LEAVE, { input: { roomId: room.id } })).code).toBe('CONFLICT');
  await get(app, ann, SET_ROLE, { input: { roomId: room.id, userId: bob.id, role: 'OWNER' } });
  expect((await get(app, bob, ROOM, { id: room.id })).room.owner.username).toBe(ann.username);
  await get(app, ann, LEAVE, { input: { roomId: room.id } });
  expect((await get(app, ann, ROOM, { id: room.id })).room).toBeNull();
  expect((await get(app, bob, ROOM, { id: room.id })).room).toMatchObject({
    owner: { username: bob.username },
    memberCount: 1,
  });
});

test('row 59: the last owner is neither removed nor demoted, by himself either', async () => {
  const input = { roomId: room.id, userId: ann.id };
  expect((await ask(app, ann, REMOVE, { input })).code).toBe('CONFLICT');
  expect((await ask(app, ann, SET_ROLE, { input: { ...input, role: 'MEMBER' } })).code).toBe('CONFLICT');
  await get(app, ann, SET_ROLE, { input: { roomId: room.id, userId: bob.id, role: 'OWNER' } });
  const demoted = await get(app, ann, SET_ROLE, { input: { ...input, role: 'MEMBER' } });
  expect(demoted.setRoomMemberRole.room.viewerRole).toBe('MEMBER');
  expect(await rolesIn(bob)).toEqual({ [ann.id]: 'MEMBER', [bob.id]: 'OWNER' });
});

test.each([
  [true, null],
  [false, { memberCount: 1, viewerRole: null }],
])(
  'an owner who removes himself (private: %s) is told of the room what a stranger is, also when he asks again',
  async (isPrivate, seen) => {
    const { id: roomId } = await buildRoom(app, { owners: [ann, bob], isPrivate });
    const input = { roomId, userId: ann.id, idempotencyKey: roomId };
    const removed = await get(app, ann, REMOVE, { input });
    expect(removed.removeRoomMember.room).toEqual(seen && { id: roomId, ...seen });
    expect(await rolesIn(bob, roomId)).toEqual({ [bob.id]: 'OWNER' });
    expect(await get(app, ann, REMOVE, { input })).toEqual(removed);
  },
);

test('a deactivated owner does not count as one', async () => {
  const zed = await buildUser(app);
  const shared = await buildRoom(app, { owners: [zed, ann], members: [bob] });
  await deactivate(app, zed);
  expect((await get(app, bob, ROOM, { id: shared.id })).room).toMatchObject({
    memberCount: 2,
    owner: { username: ann.username },
  });
  expect((await ask(app, ann, LEAVE, { input: { roomId: shared.id } })).code).toBe('CONFLICT');
});

test('row 59: of two owners who leave at once one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const shared = await buildRoom(app, { owners: [ann, bob], members: [eve] });
    const answers = await Promise.all(
      [ann, bob].map((user) => ask(app, user, LEAVE, { input: { roomId: shared.id } })),
    );
    expect(answers.map((answer) => answer.code).sort()).toEqual(['CONFLICT', undefined]);
    expect(Object.values(await rolesIn(eve, shared.id)).sort()).toEqual(['MEMBER', 'OWNER']);
  }
});

test('row 59: of two owners who demote each other at once one stays', async () => {
  const shared = await buildRoom(app, { owners: [ann, bob] });
  const demote = (by: TestUser, userId: string) =>
    ask(app, by, SET_ROLE, { input: { roomId: shared.id, userId, role: 'MEMBER' } });
  const answers = await Promise.all([demote(ann, bob.id), demote(bob, ann.id)]);
  expect(answers.map((answer) => answer.code).sort()).toEqual(['FORBIDDEN', undefined]);
  expect(Object.values(await rolesIn(eve.id === ann.id ? bob : ann, shared.id)).sort()).toEqual(['MEMBER', 'OWNER']);
});

test('with its only member a room goes', async () => {
  const own = await buildRoom(app, { owners: [ann], isPrivate: false });
  expect((await ask(app, eve, LEAVE, { input: { roomId: own.id } })).code).toBe('FORBIDDEN');
  const left = await get(app, ann, LEAVE, { input: { roomId: own.id, idempotencyKey: own.id } });
  expect((await get(app, eve, ROOM, { id: own.id })).room).toBeNull();
  expect(await get(app, ann, LEAVE, { input: { roomId: own.id, idempotencyKey: own.id } })).toEqual(left);
});

test('nobody leaves the general room or manages its members', async () => {
  const roomId = await generalOf(app, ann);
  expect((await ask(app, ann, LEAVE, { input: { roomId } })).code).toBe('CONFLICT');
  expect((await ask(app, ann, REMOVE, { input: { roomId, userId: bob.id } })).code).toBe('FORBIDDEN');
  const admin = await buildUser(app, { role: 'ADMIN' });
  expect((await ask(app, admin, SET_ROLE, { input: { roomId, userId: bob.id, role: 'OWNER' } })).code).toBe(
    'FORBIDDEN',
  );
});

test('what the viewer may do is told with the room, and is what the operations then allow', async () => {
  const open = await buildRoom(app, { owners: [ann], members: [bob], isPrivate: false });
  const admin = await buildUser(app, { role: 'ADMIN' });
  const flags = `query($id: ID!) { room(id: $id) { viewerCanUpdate viewerCanDelete viewerCanManageMembers
    viewerCanSend viewerCanJoin viewerCanLeave } }`;
  const may = async (user: TestUser, id: string) =>
    Object.entries((await get(app, user, flags, { id })).room)
      .filter(([, allowed]) => allowed)
      .map(([name]) => name.replace('viewerCan', ''));
  expect(await may(ann, open.id)).toEqual(['Update', 'Delete', 'ManageMembers', 'Send', 'Leave']);
  expect(await may(bob, open.id)).toEqual(['Send', 'Leave']);
  expect(await may(eve, open.id)).toEqual(['Join']);
  expect(await may(admin, open.id)).toEqual(['Update', 'Delete', 'Join']);
  const general = await generalOf(app, ann);
  expect(await may(ann, general)).toEqual(['Send']);
  expect(await may(admin, general)).toEqual(['Update', 'Send']);
});
