import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createContext } from '../../../src/context.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { buildProject, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import { drainJobs } from '../../support/drain-jobs.js';
import { startSmtp, type TestSmtp } from '../../support/smtp.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { UPDATE_PROFILE } from '../accounts/documents.js';
import { LEDGER } from '../notifications/documents.js';
import { ledgerOf } from '../notifications/support.js';
import { ASSIGN, CREATE } from '../tasks/documents.js';

const REMOVE = 'mutation($input: RemoveProjectMemberInput!) { removeProjectMember(input: $input) { cursor } }';

let smtp: TestSmtp;
let app: TestApp;
let ann: TestUser;
let bob: TestUser;

beforeEach(async () => {
  smtp = await startSmtp();
  app = await createTestApp(smtp.settings);
  ann = await buildUser(app, { username: 'ann' });
  bob = await buildUser(app, { username: 'bob', email: 'bob@example.org' });
});
afterEach(async () => {
  await app.close();
  await smtp.goDown();
});

async function assign(title: string, more: object = {}): Promise<string> {
  const { createTask } = await get(app, ann, CREATE, { input: { title, assigneeId: bob.id, ...more } });
  return createTask.task.id;
}

async function deliver(): Promise<void> {
  await consumeLog(app);
  await drainJobs(app);
}

test('who is given a task gets one mail that leads to it, and the ledger says so', async () => {
  const taskId = await assign('Fix the door');
  await deliver();
  await deliver();
  expect(smtp.received).toHaveLength(1);
  const [mail] = smtp.received;
  expect(mail).toMatchObject({ recipients: ['bob@example.org'], subject: 'ann gave you a task: Fix the door' });
  expect(mail!.text).toContain(`https://chat.example/work/all?task=${taskId}`);
  expect(await ledgerOf(app, bob, { taskId })).toContain('ASSIGNED MAIL: SENT');
});

test('a mail that was sent is not sent again where its job was cut off before it was over', async () => {
  const taskId = await assign('Fix the door');
  await deliver();
  const [mail] = (await get(app, bob, LEDGER, { taskId })).notices.nodes.filter(
    ({ channel }: { channel: string }) => channel === 'MAIL',
  );
  await inTransaction(createContext(app), async (tx) =>
    tx.enqueue({ kind: 'mailNotice', payload: { noticeId: mail.id } }),
  );
  await deliver();
  expect(smtp.received).toHaveLength(1);
  expect(await ledgerOf(app, bob, { taskId })).toContain('ASSIGNED MAIL: SENT');
});

test('the mail is in the language of who gets it, and a title is a title', async () => {
  await get(app, bob, UPDATE_PROFILE, { input: { language: 'RU' } });
  await assign('Дверь <b>"настежь"</b>');
  await deliver();
  const [mail] = smtp.received;
  expect(mail!.recipients).toEqual(['bob@example.org']);
  expect(mail!.subject).toContain('ann поручает вам задачу: Дверь <b>"настежь"</b>');
  expect(mail!.headers.has('bcc')).toBe(false);
  expect(mail!.html).toContain('Дверь &lt;b&gt;');
});

test('who may no longer see the task when the mail is to go gets none', async () => {
  const project = await buildProject(app, { owners: [ann], members: [bob] });
  const taskId = await assign('Secret', { projectId: project.id });
  await consumeLog(app);
  await get(app, ann, REMOVE, { input: { projectId: project.id, userId: bob.id } });
  await drainJobs(app);
  expect(smtp.received).toEqual([]);
  expect(await ledgerOf(app, bob, { taskId })).toContain('ASSIGNED MAIL: DROPPED');
});

test('what a mail server refuses for good stands in the ledger as failed, and the address gets no more notices', async () => {
  smtp.conduct = { at: 'RCPT TO', code: 550, text: '5.1.1 No such user' };
  const first = await assign('One');
  await deliver();
  expect(await ledgerOf(app, bob, { taskId: first })).toContain('ASSIGNED MAIL: FAILED');
  smtp.conduct = 'take';
  const second = await assign('Two');
  await deliver();
  expect(smtp.received).toEqual([]);
  expect(await ledgerOf(app, bob, { taskId: second })).toContain('ASSIGNED MAIL: DROPPED');
});

test('row F19: a notice waits for its mail server, and is pending meanwhile', async () => {
  smtp.conduct = { at: 'DATA', code: 451, text: '4.3.0 Later' };
  const taskId = await assign('Patience');
  await deliver();
  expect(await ledgerOf(app, bob, { taskId })).toContain('ASSIGNED MAIL: PENDING');
  smtp.conduct = 'take';
  app.clock.advance(70);
  await deliver();
  expect(smtp.received).toHaveLength(1);
  await get(app, ann, ASSIGN, { input: { id: taskId, assigneeId: ann.id } });
  await deliver();
  expect(smtp.received).toHaveLength(1);
});
