import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { attempt, send } from './actions.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
});
afterAll(() => app.close());

const DELETE = `mutation($input: DeleteRoomInput!) { deleteRoom(input: $input) { roomId } }`;
const REMOVE = `mutation($input: RemoveRoomMemberInput!) { removeRoomMember(input: $input) { cursor } }`;

/** Has bob send from eight places until he is refused; `change` comes in between. */
async function sendUntilRefused(roomId: string, change: () => Promise<unknown>) {
  const first = send(app, bob, { roomId });
  const senders = Array.from({ length: 8 }, async () => {
    for (let sent = 0; ; sent++) {
      const { code } = await attempt(app, bob, 'sendMessage', { roomId, content: 'x' });
      if (code) return { code, sent };
    }
  });
  await first.then(change);
  const ends = await Promise.all(senders);
  expect(ends.map(({ code }) => code)).toEqual(ends.map(() => 'NOT_FOUND'));
  return ends.reduce((sum, { sent }) => sum + sent, 1);
}

async function typesInLog(roomId: string): Promise<string[]> {
  const log = await app.orm.em
    .fork()
    .getConnection()
    .execute<{ type: string }[]>('select type from events where room_id = ? order by seq', [roomId]);
  return log.map(({ type }) => type);
}

async function countMessages(roomId: string): Promise<number> {
  return app.orm.em
    .fork()
    .getConnection()
    .execute('select id from messages where room_id = ?', [roomId])
    .then((rows) => rows.length);
}

test('row 61: nothing comes into a room once it is deleted, not even what was on its way', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann], members: [bob] });
  const sent = await sendUntilRefused(roomId, () => get(app, ann, DELETE, { input: { roomId } }));
  const types = await typesInLog(roomId);
  expect(types.at(-1)).toBe('ROOM_DELETED');
  expect(types.filter((type) => type === 'MESSAGE_ADDED')).toHaveLength(sent);
  expect(await countMessages(roomId)).toBe(sent);
});

test('who was removed from a room brings nothing more into it', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann], members: [bob] });
  const sent = await sendUntilRefused(roomId, () => get(app, ann, REMOVE, { input: { roomId, userId: bob.id } }));
  expect((await typesInLog(roomId)).at(-1)).toBe('MEMBER_REMOVED');
  expect(await countMessages(roomId)).toBe(sent);
});

test('what is in a deleted room is found by nobody', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann] });
  const { id: messageId } = await send(app, ann, { roomId });
  await get(app, ann, DELETE, { input: { roomId } });
  const changes = [
    ['editMessage', { content: 'x' }],
    ['deleteMessage', {}],
    ['addReaction', { emoji: '👍' }],
    ['removeReaction', { emoji: '👍' }],
    ['followThread', {}],
  ] as const;
  for (const [name, rest] of changes) {
    expect([name, (await attempt(app, ann, name, { messageId, ...rest })).code]).toEqual([name, 'NOT_FOUND']);
  }
});
