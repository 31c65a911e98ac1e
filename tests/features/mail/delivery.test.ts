import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { queueMail } from '../../../src/features/mail/queue-mail.js';
import { runJobs } from '../../../src/jobs/run-jobs.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { drainJobs } from '../../support/drain-jobs.js';
import { type Conduct, startSmtp, type TestSmtp } from '../../support/smtp.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { UPDATE_PROFILE } from '../accounts/documents.js';

const HOUR = 3600;
const JOBS = '{ jobs(first: 50, kind: "sendMail") { nodes { id status attempts lastError } } }';

let smtp: TestSmtp;
let app: TestApp;
let admin: TestUser;

beforeEach(async () => {
  smtp = await startSmtp({ patience: 3000 });
  app = await createTestApp(smtp.settings);
  admin = await buildUser(app, { role: 'ADMIN', email: 'root@example.org' });
});
afterEach(async () => {
  await app.close();
  await smtp.goDown();
});

async function queue(...subjects: string[]): Promise<void> {
  await inTransaction(createContext(app), async (tx) => {
    for (const subject of subjects)
      queueMail(tx, { key: subject, userId: admin.id, content: { subject, blocks: [subject], reason: 'A test.' } });
  });
}

/** An admin who has just signed in, however late it is. */
const someAdmin = () => buildUser(app, { role: 'ADMIN' });

/** What admins see. */
async function jobs(): Promise<{ id: string; status: string; attempts: number; lastError: string | null }[]> {
  return (await get(app, await someAdmin(), JOBS)).jobs.nodes;
}

/** Lets time go by as it would for a node that is up all the while. */
async function pass(seconds: number, step: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += step) {
    app.clock.advance(step);
    await drainJobs(app);
  }
}

const subjects = () => smtp.received.map(({ subject }) => subject).toSorted();

test('row F19: with the mail server down for a day nothing is lost, and each mail comes once when it is back', async () => {
  await smtp.goDown();
  await queue('one', 'two', 'three');
  await drainJobs(app);
  expect(await jobs()).toEqual(
    [1, 1, 1].map((attempts) =>
      expect.objectContaining({ status: 'WAITING', attempts, lastError: expect.any(String) }),
    ),
  );
  await pass(24 * HOUR, HOUR / 4);
  expect((await jobs()).map(({ status }) => status)).toEqual(['WAITING', 'WAITING', 'WAITING']);
  expect((await jobs()).some(({ lastError }) => lastError?.includes('ECONNREFUSED'))).toBe(true);
  await smtp.comeBack();
  await pass(2 * HOUR, HOUR / 4);
  expect(subjects()).toEqual(['one', 'three', 'two']);
  expect((await jobs()).every(({ status, lastError }) => status === 'DONE' && lastError === null)).toBe(true);
  const ids = (await jobs()).map(({ id }) => `<${id}@chat.example>`).toSorted();
  expect(smtp.received.map(({ messageId }) => messageId).toSorted()).toEqual(ids);
});

test.each<[string, Conduct]>([
  ['says nothing', 'hang'],
  ['is busy when told the recipient', { at: 'RCPT TO', code: 450, text: '4.2.1 Greylisted' }],
  ['is busy when it has the mail', { at: 'DATA', code: 451, text: '4.3.0 Try again later' }],
  ['takes no mail from this sender', { at: 'MAIL FROM', code: 550, text: '5.7.1 Not allowed' }],
])('row F19: a mail for a server that %s is sent a minute later', async (_, conduct) => {
  smtp.conduct = conduct;
  await queue('patience');
  await drainJobs(app);
  expect(smtp.received).toEqual([]);
  expect(await jobs()).toMatchObject([{ status: 'WAITING', attempts: 1 }]);
  smtp.conduct = 'take';
  app.clock.advance(40);
  await drainJobs(app);
  expect(smtp.received).toEqual([]);
  app.clock.advance(30);
  await drainJobs(app);
  expect(subjects()).toEqual(['patience']);
  expect(await jobs()).toMatchObject([{ status: 'DONE', attempts: 2 }]);
});

