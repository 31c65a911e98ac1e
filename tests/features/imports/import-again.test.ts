import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createContext } from '../../../src/context.js';
import { importSlack } from '../../../src/features/imports/import-slack.js';
import { get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { at, counts, DAY, importFile, many, NEXT_DAY, PEOPLE, PLANS, plans, roomsOf, says, signIn } from './support.js';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

test('the same file again adds nothing and says nothing', async () => {
  const path = await plans({ [DAY]: [says('U1', 0, 'one <@U3>', { reactions: [{ name: '+1', users: ['U3'] }] })] });
  await importFile(app, path);
  const before = await counts(app);
  expect(before).toMatchObject({ messages: 1, mentions: 1, reactions: 1 });
  expect(await importFile(app, path)).toMatchObject({ users: 0, rooms: 0, messages: 0, replies: 0, orphans: 0 });
  expect(await counts(app)).toEqual(before);
});

test('a later export adds only what is new: messages, replies to earlier threads, people', async () => {
  const first = [says('U1', 0, 'root', { thread_ts: at(0) }), says('U3', 1, 'early', { thread_ts: at(0) })];
  await importFile(app, await plans({ [DAY]: first }));
  const late = says('U4', 2, 'late', { thread_ts: at(0) });
  const report = await importFile(
    app,
    await plans({
      'users.json': [...PEOPLE, { id: 'U4', name: 'dee' }],
      'channels.json': [{ ...PLANS, members: ['U1', 'U2', 'U3', 'U4'] }],
      [DAY]: [...first, late],
    }),
  );
  expect(report).toMatchObject({ users: 1, rooms: 0, messages: 1, replies: 1, orphans: 0 });
  const { plans: room } = await roomsOf(app, 'dee');
  expect(room).toMatchObject({ memberCount: 3, viewerRole: 'MEMBER', unreadCount: 0 });
  expect(room.messages.nodes[0]).toMatchObject({ content: 'root', replyCount: 2 });
});

test('what comes later is read for those who had read everything, and only for them', async () => {
  await importFile(app, await plans({ [DAY]: [says('U1', 0, 'one')] }));
  const cai = await signIn(app, 'cai');
  const roomId = (await roomsOf(app, 'ann')).plans.id;
  await get(app, cai, `mutation($i: SendMessageInput!) { sendMessage(input: $i) { cursor } }`, {
    i: { roomId, content: 'written here' },
  });
  expect((await roomsOf(app, 'ann')).plans.unreadCount).toBe(1);
  app.clock.advance(3600);
  const later = { user: 'U2', text: 'from Slack', ts: `${Math.floor(app.clock.now() / 1000) - 60}.000000` };
  await importFile(app, await plans({ [DAY]: [says('U1', 0, 'one')], [NEXT_DAY]: [later] }));
  expect((await roomsOf(app, 'cai')).plans).toMatchObject({
    unreadCount: 0,
    lastReadMessage: { content: 'from Slack' },
  });
  expect((await roomsOf(app, 'ann')).plans.unreadCount).toBe(2);
});

test('an import that breaks off is finished by the next one', async () => {
  const path = await plans({ [DAY]: [...many(1100), says('U3', 1, 'a reply', { thread_ts: '1704186000.100000' })] });
  const stop = (done: number) => {
    if (done >= 500) throw new Error('cut off');
  };
  await expect(importSlack(createContext(app), path, { checked() {}, imported: stop })).rejects.toThrow('cut off');
  expect(await counts(app)).toMatchObject({ messages: 500, rooms: 2 });
  expect(await importFile(app, path)).toMatchObject({ users: 0, rooms: 0, messages: 601, replies: 1 });
  expect((await roomsOf(app, 'cai')).plans).toMatchObject({ unreadCount: 0, lastReadMessage: { content: 'a reply' } });
  expect(await counts(app)).toMatchObject({ messages: 1101 });
});

test('what was deleted, left or closed here stays so', async () => {
  const path = await plans({ [DAY]: [says('U3', 0, 'one'), says('U1', 1, 'two')] });
  await importFile(app, path);
  const [ann, cai] = [await signIn(app, 'ann'), await signIn(app, 'cai')];
  const seen = await get(app, cai, '{ rooms(first: 9) { nodes { id name messages(first: 9) { nodes { id } } } } }');
  const room = seen.rooms.nodes.find(({ name }: { name: string }) => name === 'plans');
  const [message] = room.messages.nodes;
  await get(app, cai, 'mutation($i: DeleteMessageInput!) { deleteMessage(input: $i) { cursor } }', {
    i: { messageId: message.id },
  });
  await get(app, cai, 'mutation($i: LeaveRoomInput!) { leaveRoom(input: $i) { cursor } }', { i: { roomId: room.id } });
  expect(await importFile(app, path)).toMatchObject({ messages: 0 });
  expect((await roomsOf(app, 'cai')).plans).toBeUndefined();
  expect((await roomsOf(app, 'ann')).plans.messages.nodes).toMatchObject([{ content: '' }, { content: 'two' }]);
  await get(app, ann, 'mutation($i: DeleteRoomInput!) { deleteRoom(input: $i) { cursor } }', {
    i: { roomId: room.id },
  });
  const more = await plans({ [DAY]: [says('U3', 0, 'one'), says('U1', 1, 'two'), says('U1', 2, 'three')] });
  expect(await importFile(app, more)).toMatchObject({ messages: 0, deletedRooms: ['plans'] });
});

test('two imports of one file at once double nothing', async () => {
  const path = await plans({ [DAY]: [...many(700), says('U3', 1, 'a reply', { thread_ts: '1704186000.100000' })] });
  await Promise.allSettled([importFile(app, path), importFile(app, path)]);
  await importFile(app, path);
  expect(await counts(app)).toMatchObject({ users: 3, rooms: 2, members: 6, messages: 701, followers: 2 });
});
