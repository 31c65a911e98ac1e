import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createContext } from '../../../src/context.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { pushJobs } from '../../../src/features/push/push.jobs.js';
import { JobWorker } from '../../../src/jobs/worker.js';
import { buildProject, buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import type { PushDevice } from '../../support/push-device.js';
import { type PushAnswer, type PushServer, startPushServer } from '../../support/push-server.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { LOGOUT } from '../accounts/documents.js';
import { FAILED, LEDGER } from '../notifications/documents.js';
import { say } from '../notifications/support.js';
import { CREATE } from '../tasks/documents.js';
import { devicesOf, subscribe } from './documents.js';

const FAILED_JOBS = '{ jobs(first: 10, status: FAILED, kind: "pushToDevice") { nodes { id attempts lastError } } }';
const RETRY = 'mutation($jobId: ID!) { retryJob(input: { jobId: $jobId }) { job { status } } }';
const REMOVE = 'mutation($input: RemoveProjectMemberInput!) { removeProjectMember(input: $input) { cursor } }';
const SPEAK = 'mutation { updateProfile(input: { language: RU }) { cursor } }';

let app: TestApp;
let push: PushServer;
let worker: JobWorker;
let ann: TestUser;
let bob: TestUser;
let phone: PushDevice;
const logged: string[] = [];

beforeAll(async () => {
  push = await startPushServer();
  const note = (details: object, text: string) => logged.push(`${text} ${JSON.stringify(details)}`);
  const logger = { info() {}, warn: note, error: note };
  app = await createTestApp({ accessTokenSeconds: 20 * 86_400 }, { outbound: push.outbound, logger });
  worker = new JobWorker(app, pushJobs);
});
afterAll(async () => {
  await worker.close();
  await app.close();
  push.close();
});
beforeEach(async () => {
  [ann, bob] = [await buildUser(app), await buildUser(app)];
  phone = push.subscribe();
  await subscribe(app, bob, phone);
});

/** Ann gives Bob something to do, and the log is read: the message to him waits to be sent. */
async function assign(title = 'Fix the door', projectId?: string): Promise<string> {
  const input = { title, assigneeId: bob.id, projectId };
  const { createTask } = await get(app, ann, CREATE, { input });
  await consumeLog(app);
  return createTask.task.id;
}

/** What came of the message to Bob about a task. */
async function outcomeOf(taskId: string): Promise<{ outcome: string; attempts: number; detail: string | null }> {
  const { notices } = await get(app, bob, LEDGER, { taskId });
  return notices.nodes.find(({ channel }: { channel: string }) => channel === 'PUSH');
}

test('an assignment reaches each device of the person once, however often its job runs', async () => {
  const laptop = push.subscribe('other.example.com');
  await subscribe(app, bob, laptop);
  const taskId = await assign();
  await worker.drain();
  for (const device of [phone, laptop]) {
    expect(device.messages).toEqual([
      {
        title: expect.stringContaining(ann.username),
        body: 'Fix the door',
        url: `/work/all?task=${taskId}`,
        tag: expect.any(String),
        badge: 1,
      },
    ]);
  }
  expect(await outcomeOf(taskId)).toMatchObject({ outcome: 'SENT' });
  const [{ id: noticeId }] = (await get(app, bob, LEDGER, { taskId })).notices.nodes.filter(
    ({ channel }: { channel: string }) => channel === 'PUSH',
  );
  // As after a crash between what it did and the end of its job.
  await inTransaction(createContext(app), async (tx) => tx.enqueue({ kind: 'pushNotice', payload: { noticeId } }));
  await worker.drain();
  expect([phone.messages.length, laptop.messages.length]).toEqual([1, 1]);
});

test('it is in the language of the person, and its number is what he has not read', async () => {
  await get(app, bob, SPEAK);
  await assign('Починить дверь');
  const second = await assign('Полить цветы');
  await worker.drain();
  expect(phone.messages.map(({ title }) => /\p{Script=Cyrillic}/u.test(title))).toEqual([true, true]);
  expect(phone.messages.at(-1)).toMatchObject({ body: 'Полить цветы', url: `/work/all?task=${second}`, badge: 2 });
});

test.each([404, 410])(
  'row F18: a device whose push service says %i is forgotten, and the others get it',
  async (status) => {
    const laptop = push.subscribe();
    await subscribe(app, bob, laptop);
    push.script(phone, status);
    const taskId = await assign();
    await worker.drain();
    expect(await devicesOf(app, bob)).toEqual([laptop.endpoint]);
    expect(laptop.messages).toHaveLength(1);
    expect(await outcomeOf(taskId)).toMatchObject({ outcome: 'SENT' });
  },
);

test('row F18: where the last device is gone the notice is dropped', async () => {
  push.script(phone, 410);
  const taskId = await assign();
  await worker.drain();
  expect(await outcomeOf(taskId)).toMatchObject({ outcome: 'DROPPED', detail: 'The device has unsubscribed.' });
});

test('row F18: a push service that says 429 is left alone as long as it says, by everything', async () => {
  push.script(phone, (response) => response.writeHead(429, { 'retry-after': '600' }).end());
  const before = push.requests.length;
  const first = await assign();
  await worker.drain();
  await assign('Fix the roof');
  app.clock.advance(590);
  await worker.drain();
  expect(push.requests).toHaveLength(before + 1);
  expect(await outcomeOf(first)).toMatchObject({ outcome: 'PENDING' });
  app.clock.advance(20);
  await worker.drain();
  expect(phone.messages.map(({ body }) => body).sort()).toEqual(['Fix the door', 'Fix the roof']);
  expect(await outcomeOf(first)).toMatchObject({ outcome: 'SENT' });
});

test.each([
  ['a date', () => new Date(Date.now() + 600_000).toUTCString(), 590, 620],
  ['nothing', () => '', 50, 70],
  ['nonsense', () => 'soon', 50, 70],
  ['a year', () => '31536000', 86_390, 86_410],
])('row F18: so it is with 429 and %s', async (_, retryAfter, before, after) => {
  push.script(phone, (response) => {
    if (retryAfter()) response.setHeader('retry-after', retryAfter());
    response.writeHead(429).end();
  });
  await assign();
  await worker.drain();
  app.clock.advance(before);
  await worker.drain();
  expect(phone.messages).toEqual([]);
  app.clock.advance(after - before);
  await worker.drain();
  expect(phone.messages).toHaveLength(1);
});

test('row F18: what fails is tried five times, later and later, then stands as failed until an admin has it tried again', async () => {
  const laptop = push.subscribe();
  await subscribe(app, bob, laptop);
  await worker.drain();
  push.script(phone, 503, (response) => response.socket!.destroy(), 500, 502, 504);
  const before = push.requests.length;
  const taskId = await assign();
  for (let minutes = 0; minutes < 40; minutes++) {
    await worker.drain();
    app.clock.advance(60);
  }
  expect(push.requests.length - before).toBe(6);
  expect(laptop.messages).toHaveLength(1);
  expect(await outcomeOf(taskId)).toMatchObject({ outcome: 'SENT' });
  const admin = await buildUser(app, { role: 'ADMIN' });
  const [job, ...others] = (await get(app, admin, FAILED_JOBS)).jobs.nodes;
  expect([job, others]).toMatchObject([{ attempts: 5, lastError: expect.stringContaining('504') }, []]);
  await get(app, admin, RETRY, { jobId: job.id });
  await worker.drain();
  expect(phone.messages).toHaveLength(1);
  const topics = push.requests.slice(before).map(({ headers }) => headers.topic);
  expect(new Set(topics).size).toBe(1);
});

test('row F18: a notice that failed on every device is told to admins, with why', async () => {
  push.script(phone, 500, 500, 500, 500, 500);
  const taskId = await assign();
  await worker.drain();
  expect(await outcomeOf(taskId)).toMatchObject({ outcome: 'PENDING', attempts: 1 });
  for (let minutes = 0; minutes < 40; minutes++) {
    await worker.drain();
    app.clock.advance(60);
  }
  const { id } = (await outcomeOf(taskId)) as unknown as { id: string };
  const admin = await buildUser(app, { role: 'ADMIN' });
  expect((await get(app, admin, FAILED)).failedNotices.nodes).toContainEqual(
    expect.objectContaining({ id, outcome: 'FAILED', detail: '500', attempts: 5 }),
  );
});

test.each([401, 403])('row F18: %i is told in the log, and not tried again', async (status) => {
  logged.length = 0;
  push.script(phone, (response) => response.writeHead(status).end('BadJwtToken'));
  const before = push.requests.length;
  const taskId = await assign();
  await worker.drain();
  app.clock.advance(86_400);
  await worker.drain();
  expect(push.requests).toHaveLength(before + 1);
  expect(logged.join()).toContain('a push service does not believe that this server');
  expect(logged.join()).not.toContain(phone.endpoint);
  expect(await outcomeOf(taskId)).toMatchObject({ outcome: 'FAILED', detail: `${status} BadJwtToken` });
  expect(await devicesOf(app, bob)).toEqual([phone.endpoint]);
});

test('row 101: a long text is shortened, and never too large', async () => {
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  await say(app, ann, room.id, `@${bob.username} ${'👍🏽 '.repeat(4000)}`);
  await assign(`${'ж'.repeat(200)}`);
  const before = push.requests.length;
  await worker.drain();
  expect(phone.messages).toHaveLength(2);
  for (const { size } of push.requests.slice(before)) expect(size).toBeLessThanOrEqual(4096);
});

test('row 62: what waits for a device that another person has subscribed meanwhile does not reach it', async () => {
  const cai = await buildUser(app);
  const taskId = await assign();
  await subscribe(app, cai, phone);
  await worker.drain();
  expect(phone.messages).toEqual([]);
  expect(await outcomeOf(taskId)).toMatchObject({ outcome: 'DROPPED' });
});

test('row 62: nor where each device has its job already', async () => {
  const cai = await buildUser(app);
  const taskId = await assign();
  const [toNotices] = pushJobs;
  const fanOut = new JobWorker(app, [toNotices!]);
  await fanOut.drain();
  await fanOut.close();
  await subscribe(app, cai, phone);
  await worker.drain();
  expect(phone.messages).toEqual([]);
  expect(await outcomeOf(taskId)).toMatchObject({ outcome: 'DROPPED' });
});

test('who has signed out, or sees the task no longer, is sent nothing', async () => {
  const project = await buildProject(app, { owners: [ann], members: [bob] });
  await assign('Fix the roof', project.id);
  await get(app, ann, REMOVE, { input: { projectId: project.id, userId: bob.id } });
  await worker.drain();
  expect(phone.messages).toEqual([]);
  await assign();
  await worker.drain();
  expect(phone.messages).toHaveLength(1);
  await assign('Water the flowers');
  await get(app, bob, LOGOUT);
  await worker.drain();
  expect(phone.messages).toHaveLength(1);
});

test('what could not be sent for three days is not sent any more', async () => {
  const tomorrow: PushAnswer = (response) => response.writeHead(429, { 'retry-after': '86400' }).end();
  push.script(phone, tomorrow, tomorrow, tomorrow, tomorrow);
  const taskId = await assign();
  for (let day = 0; day < 4; day++) {
    await worker.drain();
    app.clock.advance(86_410);
  }
  await worker.drain();
  expect(phone.messages).toEqual([]);
  expect(await outcomeOf(taskId)).toMatchObject({ outcome: 'DROPPED' });
});

test('devices of sessions that ran out are forgotten by the clock', async () => {
  app.clock.advance(app.config.sessionIdleSeconds + 1);
  await inTransaction(createContext(app), async (tx) => tx.enqueue({ kind: 'pruneSubscriptions' }));
  await worker.drain();
  expect(await app.orm.em.fork().execute('select 1 from push_subscriptions')).toEqual([]);
});
