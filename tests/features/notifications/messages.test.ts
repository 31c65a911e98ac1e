import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { ADD, READ, REMOVE } from '../rooms/documents.js';
import { BELL, ERASE, SEND, SET_ROOM } from './documents.js';
import { bellOf, ledgerOf, say } from './support.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** A room of new people, so that no test meets another's. */
async function start(): Promise<void> {
  ann = await buildUser(app);
  bob = await buildUser(app);
  roomId = (await buildRoom(app, { owners: [ann], members: [bob] })).id;
}

const told = (kind: string) => [`${kind} IN_APP: SENT`, `${kind} MAIL: PREFERENCE`, `${kind} PUSH: NO_SUBSCRIPTION`];
const setRoom = (user: TestUser, input: object) => get(app, user, SET_ROOM, { input: { roomId, ...input } });

test('a mention is told to whom it calls, by name or with everyone, and to nobody else', async () => {
  await start();
  const cai = await buildUser(app);
  await get(app, ann, ADD, { input: { roomId, userId: cai.id } });
  const byName = await say(app, ann, roomId, `@${bob.username} come`);
  expect(await ledgerOf(app, bob, { messageId: byName })).toEqual(told('MENTION'));
  expect(await ledgerOf(app, cai, { messageId: byName })).toEqual([]);
  const all = await say(app, ann, roomId, '@room come');
  expect(await bellOf(app, bob)).toEqual(['MENTION', 'MENTION']);
  expect(await bellOf(app, cai)).toEqual(['MENTION', 'INVITED']);
  expect(await ledgerOf(app, ann, { messageId: all })).toEqual(
    ['IN_APP', 'MAIL', 'PUSH'].map((channel) => `MENTION ${channel}: OWN`),
  );
  expect(await bellOf(app, ann)).toEqual([]);
});

test('@here is told to who is online', async () => {
  await start();
  const leave = app.presence.enter(bob.id);
  const cai = await buildUser(app);
  await get(app, ann, ADD, { input: { roomId, userId: cai.id } });
  const messageId = await say(app, ann, roomId, '@here come');
  leave();
  expect(await bellOf(app, bob)).toEqual(['MENTION']);
  expect(await ledgerOf(app, cai, { messageId })).toEqual([]);
});

test('a reply is told to who follows the thread, once, and as a mention where it calls him', async () => {
  await start();
  const root = await say(app, bob, roomId, 'Who has the key?');
  const reply = await say(app, ann, roomId, 'I have', root);
  expect(await ledgerOf(app, bob, { messageId: reply })).toEqual(told('REPLY'));
  await say(app, ann, roomId, `@${bob.username} here`, root);
  expect(await bellOf(app, bob)).toEqual(['MENTION', 'REPLY']);
});

test('a plain message is told to who wants to hear all, and of no other anything is noted', async () => {
  await start();
  const before = await say(app, ann, roomId, 'one');
  expect(await ledgerOf(app, bob, { messageId: before })).toEqual([]);
  expect((await setRoom(bob, { level: 'ALL' })).setRoomNotifications.room).toEqual({
    viewerNotificationLevel: 'ALL',
    viewerMutedUntil: null,
  });
  const after = await say(app, ann, roomId, 'two');
  expect(await ledgerOf(app, bob, { messageId: after })).toEqual(told('MESSAGE'));
});

test('who wants to hear of nothing is told of no mention either, nor while he has muted the room', async () => {
  await start();
  await setRoom(bob, { level: 'NONE' });
  const none = await say(app, ann, roomId, `@${bob.username} 1`);
  expect(await ledgerOf(app, bob, { messageId: none })).toEqual(
    ['IN_APP', 'MAIL', 'PUSH'].map((channel) => `MENTION ${channel}: LEVEL`),
  );
  await setRoom(bob, { level: 'MENTIONS', mutedUntil: new Date(app.clock.now() + 60_000).toISOString() });
  const muted = await say(app, ann, roomId, `@${bob.username} 2`);
  expect((await ledgerOf(app, bob, { messageId: muted }))[0]).toBe('MENTION IN_APP: MUTED');
  expect(await bellOf(app, bob)).toEqual([]);
  app.clock.advance(61);
  await say(app, ann, roomId, `@${bob.username} 3`);
  expect(await bellOf(app, bob)).toEqual(['MENTION']);
});

test('who is removed before he could be told is not told; what he was told before is gone', async () => {
  await start();
  await say(app, ann, roomId, `@${bob.username} 1`);
  expect(await bellOf(app, bob)).toEqual(['MENTION']);
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId, content: `@${bob.username} 2` } });
  await get(app, ann, REMOVE, { input: { roomId, userId: bob.id } });
  await consumeLog(app);
  expect(await bellOf(app, bob)).toEqual([]);
  expect((await get(app, bob, BELL)).viewer.unreadNotificationCount).toBe(0);
  expect((await ledgerOf(app, bob, { messageId: sendMessage.message.id }))[0]).toBe('MENTION IN_APP: NOT_A_MEMBER');
});

test('of a deleted message nothing is left to see, and nobody is told later', async () => {
  await start();
  const messageId = await say(app, ann, roomId, `@${bob.username} secret`);
  await get(app, ann, ERASE, { input: { messageId } });
  expect((await get(app, bob, BELL)).notifications.nodes).toEqual([]);
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId, content: `@${bob.username} again` } });
  await get(app, ann, ERASE, { input: { messageId: sendMessage.message.id } });
  await consumeLog(app);
  expect(await ledgerOf(app, bob, { messageId: sendMessage.message.id })).toEqual([]);
});

test('reading a room reads its notifications, also of what is consumed later', async () => {
  await start();
  const first = await say(app, ann, roomId, `@${bob.username} 1`);
  const unread = async () => (await get(app, bob, BELL)).viewer.unreadNotificationCount;
  expect(await unread()).toBe(1);
  await get(app, bob, READ, { input: { roomId, messageId: first } });
  expect(await unread()).toBe(0);
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId, content: `@${bob.username} 2` } });
  await get(app, bob, READ, { input: { roomId, messageId: sendMessage.message.id } });
  await consumeLog(app);
  expect(await unread()).toBe(0);
  await say(app, ann, roomId, `@${bob.username} 3`);
  expect(await unread()).toBe(1);
  expect(await bellOf(app, bob)).toEqual(['MENTION', 'MENTION', 'MENTION']);
});

test('a room of many costs no more statements than one of few', async () => {
  const counts: number[] = [];
  for (const size of [2, 120]) {
    await start();
    const members: TestUser[] = [];
    for (let i = 0; i < size; i++) members.push(await buildUser(app));
    const crowd = await buildRoom(app, { owners: [ann], members });
    await consumeLog(app);
    await get(app, ann, SEND, { input: { roomId: crowd.id, content: '@room all' } });
    app.statements.length = 0;
    await consumeLog(app);
    counts.push(app.statements.length);
    expect(await bellOf(app, members.at(-1)!)).toEqual(['MENTION']);
  }
  expect(counts[1]).toBe(counts[0]);
});
