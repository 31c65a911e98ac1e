import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { ADD, DELETE, INVITE, JOIN, LEAVE, READ, REMOVE, REVOKE, SEND, SET_ROLE, UPDATE } from './documents.js';
import { refusal } from './support.js';

const BY_PATH = `query($roomId: ID!, $messageId: ID!) {
  room(id: $roomId) { id members(first: 1) { nodes { role } } messages(first: 1) { nodes { id } } invites { id } }
  node(id: $roomId) { id ... on Room { memberCount lastMessage { content } } }
  message(id: $messageId) { room { messages(first: 1) { nodes { id } } } }
}`;

let app: TestApp;
let ann: TestUser;
let eve: TestUser;
let roomId: string;
let messageId: string;
let inviteId: string;

beforeAll(async () => {
  app = await createTestApp();
  [ann, eve] = [await buildUser(app), await buildUser(app)];
});
beforeEach(async () => {
  roomId = (await buildRoom(app, { owners: [ann], members: [eve] })).id;
  messageId = (await get(app, eve, SEND, { input: { roomId, content: 'mine' } })).sendMessage.message.id;
  inviteId = (await get(app, ann, INVITE, { input: { roomId } })).createRoomInvite.invite.id;
});
afterAll(() => app.close());

const absent = () => ({ roomId: newId(), messageId: newId(), inviteId: newId() });
type Ids = ReturnType<typeof absent>;

/** Every change that names a room or what is in it. */
const changes: [string, string, (ids: Ids) => object][] = [
  ['updateRoom', UPDATE, (ids) => ({ roomId: ids.roomId, name: 'x' })],
  ['deleteRoom', DELETE, (ids) => ({ roomId: ids.roomId })],
  ['joinRoom', JOIN, (ids) => ({ roomId: ids.roomId })],
  ['leaveRoom', LEAVE, (ids) => ({ roomId: ids.roomId })],
  ['addRoomMember', ADD, (ids) => ({ roomId: ids.roomId, userId: eve.id })],
  ['removeRoomMember', REMOVE, (ids) => ({ roomId: ids.roomId, userId: ann.id })],
  ['setRoomMemberRole', SET_ROLE, (ids) => ({ roomId: ids.roomId, userId: eve.id, role: 'OWNER' })],
  ['createRoomInvite', INVITE, (ids) => ({ roomId: ids.roomId })],
  ['revokeRoomInvite', REVOKE, (ids) => ({ inviteId: ids.inviteId })],
  ['markRoomRead', READ, (ids) => ({ roomId: ids.roomId, messageId: ids.messageId })],
  ['sendMessage', SEND, (ids) => ({ roomId: ids.roomId, content: 'x' })],
];

test.each(changes)(
  'to who was removed, %s answers as to who never was there and as for what never was',
  async (_name, document, input) => {
    const stranger = await buildUser(app);
    await get(app, ann, REMOVE, { input: { roomId, userId: eve.id } });
    const ids = { roomId, messageId, inviteId };
    const removed = await refusal(app, eve, document, input(ids));
    expect(removed).toContain('"code":"NOT_FOUND"');
    expect(await refusal(app, stranger, document, input(ids))).toBe(removed);
    expect(await refusal(app, stranger, document, input(absent()))).toBe(removed);
    expect(await refusal(app, stranger, document, input({ roomId: 'x', messageId: 'x', inviteId: 'x' }))).toBe(removed);
  },
);

test('what is in a room is reached by no path from outside', async () => {
  const inside = await get(app, ann, BY_PATH, { roomId, messageId });
  expect(inside.room.messages.nodes).toEqual([{ id: messageId }]);
  expect(inside.message.room.messages.nodes).toEqual([{ id: messageId }]);
  await get(app, ann, REMOVE, { input: { roomId, userId: eve.id } });
  for (const variables of [{ roomId, messageId }, absent(), { roomId: 'x', messageId: 'x' }]) {
    const { data } = await ask(app, eve, BY_PATH, variables);
    expect(data).toEqual({ room: null, node: null, message: null });
  }
});
