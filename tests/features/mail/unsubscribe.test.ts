import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { createContext } from '../../../src/context.js';
import { queueDigests } from '../../../src/features/mail/queue-digests.js';
import { mailProjectReport } from '../../../src/features/reports/mail-project-report.js';
import { queueProjectReports } from '../../../src/features/reports/queue-project-reports.js';
import { buildProject, buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import { drainJobs } from '../../support/drain-jobs.js';
import { type ReceivedMail, startSmtp, type TestSmtp } from '../../support/smtp.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { REQUEST_VERIFICATION, UPDATE_PROFILE } from '../accounts/documents.js';
import { SEND } from '../notifications/documents.js';
import { ledgerOf } from '../notifications/support.js';
import { CREATE } from '../tasks/documents.js';
import { linkIn } from './links.js';

const SETTINGS = '{ viewer { notificationSettings { preferences { kind inApp push mail } digest projectReports } } }';
const DAY = 86_400;
const ONE_CLICK = 'List-Unsubscribe=One-Click';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let smtp: TestSmtp;
let app: TestApp;
let ann: TestUser;
let bob: TestUser;

beforeEach(async () => {
  smtp = await startSmtp();
  app = await createTestApp({ ...smtp.settings, timeZone: 'UTC', accessTokenSeconds: 365 * DAY });
  ann = await buildUser(app, { username: 'ann' });
  bob = await buildUser(app, { username: 'bob', email: 'bob@example.org' });
});
afterEach(async () => {
  await app.close();
  await smtp.goDown();
});

const settings = async () => (await get(app, bob, SETTINGS)).viewer.notificationSettings;

/** Where a mail says that one may unsubscribe, as it is on the server of this test. */
function addressIn(mail: ReceivedMail): URL {
  const { unsubscribe } = mail.headers.get('list') as unknown as { unsubscribe: { url: string } };
  expect(unsubscribe.url).toMatch(/^https:\/\/chat\.example\/unsubscribe\?/);
  return new URL(unsubscribe.url.replace('https://chat.example', app.url));
}

const post = (address: URL | string, init: RequestInit = { headers: FORM, body: ONE_CLICK }) =>
  fetch(address, { method: 'POST', ...init });

const asked = async (address: URL | string, init?: RequestInit) => {
  const response = await post(address, init);
  return [response.status, await response.json()];
};

async function assign(title = 'Fix the door'): Promise<string> {
  const { createTask } = await get(app, ann, CREATE, { input: { title, assigneeId: bob.id } });
  await consumeLog(app);
  await drainJobs(app);
  return createTask.task.id;
}

/** What Bob gets in the mornings to come, where he has not read that he was mentioned. */
async function morning(): Promise<ReceivedMail[]> {
  smtp.received.length = 0;
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  await get(app, ann, SEND, { input: { roomId: room.id, content: '@bob hello' } });
  await consumeLog(app);
  const now = DateTime.fromMillis(app.clock.now(), { zone: 'UTC' });
  app.clock.advance((now.plus({ days: 1 }).set({ hour: 9 }).toMillis() - now.toMillis()) / 1000);
  await queueDigests(createContext(app));
  await drainJobs(app);
  return smtp.received;
}

test('a mailbox unsubscribes by one request without a session, from notices of that kind alone; again changes nothing', async () => {
  await assign();
  const [mail] = smtp.received;
  const post = mail!.headerLines.find(({ key }) => key === 'list-unsubscribe-post');
  expect(post?.line).toBe(`List-Unsubscribe-Post: ${ONE_CLICK}`);
  const address = addressIn(mail!);
  expect(mail!.text).toContain(`No more of these mails: ${address.href.replace(app.url, 'https://chat.example')}`);
  expect(mail!.html).toContain('>No more of these mails</a>');

  const before = await settings();
  expect(await asked(address)).toEqual([200, { kind: 'ASSIGNED' }]);
  const after = await settings();
  expect(after).toEqual({
    ...before,
    preferences: before.preferences.map((preference: { kind: string }) =>
      preference.kind === 'ASSIGNED' ? { ...preference, mail: false } : preference,
    ),
  });
  expect(await asked(address)).toEqual([200, { kind: 'ASSIGNED' }]);
  expect(await settings()).toEqual(after);
  expect(await ledgerOf(app, bob, { taskId: await assign('Another') })).toContain('ASSIGNED MAIL: PREFERENCE');
  expect(smtp.received).toHaveLength(1);
});

test.each([
  ['a form in parts', () => ({ body: formData() })],
  ['nothing', () => ({})],
  ['a body of no kind', () => ({ body: new Uint8Array([1, 2, 3]) })],
])('%s is as good as the line of the standard', async (_, init) => {
  await assign();
  expect(await asked(addressIn(smtp.received[0]!), init())).toEqual([200, { kind: 'ASSIGNED' }]);
});

function formData(): FormData {
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  return form;
}

test('to look at the address changes nothing, for programs that look into mails follow links', async () => {
  await assign();
  const before = await settings();
  const address = addressIn(smtp.received[0]!);
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    await fetch(address, { method, headers: { accept: 'text/html' } }).then((answer) => answer.text());
  expect(await settings()).toEqual(before);
});

test('the digest and the reports of projects have links of their own', async () => {
  const [digest] = await morning();
  expect(digest!.subject).toBe('While you were away');
  expect(await asked(addressIn(digest!))).toEqual([200, { kind: 'DIGEST' }]);
  expect(await settings()).toMatchObject({ digest: false, projectReports: true });
  expect(await morning()).toEqual([]);

  await get(app, bob, UPDATE_PROFILE, { input: { language: 'RU' } });
  const project = await buildProject(app, { owners: [bob] });
  await get(app, bob, CREATE, { input: { title: 'Open', projectId: project.id } });
  await queueProjectReports(createContext(app));
  await drainJobs(app);
  const [report] = smtp.received;
  expect(report!.text).toContain('Больше не присылать такие письма: https://');
  expect(await asked(addressIn(report!))).toEqual([200, { kind: 'PROJECT_REPORT' }]);
  expect(await settings()).toMatchObject({ digest: false, projectReports: false });
  const from = DateTime.fromMillis(app.clock.now(), { zone: 'UTC' }).startOf('week').minus({ weeks: 1 }).toISODate();
  await mailProjectReport(createContext(app), { userId: bob.id, projectId: project.id, from });
  expect(smtp.received).toHaveLength(1);
});

test('who turns a kind off while a mail of it waits gets none', async () => {
  smtp.conduct = { at: 'DATA', code: 451, text: '4.3.0 Later' };
  const taskId = await assign();
  smtp.conduct = 'take';
  const input = { preferences: [{ kind: 'ASSIGNED', mail: false }] };
  await get(
    app,
    bob,
    'mutation($input: UpdateNotificationSettingsInput!) { updateNotificationSettings(input: $input) { cursor } }',
    { input },
  );
  app.clock.advance(70);
  await drainJobs(app);
  expect(smtp.received).toEqual([]);
  expect(await ledgerOf(app, bob, { taskId })).toContain('ASSIGNED MAIL: DROPPED');
});

test('a link that is forged, of another kind or purpose, too old or of an address given up is 404, in the same bytes', async () => {
  await assign();
  await get(app, bob, REQUEST_VERIFICATION);
  await drainJobs(app);
  const address = addressIn(smtp.received[0]!);
  const with_ = (name: string, value: string | null) => {
    const other = new URL(address);
    if (value === null) other.searchParams.delete(name);
    else other.searchParams.set(name, value);
    return other;
  };
  const token = address.searchParams.get('token')!;
  const [head, claims] = token.split('.');
  const foreign = JSON.parse(Buffer.from(claims!, 'base64url').toString());
  const forged = Buffer.from(JSON.stringify({ ...foreign, sub: ann.id })).toString('base64url');
  const before = await settings();
  const answers = [];
  for (const wrong of [
    with_('token', `${token}x`),
    with_('token', `${head}.${forged}.${token.split('.')[2]}`),
    with_('token', linkIn(smtp.received[1]!).token),
    with_('token', bob.accessToken),
    with_('token', null),
    with_('kind', 'DUE_SOON'),
    with_('kind', 'digest'),
    with_('kind', null),
    `${address.href}&kind=DIGEST`,
  ])
    answers.push(await asked(wrong));
  const error = { message: 'The link of the mail is wrong, expired or used up.', extensions: { code: 'LINK_INVALID' } };
  for (const answer of answers) expect(answer).toEqual([404, { errors: [error] }]);
  expect(await settings()).toEqual(before);

  await get(app, bob, UPDATE_PROFILE, { input: { email: 'bob@example.net' } });
  expect(await asked(address)).toEqual([404, { errors: [error] }]);
  await get(app, bob, UPDATE_PROFILE, { input: { email: 'bob@example.org' } });
  app.clock.advance(90 * DAY - 3600);
  expect((await asked(address))[0]).toBe(200);
  app.clock.advance(3600 + 31);
  expect(await asked(address)).toEqual([404, { errors: [error] }]);
});

test('tries are counted with sign-ins', async () => {
  await assign();
  const address = addressIn(smtp.received[0]!);
  const statuses = [];
  for (let i = 0; i <= app.config.limits.loginsPerAddress; i++) statuses.push((await post(address)).status);
  expect(statuses.at(-2)).toBe(200);
  expect(statuses.at(-1)).toBe(429);
  expect((await post(address)).headers.get('retry-after')).toMatch(/^\d+$/);
});
