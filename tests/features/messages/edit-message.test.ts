import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { CURSOR } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { attempt, eventsOf, perform, see, send } from './actions.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let admin: TestUser;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
  admin = await buildUser(app, { role: 'ADMIN' });
});
beforeEach(async () => {
  roomId = (await buildRoom(app, { owners: [bob], members: [ann, admin] })).id;
});
afterAll(() => app.close());

test('the author gives a message other content, and its room hears of it', async () => {
  const sent = await send(app, ann, { roomId });
  expect(sent).toMatchObject({ version: 1, editedAt: null, viewerCanEdit: true });
  const { viewer } = await get(app, bob, CURSOR);
  const client = connect(app, bob);
  const heard = listen(
    client,
    `subscription($roomId: ID!, $after: Cursor) { messageUpdated(roomId: $roomId, after: $after) { cursor kind message { id content version } } }`,
    { roomId, after: viewer.cursor },
  );
  const { message, cursor } = await perform(app, ann, 'editMessage', { messageId: sent.id, content: 'Bye' });
  expect(message).toMatchObject({ content: 'Bye', version: 2, editedAt: expect.any(String) });
  const [event] = await heard.take(1);
  expect(event.messageUpdated).toEqual({
    cursor,
    kind: 'MESSAGE_EDITED',
    message: { id: sent.id, content: 'Bye', version: 2 },
  });
  await client.dispose();
});

test('the same content changes nothing', async () => {
  const sent = await send(app, ann, { roomId });
  const { message } = await perform(app, ann, 'editMessage', { messageId: sent.id, content: 'Hello' });
  expect(message).toEqual(sent);
  expect(await eventsOf(app, sent.id)).toEqual(['MESSAGE_ADDED']);
});

test('row 60: nobody else puts words into a message: no owner, no admin', async () => {
  const sent = await send(app, ann, { roomId });
  for (const other of [bob, admin]) {
    expect((await see(app, other, sent.id)).viewerCanEdit).toBe(false);
    expect((await attempt(app, other, 'editMessage', { messageId: sent.id, content: 'x' })).code).toBe('FORBIDDEN');
  }
  expect((await see(app, ann, sent.id)).content).toBe('Hello');
});

test('a deleted message and an archived one stay as they are', async () => {
  const deleted = await send(app, ann, { roomId });
  await perform(app, ann, 'deleteMessage', { messageId: deleted.id });
  const archived = await send(app, ann, { roomId });
  await app.orm.em
    .fork()
    .getConnection()
    .execute('update messages set content = null, segment_id = ? where id = ?', ['s', archived.id]);
  const { message } = await get(app, ann, 'query($id: ID!) { message(id: $id) { viewerCanEdit } }', archived);
  expect(message.viewerCanEdit).toBe(false);
  expect((await attempt(app, ann, 'editMessage', { messageId: deleted.id, content: 'x' })).code).toBe('CONFLICT');
  expect((await attempt(app, ann, 'editMessage', { messageId: archived.id, content: 'x' })).code).toBe('ARCHIVED');
});

test('edits and reactions at once are all counted', async () => {
  const sent = await send(app, ann, { roomId });
  const edits = Array.from({ length: 10 }, (_, index) =>
    perform(app, ann, 'editMessage', { messageId: sent.id, content: `edit ${index}` }),
  );
  const reactions = ['👍', '🎉', '❤️', '👀', '🚀'].map((emoji) =>
    perform(app, bob, 'addReaction', { messageId: sent.id, emoji }),
  );
  const replies = Array.from({ length: 5 }, () => send(app, bob, { roomId, threadRootId: sent.id }));
  await Promise.all([...edits, ...reactions, ...replies]);
  const message = await see(app, ann, sent.id);
  expect(message).toMatchObject({ version: 16, replyCount: 5 });
  expect(message.reactions).toHaveLength(5);
});