test.each<[string, Conduct]>([
  ['recipient', { at: 'RCPT TO', code: 550, text: '5.1.1 No such user' }],
  ['mail', { at: 'DATA', code: 554, text: '5.7.1 Looks like spam' }],
])('row F19: a refusal of the %s for good is not tried again, and admins see it and may', async (_, conduct) => {
  smtp.conduct = conduct;
  await queue('unwanted');
  await drainJobs(app);
  const [job] = await jobs();
  expect(job).toMatchObject({ status: 'FAILED', attempts: 1 });
  expect(job!.lastError).toContain((conduct as { text: string }).text);
  smtp.conduct = 'take';
  // Where nobody is known nothing goes any more; to another address it may.
  await get(app, admin, UPDATE_PROFILE, { input: { email: 'mended@example.org' } });
  await pass(2 * HOUR, HOUR / 4);
  const unwanted = () => subjects().filter((subject) => subject === 'unwanted');
  expect(unwanted()).toEqual([]);
  await get(app, await someAdmin(), 'mutation($input: RetryJobInput!) { retryJob(input: $input) { job { id } } }', {
    input: { jobId: job!.id },
  });
  await drainJobs(app);
  expect(unwanted()).toEqual(['unwanted']);
});

test('row F19: a mail whose taking was never confirmed is sent again, as the same one', async () => {
  smtp.conduct = 'drop after DATA';
  await queue('again');
  await drainJobs(app);
  expect(await jobs()).toMatchObject([{ status: 'WAITING', attempts: 1 }]);
  smtp.conduct = 'take';
  await pass(120, 40);
  expect(subjects()).toEqual(['again', 'again']);
  expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(1);
});

test('a server that could not be reached holds up one job, not all that wait', async () => {
  smtp.conduct = 'hang';
  await queue(...Array.from({ length: 10 }, (_, n) => `mail ${n}`));
  const before = performance.now();
  await drainJobs(app);
  expect(performance.now() - before).toBeLessThan(3 * 3000);
  expect((await jobs()).every(({ status }) => status === 'WAITING')).toBe(true);
  smtp.conduct = 'take';
  await pass(180, 35);
  expect(smtp.received).toHaveLength(10);
});

describe('while the mail server says nothing', () => {
  test('a change is answered as ever', async () => {
    smtp.conduct = 'hang';
    const stop = runJobs(app);
    try {
      await queue('slow');
      const running = async () => (await jobs()).some(({ status }) => status === 'RUNNING');
      while (!(await running())) await new Promise((resolve) => setTimeout(resolve, 5));
      await get(app, admin, 'mutation { createTask(input: { title: "Meanwhile" }) { task { id } } }');
      expect(smtp.received).toEqual([]);
      smtp.conduct = 'take';
    } finally {
      await stop();
    }
  });
});

test('nothing is sent to a closed account, or where there is no address', async () => {
  const em = app.orm.em.fork();
  const closed = await buildUser(app, { email: 'gone@example.org' });
  await em.execute(`update users set deactivated_at = created_at where id = '${closed.id}'`);
  const silent = await buildUser(app);
  await inTransaction(createContext(app), async (tx) => {
    for (const { id } of [closed, silent])
      queueMail(tx, { key: id, userId: id, content: { subject: 'x', blocks: [], reason: '' } });
  });
  await drainJobs(app);
  expect(smtp.received).toEqual([]);
  expect((await jobs()).map(({ status }) => status)).toEqual(['DONE', 'DONE']);
});

test('of mails with one key one is sent', async () => {
  await queue('once');
  await queue('once');
  await drainJobs(app);
  expect(subjects()).toEqual(['once']);
  const rows = await query({ em: app.orm.em.fork() }, sql`select 1 from jobs`);
  expect(rows).toHaveLength(1);
});
