import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { REMOVE } from '../rooms/documents.js';
import { CREATE } from '../tasks/documents.js';
import { ADDED, BELL, FAILED, LEDGER, MARK, SEND } from './documents.js';
import { bellOf, say } from './support.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const unread = async (user: TestUser) => (await get(app, user, BELL)).viewer.unreadNotificationCount;

async function assign(to: TestUser): Promise<string> {
  const { createTask } = await get(app, await buildUser(app), CREATE, { input: { title: 'Paint', assigneeId: to.id } });
  await consumeLog(app);
  return createTask.task.id;
}

test('a notification is heard of once, live and after what one has missed', async () => {
  const bob = await buildUser(app);
  const { cursor } = (await get(app, bob, '{ viewer { cursor } }')).viewer;
  const client = connect(app, bob);
  const heard = listen(client, ADDED, { after: cursor });
  const taskId = await assign(bob);
  const [event] = await heard.take(1);
  expect(event.notificationAdded).toMatchObject({
    kind: 'NOTIFICATION_ADDED',
    notification: { kind: 'ASSIGNED', task: { id: taskId } },
  });
  const later = await assign(bob);
  await heard.take(2);
  const missed = listen(client, ADDED, { after: event.notificationAdded.cursor });
  expect((await missed.take(1))[0].notificationAdded.notification.task.id).toBe(later);
  expect(heard.events).toHaveLength(2);
  heard.stop();
  missed.stop();
  await client.dispose();
});

test('who was removed meanwhile hears nothing of the message, neither alone nor among all events', async () => {
  const [ann, bob] = [await buildUser(app), await buildUser(app)];
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const { cursor } = (await get(app, bob, '{ viewer { cursor } }')).viewer;
  await say(app, ann, room.id, `@${bob.username} secret`);
  await get(app, ann, REMOVE, { input: { roomId: room.id, userId: bob.id } });
  const client = connect(app, bob);
  const alone = listen(client, ADDED, { after: cursor });
  const all = listen(
    client,
    'subscription($after: Cursor) { events(after: $after) { kind ... on NotificationEvent { notification { message { content } } } } }',
    { after: cursor },
  );
  await assign(bob);
  expect((await alone.take(1))[0].notificationAdded.notification.kind).toBe('ASSIGNED');
  while (!JSON.stringify(all.events).includes('NOTIFICATION_ADDED')) await all.take(all.events.length + 1);
  expect(JSON.stringify([alone.events, all.events])).not.toContain('secret');
  alone.stop();
  all.stop();
  await client.dispose();
});

test('notifications are marked as read by name, by task, or all; those of others stay', async () => {
  const [bob, cai] = [await buildUser(app), await buildUser(app)];
  const tasks = [await assign(bob), await assign(bob), await assign(bob), await assign(cai)];
  const mark = async (input: object) =>
    (await get(app, bob, MARK, { input })).markNotificationsRead.user.unreadNotificationCount;
  const [others] = (await get(app, cai, BELL)).notifications.nodes;
  expect(await mark({ notificationIds: [others.id, 'nothing'] })).toBe(3);
  const [newest] = (await get(app, bob, BELL)).notifications.nodes;
  expect(await mark({ notificationIds: [newest.id] })).toBe(2);
  expect((await get(app, bob, BELL, { unreadOnly: true })).notifications.nodes).toHaveLength(2);
  expect(await mark({ taskId: tasks[0] })).toBe(1);
  expect(await mark({})).toBe(0);
  expect(await unread(cai)).toBe(1);
  expect((await ask(app, bob, MARK, { input: { notificationIds: Array(101).fill('x') } })).code).toBe('BAD_USER_INPUT');
});

test('a bell is read in pages', async () => {
  const bob = await buildUser(app);
  for (let i = 0; i < 3; i++) await assign(bob);
  const first = (await get(app, bob, BELL, { first: 2 })).notifications;
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = (await get(app, bob, BELL, { first: 2, after: first.pageInfo.endCursor })).notifications;
  expect(new Set([...first.nodes, ...rest.nodes].map(({ id }: { id: string }) => id)).size).toBe(3);
});

test('nobody sees the bell, the ledger or the settings of another', async () => {
  const [ann, bob] = [await buildUser(app), await buildUser(app, { role: 'ADMIN' })];
  const taskId = await assign(ann);
  expect(await bellOf(app, ann)).toEqual(['ASSIGNED']);
  expect(await bellOf(app, bob)).toEqual([]);
  expect((await get(app, bob, LEDGER, { taskId })).notices.nodes).toEqual([]);
  const other = `query($id: ID!) { node(id: $id) { ... on User { unreadNotificationCount notificationSettings { preferences { kind } } } } }`;
  expect((await get(app, bob, other, { id: ann.id })).node).toEqual({
    unreadNotificationCount: 0,
    notificationSettings: null,
  });
});

test('what could not be delivered is told to admins alone', async () => {
  const [ann, admin] = [await buildUser(app), await buildUser(app, { role: 'ADMIN' })];
  expect((await ask(app, ann, FAILED)).code).toBe('FORBIDDEN');
  expect((await get(app, admin, FAILED)).failedNotices.nodes).toEqual([]);
});

test('what is imported or was there before a consumer was tells nobody', async () => {
  const [ann, bob] = [await buildUser(app), await buildUser(app)];
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  await consumeLog(app);
  expect(await bellOf(app, bob)).toEqual([]);
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId: room.id, content: 'plain' } });
  await consumeLog(app);
  expect(sendMessage.message.id).toBeDefined();
  expect(await bellOf(app, bob)).toEqual([]);
});
