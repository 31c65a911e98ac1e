import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
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

test('an event that everybody is told alike asks for nothing of a viewer', async () => {
  const { room } = await get(app, users[1]!, PAGE, { id: roomId, last: 2 });
  const [root, reply] = room.messages.nodes;
  expect(root.replyCount).toBe(1);
  expect(reply.threadRoot.id).toBe(root.id);
  expect(root.replies.nodes[0].id).toBe(reply.id);
  expect(root.mentions).toHaveLength(2);
});
