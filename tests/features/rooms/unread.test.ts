import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { inTransaction } from '../../../src/db/transaction.js';
import { Mention, type MentionKind } from '../../../src/features/messages/mention.entity.js';
import { Message } from '../../../src/features/messages/message.entity.js';
import { ThreadFollower } from '../../../src/features/messages/thread-follower.entity.js';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { READ, SEND } from './documents.js';

const UNREAD = `query($id: ID!) { room(id: $id) { unreadCount unreadMentionCount
  lastMessage { id } lastReadMessage { id } } }`;

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let room: { id: string };

beforeAll(async () => {
  app = await createTestApp();
  [ann, bob] = [await buildUser(app), await buildUser(app)];
});
beforeEach(async () => {
  room = await buildRoom(app, { owners: [ann], members: [bob], isPrivate: false });
});
afterAll(() => app.close());

const send = async (by: TestUser, threadRootId?: string, content = 'hi'): Promise<string> =>
  (await get(app, by, SEND, { input: { roomId: room.id, content, threadRootId } })).sendMessage.message.id;
const unread = async (user: TestUser) => (await get(app, user, UNREAD, { id: room.id })).room;
const read = (user: TestUser, messageId: string) => ask(app, user, READ, { input: { roomId: room.id, messageId } });

/** Rows as the operations on messages leave them. */
const stand = (work: Parameters<typeof inTransaction>[1]) => inTransaction(contextOf(app, ann), work);
const follow = (user: TestUser, threadRootId: string) =>
  stand(async (tx) => {
    const key = { threadRootId, userId: user.id };
    if (!(await tx.em.findOne(ThreadFollower, key))) tx.em.create(ThreadFollower, { ...key, createdAt: new Date() });
  });
const mention = (messageId: string, kind: MentionKind, user: TestUser | null) =>
  stand(async (tx) => tx.em.create(Mention, { id: newId(), messageId, kind, userId: user?.id ?? null }));
const erase = (messageId: string) =>
  stand(async (tx) => {
    const message = await tx.em.findOneOrFail(Message, messageId);
    Object.assign(message, { content: null, deletedAt: new Date() });
  });

test("messages of others are unread, one's own and deleted ones are not", async () => {
  await send(bob);
  const second = await send(bob);
  await send(ann);
  expect(await unread(ann)).toMatchObject({ unreadCount: 2, lastReadMessage: null });
  expect((await unread(bob)).unreadCount).toBe(1);
  await erase(second);
  expect((await unread(ann)).unreadCount).toBe(1);
});

test('what was sent before somebody came in is read, what comes within the same millisecond is not', async () => {
  await send(bob);
  app.clock.advance(-3600);
  const eve = await buildUser(app);
  const document = 'mutation($input: JoinRoomInput!) { joinRoom(input: $input) { room { unreadCount } } }';
  const { joinRoom } = await get(app, eve, document, { input: { roomId: room.id } });
  expect(joinRoom.room.unreadCount).toBe(0);
  await send(bob);
  expect((await unread(eve)).unreadCount).toBe(1);
});

test('replies are unread in threads one follows, and nowhere else', async () => {
  const [followed, other] = [await send(bob), await send(bob)];
  await read(ann, other);
  expect((await unread(ann)).unreadCount).toBe(0);
  await send(bob, followed);
  await send(bob, other);
  await follow(ann, followed);
  expect((await unread(ann)).unreadCount).toBe(1);
  await send(ann, followed);
  expect((await unread(ann)).unreadCount).toBe(1);
});

test('unread mentions are those of the reader and of everyone', async () => {
  const [mine, rooms, bobs] = [await send(bob), await send(bob), await send(bob)];
  await mention(mine, 'USER', ann);
  await mention(mine, 'ROOM', null);
  await mention(rooms, 'HERE', null);
  await mention(bobs, 'USER', bob);
  expect(await unread(ann)).toMatchObject({ unreadCount: 3, unreadMentionCount: 2 });
  await read(ann, mine);
  expect(await unread(ann)).toMatchObject({ unreadCount: 2, unreadMentionCount: 1 });
});

test('the mark moves forward only', async () => {
  const [first, second] = [await send(bob), await send(bob)];
  const marked = (await read(ann, second)).data.markRoomRead;
  expect(marked.room).toEqual({ unreadCount: 0, unreadMentionCount: 0, lastReadMessage: { id: second } });
  const back = (await read(ann, first)).data.markRoomRead;
  expect(back).toEqual(marked);
  await send(bob);
  expect((await unread(ann)).unreadCount).toBe(1);
});

test('of devices that mark at once the furthest wins', async () => {
  const sent = [];
  for (let index = 0; index < 10; index++) sent.push(await send(bob));
  const answers = await Promise.all(sent.toReversed().map((id) => read(ann, id)));
  expect(answers.map((answer) => answer.code)).toEqual(Array(10).fill(undefined));
  expect(await unread(ann)).toMatchObject({ unreadCount: 0, lastReadMessage: { id: sent.at(-1) } });
});

test('only messages of the room can be marked, by its members', async () => {
  const message = await send(bob);
  const other = await buildRoom(app, { owners: [ann] });
  const mixed = await ask(app, ann, READ, { input: { roomId: other.id, messageId: message } });
  expect(mixed.code).toBe('BAD_USER_INPUT');
  const eve = await buildUser(app);
  expect((await ask(app, eve, READ, { input: { roomId: other.id, messageId: message } })).code).toBe('NOT_FOUND');
  expect((await read(eve, message)).code).toBe('FORBIDDEN');
  expect((await read(ann, newId())).code).toBe('NOT_FOUND');
  expect((await read(ann, 'no-uuid')).code).toBe('NOT_FOUND');
});

test('the last message is the newest that is neither a reply nor deleted', async () => {
  expect((await unread(ann)).lastMessage).toBeNull();
  const [first, second] = [await send(bob), await send(bob)];
  await send(bob, first);
  expect((await unread(ann)).lastMessage).toEqual({ id: second });
  await erase(second);
  expect((await unread(ann)).lastMessage).toEqual({ id: first });
});

test('who is not in a public room reads nothing of it', async () => {
  const message = await send(bob);
  await mention(message, 'ROOM', null);
  const eve = await buildUser(app);
  expect(await unread(eve)).toEqual({
    unreadCount: 0,
    unreadMentionCount: 0,
    lastMessage: null,
    lastReadMessage: null,
  });
  const messages = 'query($id: ID!) { room(id: $id) { messages(first: 1) { nodes { id } } } }';
  expect((await ask(app, eve, messages, { id: room.id })).code).toBe('FORBIDDEN');
});
