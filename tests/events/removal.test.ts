import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addReaction } from '../../src/features/messages/add-reaction.js';
import { editMessage } from '../../src/features/messages/edit-message.js';
import { followThread } from '../../src/features/messages/follow-thread.js';
import { sendMessage } from '../../src/features/messages/send-message.js';
import { markRoomRead } from '../../src/features/rooms/mark-room-read.js';
import { removeRoomMember } from '../../src/features/rooms/remove-room-member.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { CURSOR, EVENTS } from '../support/documents.js';
import { connect, listen } from '../support/socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** What somebody who was removed hears afterwards of what he was once entitled to. */

let app: TestApp;
let ann: TestUser;
let bob: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
});
afterAll(() => app.close());

const OWN_FIELDS = EVENTS.replace('message { id content }', 'message { id content viewerCanEdit }');

async function cursorOf(user: TestUser): Promise<string> {
  return (await get(app, user, CURSOR)).viewer.cursor;
}

/** Bob takes part in a private room, is removed, and then what he knew is changed. */
async function removeAndChange() {
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const after = await cursorOf(bob);
  const { value: message } = await sendMessage(contextOf(app, ann), { roomId: room.id, content: 'before' });
  await followThread(contextOf(app, bob), { messageId: message.id });
  await markRoomRead(contextOf(app, bob), { roomId: room.id, messageId: message.id });
  await addReaction(contextOf(app, bob), { messageId: message.id, emoji: '👍' });
  await removeRoomMember(contextOf(app, ann), { roomId: room.id, userId: bob.id });
  await editMessage(contextOf(app, ann), { messageId: message.id, content: 'SECRET' });
  return after;
}

describe.each([
  ['shared', EVENTS],
  ['of the viewer', OWN_FIELDS],
])('with fields that are %s', (_, document) => {
  test('the replay tells of the removal and shows nothing of the room', async () => {
    const after = await removeAndChange();
    const client = connect(app, bob);
    const heard = listen(client, document, { after });
    const last = await buildUser(app);
    while (!JSON.stringify(heard.events).includes(last.username)) await heard.take(heard.events.length + 1);
    const text = JSON.stringify(heard.events);
    expect(text).toContain('MEMBER_REMOVED');
    expect(text).not.toContain('SECRET');
    expect(text).not.toContain('MESSAGE_ADDED');
    await client.dispose();
  });

  test('so does the replay from the ring, while others keep the log followed', async () => {
    const other = connect(app, ann);
    const others = listen(other, EVENTS, { after: await cursorOf(ann) });
    const after = await removeAndChange();
    await others.take(3);
    const client = connect(app, bob);
    const heard = listen(client, document, { after });
    const last = await buildUser(app);
    while (!JSON.stringify(heard.events).includes(last.username)) await heard.take(heard.events.length + 1);
    expect(JSON.stringify(heard.events)).not.toContain('SECRET');
    await Promise.all([client.dispose(), other.dispose()]);
  });
});

test('a member that was removed while nobody listened is not heard of in memory later', async () => {
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const unfollow = await app.log.follow(() => unfollow());
  await sendMessage(contextOf(app, ann), { roomId: room.id, content: 'one' });
  await removeRoomMember(contextOf(app, ann), { roomId: room.id, userId: bob.id });
  const client = connect(app, bob);
  const heard = listen(client, EVENTS, { after: await cursorOf(bob) });
  await new Promise<void>((resolve) =>
    client.subscribe({ query: '{ viewer { id } }' }, { next() {}, error() {}, complete: resolve }),
  );
  await sendMessage(contextOf(app, ann), { roomId: room.id, content: 'SECRET' });
  const last = await buildUser(app);
  while (!JSON.stringify(heard.events).includes(last.username)) await heard.take(heard.events.length + 1);
  expect(JSON.stringify(heard.events)).not.toContain('SECRET');
  await client.dispose();
});

test('what was sent before the removal is heard also where both come at once to a node that did not know the room', async () => {
  const watcher = connect(app, ann);
  listen(watcher, EVENTS);
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const client = connect(app, bob);
  const heard = listen(client, EVENTS, { after: await cursorOf(bob) });
  await sendMessage(contextOf(app, ann), { roomId: room.id, content: 'in time' });
  await heard.take(1);
  expect(heard.events[0].events.message.content).toBe('in time');
  await removeRoomMember(contextOf(app, ann), { roomId: room.id, userId: bob.id });
  expect((await heard.take(2))[1].events.kind).toBe('MEMBER_REMOVED');
  await Promise.all([client.dispose(), watcher.dispose()]);
});
