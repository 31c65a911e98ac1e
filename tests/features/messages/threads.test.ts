import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { change } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { Message } from '../../../src/features/messages/message.entity.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { CURSOR } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { attempt, eventsOf, perform, see, send } from './actions.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let carl: TestUser;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
  carl = await buildUser(app);
});
beforeEach(async () => {
  roomId = (await buildRoom(app, { owners: [ann], members: [bob, carl] })).id;
});
afterAll(() => app.close());

async function followers(id: string): Promise<TestUser[]> {
  const found: TestUser[] = [];
  for (const user of [ann, bob, carl]) if ((await see(app, user, id)).viewerFollowsThread) found.push(user);
  return found;
}

const THREAD = `query($id: ID!) { message(id: $id) {
  replyCount lastReplyAt threadRoot { id }
  replies(first: 10) { nodes { id threadRoot { id } replyCount createdAt viewerFollowsThread } }
} }`;

test('a thread shows its replies in order and counts those that are not deleted', async () => {
  const root = await send(app, ann, { roomId });
  const first = await send(app, bob, { roomId, threadRootId: root.id });
  const second = await send(app, ann, { roomId, threadRootId: root.id });
  const third = await send(app, ann, { roomId, threadRootId: root.id });
  await perform(app, ann, 'deleteMessage', { messageId: third.id });
  const { message } = await get(app, carl, THREAD, { id: root.id });
  expect(message.replies.nodes.map((node: { id: string }) => node.id)).toEqual([first.id, second.id, third.id]);
  expect(message.replies.nodes[0]).toMatchObject({
    threadRoot: { id: root.id },
    replyCount: 0,
    viewerFollowsThread: false,
  });
  expect(message).toMatchObject({ replyCount: 2, threadRoot: null, lastReplyAt: message.replies.nodes[1].createdAt });
});

test('a message without replies has none', async () => {
  const root = await send(app, ann, { roomId });
  const { message } = await get(app, bob, THREAD, { id: root.id });
  expect(message).toEqual({ replyCount: 0, lastReplyAt: null, threadRoot: null, replies: { nodes: [] } });
});

test('only messages of the same room that are no replies begin threads', async () => {
  const root = await send(app, ann, { roomId });
  const reply = await send(app, ann, { roomId, threadRootId: root.id });
  const otherRoom = await buildRoom(app, { owners: [ann] });
  const inReply = await attempt(app, ann, 'sendMessage', { roomId, content: 'x', threadRootId: reply.id });
  const elsewhere = await attempt(app, ann, 'sendMessage', {
    roomId: otherRoom.id,
    content: 'x',
    threadRootId: root.id,
  });
  for (const { code, errors } of [inReply, elsewhere]) {
    expect(code).toBe('BAD_USER_INPUT');
    expect(errors![0]!.extensions.fields).toHaveProperty(['input.threadRootId']);
  }
});

test('a deleted message takes no new replies and keeps the old ones', async () => {
  const root = await send(app, ann, { roomId });
  await send(app, bob, { roomId, threadRootId: root.id });
  await perform(app, ann, 'deleteMessage', { messageId: root.id });
  expect((await attempt(app, bob, 'sendMessage', { roomId, content: 'x', threadRootId: root.id })).code).toBe(
    'CONFLICT',
  );
  expect((await see(app, bob, root.id)).replyCount).toBe(1);
});

test('a reply that was looked up before the thread was deleted is refused when it comes to its place', async () => {
  const root = await send(app, ann, { roomId });
  let reply: Promise<{ code?: string }> | null = null;
  await inTransaction(contextOf(app, ann), async (tx) => {
    // Nobody gets a place in the log before this has ended.
    await change(tx, sql`update log_head set seq = seq where id = 1`);
    reply = attempt(app, bob, 'sendMessage', { roomId, content: 'x', threadRootId: root.id });
    await setTimeout(300);
    const message = await tx.em.findOneOrFail(Message, root.id);
    Object.assign(message, { content: null, deletedAt: new Date(app.clock.now()) });
    tx.append({ type: 'MESSAGE_DELETED', roomId, messageId: root.id });
  });
  expect((await reply!).code).toBe('CONFLICT');
});

