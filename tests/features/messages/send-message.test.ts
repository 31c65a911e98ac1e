import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { ADDED, CURSOR, SEND } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
});
afterAll(() => app.close());

test('a message sent to a room is heard by its subscribers and stands in its history', async () => {
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const { viewer } = await get(app, bob, CURSOR);
  const client = connect(app, bob);
  const heard = listen(client, ADDED, { roomId: room.id, after: viewer.cursor });
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId: room.id, content: 'Hello' } });
  const [event] = await heard.take(1);
  expect(event.messageAdded).toEqual({
    cursor: sendMessage.cursor,
    message: { id: sendMessage.message.id, content: 'Hello', author: { username: ann.username } },
  });
  const history = await get(
    app,
    bob,
    `query($id: ID!) { room(id: $id) { messages(last: 10) { nodes { content } } } }`,
    { id: room.id },
  );
  expect(history.room.messages.nodes).toEqual([{ content: 'Hello' }]);
  await client.dispose();
});

test('a stranger learns nothing of a private room', async () => {
  const room = await buildRoom(app, { owners: [ann] });
  const foreign = await ask(app, bob, SEND, { input: { roomId: room.id, content: 'Hello' } });
  expect(foreign.code).toBe('NOT_FOUND');
});

test('who sees a public room has to join it before he sends', async () => {
  const room = await buildRoom(app, { owners: [ann], isPrivate: false });
  const refused = await ask(app, bob, SEND, { input: { roomId: room.id, content: 'Hello' } });
  expect(refused.code).toBe('FORBIDDEN');
});
