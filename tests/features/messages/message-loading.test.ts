import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { CURSOR } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { perform, send } from './actions.js';

let app: TestApp;
let users: TestUser[];
let roomId: string;

const PAGE = `query($id: ID!, $last: Int!) { room(id: $id) { messages(last: $last) { nodes {
  id content author { username } room { name }
  reactions { emoji count viewerHasReacted users(first: 5) { username } }
  mentions { kind user { username } }
  threadRoot { id author { username } } replyCount lastReplyAt viewerFollowsThread viewerCanEdit viewerCanDelete
  replies(first: 3) { nodes { id author { username } reactions { count } } }
} } } }`;

beforeAll(async () => {
  app = await createTestApp();
  users = [await buildUser(app), await buildUser(app), await buildUser(app)];
  roomId = (await buildRoom(app, { owners: [users[0]!], members: users.slice(1) })).id;
  for (let index = 0; index < 25; index++) {
    const [author, other] = [users[index % 3]!, users[(index + 1) % 3]!];
    const root = await send(app, author, { roomId, content: `@${other.username} @room ${index}` });
    await send(app, other, { roomId, threadRootId: root.id });
    await perform(app, other, 'addReaction', { messageId: root.id, emoji: '👍' });
    await perform(app, author, 'addReaction', { messageId: root.id, emoji: '🎉' });
  }
}, 60_000);
afterAll(() => app.close());

async function statementsFor(last: number): Promise<number> {
  app.statements.length = 0;
  const { room } = await get(app, users[0]!, PAGE, { id: roomId, last });
  expect(room.messages.nodes).toHaveLength(last);
  return app.statements.length;
}

test('a page of fifty messages takes as many statements as a page of two', async () => {
  const few = await statementsFor(2);
  expect(await statementsFor(50)).toBe(few);
  expect(few).toBeLessThan(20);
});

const REACTED = `subscription($roomId: ID!, $after: Cursor) { messageUpdated(roomId: $roomId, after: $after) { message {
  id content author { username } room { name } reactions { emoji count users(first: 5) { username } }
  mentions { kind user { username } } threadRoot { id } replyCount lastReplyAt version VIEWER
} } }`;

/** What two members hear of one reaction of the first. */
async function hearReaction(document: string, emoji: string) {
  const { room } = await get(app, users[0]!, PAGE, { id: roomId, last: 2 });
  const [root, reply] = room.messages.nodes;
  const { viewer } = await get(app, users[0]!, CURSOR);
  const clients = users.slice(0, 2).map((user) => connect(app, user));
  const heard = clients.map((client) => listen(client, document, { roomId, after: viewer.cursor }));
  await perform(app, users[0]!, 'addReaction', { messageId: root.id, emoji });
  const [first, second] = await Promise.all(heard.map((listener) => listener.take(1)));
  await Promise.all(clients.map((client) => client.dispose()));
  return { root, reply, first: first![0].messageUpdated.message, second: second![0].messageUpdated.message };
}

test('an event that is the same for all tells reactions, mentions and the thread', async () => {
  const { root, reply, first, second } = await hearReaction(REACTED.replace('VIEWER', ''), '🚀');
  expect(second).toEqual(first);
  expect(first.reactions).toHaveLength(root.reactions.length + 1);
  expect(first.reactions.at(-1)).toEqual({ emoji: '🚀', count: 1, users: [{ username: users[0]!.username }] });
  expect(first).toMatchObject({ id: root.id, mentions: root.mentions, replyCount: 1, lastReplyAt: root.lastReplyAt });
  expect(reply.threadRoot.id).toBe(first.id);
});

test('an event that depends on the viewer tells each his own', async () => {
  const { first, second } = await hearReaction(
    REACTED.replace('VIEWER', 'own: reactions { viewerHasReacted } viewerCanEdit'),
    '👀',
  );
  const mine = (message: { own: { viewerHasReacted: boolean }[] }) => message.own.at(-1)!.viewerHasReacted;
  expect([mine(first), mine(second)]).toEqual([true, false]);
  expect([first.viewerCanEdit, second.viewerCanEdit]).toEqual([true, false]);
});
