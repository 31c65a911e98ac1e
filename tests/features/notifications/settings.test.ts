import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isQuiet } from '../../../src/features/notifications/quiet-hours.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import { createDevice } from '../../support/push-device.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { inputOf, SUBSCRIBE } from '../push/documents.js';
import { CREATE } from '../tasks/documents.js';
import { SETTINGS, UPDATE_SETTINGS } from './documents.js';
import { bellOf, ledgerOf, say } from './support.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const update = (user: TestUser, input: object) => ask(app, user, UPDATE_SETTINGS, { input });

/** Gives somebody a task and has that consumed; gives what the ledger says of him. */
async function assign(to: TestUser): Promise<string[]> {
  const ann = await buildUser(app);
  const { createTask } = await get(app, ann, CREATE, { input: { title: 'Paint', assigneeId: to.id } });
  await consumeLog(app);
  return ledgerOf(app, to, { taskId: createTask.task.id });
}

test('channels are chosen for each kind; what is absent stays', async () => {
  const bob = await buildUser(app, { email: 'bob@example.org' });
  const of = async (kind: string) =>
    (await get(app, bob, SETTINGS)).viewer.notificationSettings.preferences.find(
      (preference: { kind: string }) => preference.kind === kind,
    );
  expect(await of('ASSIGNED')).toEqual({ kind: 'ASSIGNED', inApp: true, push: true, mail: true });
  expect(await assign(bob)).toEqual([
    'ASSIGNED IN_APP: SENT',
    'ASSIGNED MAIL: PENDING',
    'ASSIGNED PUSH: NO_SUBSCRIPTION',
  ]);
  await update(bob, { preferences: [{ kind: 'ASSIGNED', inApp: false }] });
  await update(bob, { preferences: [{ kind: 'ASSIGNED', mail: false }] });
  expect(await of('ASSIGNED')).toEqual({ kind: 'ASSIGNED', inApp: false, push: true, mail: false });
  expect(await of('MENTION')).toEqual({ kind: 'MENTION', inApp: true, push: true, mail: false });
  expect(await assign(bob)).toEqual([
    'ASSIGNED IN_APP: PREFERENCE',
    'ASSIGNED MAIL: PREFERENCE',
    'ASSIGNED PUSH: NO_SUBSCRIPTION',
  ]);
  expect(await bellOf(app, bob)).toEqual(['ASSIGNED']);
});

test('in quiet hours nothing is pushed or mailed, and the bell goes on', async () => {
  const bob = await buildUser(app, { email: 'quiet@example.org' });
  const now = new Date(app.clock.now());
  await get(app, bob, 'mutation { updateProfile(input: { timeZone: "UTC" }) { cursor } }');
  const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
  const quietHours = { start: (minute + 1440 - 60) % 1440, end: (minute + 60) % 1440 };
  await update(bob, { quietHours });
  expect((await get(app, bob, SETTINGS)).viewer.notificationSettings.quietHours).toEqual(quietHours);
  expect(await assign(bob)).toEqual([
    'ASSIGNED IN_APP: SENT',
    'ASSIGNED MAIL: QUIET_HOURS',
    'ASSIGNED PUSH: NO_SUBSCRIPTION',
  ]);
  await update(bob, { quietHours: null });
  expect((await assign(bob))[1]).toBe('ASSIGNED MAIL: PENDING');
});

test('what is seen live is not pushed to who has the client open; an assignment is', async () => {
  const [ann, bob] = [await buildUser(app), await buildUser(app)];
  await get(app, bob, SUBSCRIBE, { input: inputOf(createDevice('https://push.example.org/bob')) });
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const leave = app.presence.enter(bob.id);
  const seen = await say(app, ann, room.id, `@${bob.username}`);
  expect((await ledgerOf(app, bob, { messageId: seen }))[2]).toBe('MENTION PUSH: ONLINE');
  expect((await assign(bob))[2]).toBe('ASSIGNED PUSH: PENDING');
  leave();
});

test.each([
  [{ quietHours: { start: -1, end: 60 } }, 'input.quietHours.start'],
  [{ quietHours: { start: 0, end: 1440 } }, 'input.quietHours.end'],
  [{ quietHours: { start: 60, end: 60 } }, 'input.quietHours.end'],
])('settings of %j are refused', async (input, field) => {
  const { code, errors } = await update(await buildUser(app), input);
  expect(code).toBe('BAD_USER_INPUT');
  expect(errors![0]!.extensions.fields).toHaveProperty([field]);
});

test.each([
  ['22:00', 1320, 420, 'UTC', true],
  ['06:59', 1320, 420, 'UTC', true],
  ['07:00', 1320, 420, 'UTC', false],
  ['21:59', 1320, 420, 'UTC', false],
  ['12:00', 720, 780, 'UTC', true],
  ['13:00', 720, 780, 'UTC', false],
  // Berlin is two hours on in summer.
  ['20:30', 1320, 420, 'Europe/Berlin', true],
  ['05:30', 1320, 420, 'Europe/Berlin', false],
])('at %s UTC of a summer day, %d to %d by the clocks of %s is quiet: %s', (time, quietFrom, quietTo, zone, quiet) => {
  expect(isQuiet({ quietFrom, quietTo }, zone, Date.parse(`2027-07-01T${time}:00Z`))).toBe(quiet);
});