test('with the first reply its author and the one who began the thread follow it', async () => {
  const root = await send(app, ann, { roomId });
  expect(await followers(root.id)).toEqual([]);
  const reply = await send(app, bob, { roomId, threadRootId: root.id });
  expect(await followers(root.id)).toEqual([ann, bob]);
  expect(await followers(reply.id)).toEqual([ann, bob]);
});

test('who is called in a thread follows it, by a new reply or an edited one', async () => {
  const root = await send(app, ann, { roomId });
  const reply = await send(app, ann, { roomId, threadRootId: root.id, content: `@${bob.username}` });
  expect(await followers(root.id)).toEqual([ann, bob]);
  await perform(app, ann, 'editMessage', { messageId: reply.id, content: `@${carl.username}` });
  expect(await followers(root.id)).toEqual([ann, bob, carl]);
});

test('who is called in a message of the room follows nothing', async () => {
  const root = await send(app, ann, { roomId, content: `@${bob.username}` });
  expect(await followers(root.id)).toEqual([]);
});

test('who stopped following is left alone by the replies of others', async () => {
  const root = await send(app, ann, { roomId });
  const reply = await send(app, bob, { roomId, threadRootId: root.id });
  const { message } = await perform(app, ann, 'unfollowThread', { messageId: reply.id });
  expect(message).toMatchObject({ id: root.id, viewerFollowsThread: false });
  await send(app, bob, { roomId, threadRootId: root.id });
  expect(await followers(root.id)).toEqual([bob]);
  await send(app, ann, { roomId, threadRootId: root.id });
  expect(await followers(root.id)).toEqual([ann, bob]);
});

test('following twice makes one event, and a reply stands for its thread', async () => {
  const root = await send(app, ann, { roomId });
  const reply = await send(app, ann, { roomId, threadRootId: root.id });
  const { message } = await perform(app, carl, 'followThread', { messageId: reply.id });
  expect(message).toMatchObject({ id: root.id, viewerFollowsThread: true });
  await perform(app, carl, 'followThread', { messageId: root.id });
  expect(await eventsOf(app, root.id)).toEqual(['MESSAGE_ADDED', 'THREAD_FOLLOWED']);
  await perform(app, carl, 'unfollowThread', { messageId: root.id });
  await perform(app, carl, 'unfollowThread', { messageId: root.id });
  expect(await eventsOf(app, root.id)).toEqual(['MESSAGE_ADDED', 'THREAD_FOLLOWED', 'THREAD_FOLLOWED']);
});

test('only the follower himself hears that he follows', async () => {
  const root = await send(app, ann, { roomId });
  const clients = [connect(app, bob), connect(app, carl)];
  const EVENTS = `subscription($after: Cursor) { events(after: $after) { kind ... on MessageEvent { message { id viewerFollowsThread } } } }`;
  const [bobs, carls] = await Promise.all(
    [bob, carl].map(async (user, index) => {
      const { viewer } = await get(app, user, CURSOR);
      return listen(clients[index]!, EVENTS, { after: viewer.cursor });
    }),
  );
  await perform(app, carl, 'followThread', { messageId: root.id });
  const next = await send(app, ann, { roomId });
  const added = { kind: 'MESSAGE_ADDED', message: { id: next.id, viewerFollowsThread: false } };
  const followed = { kind: 'THREAD_FOLLOWED', message: { id: root.id, viewerFollowsThread: true } };
  expect((await carls!.take(2)).map(({ events }) => events)).toEqual([followed, added]);
  expect((await bobs!.take(1)).map(({ events }) => events)).toEqual([added]);
  await Promise.all(clients.map((client) => client.dispose()));
});
