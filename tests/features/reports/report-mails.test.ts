import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { reportJobs } from '../../../src/features/reports/report.jobs.js';
import { Scheduler } from '../../../src/jobs/scheduler.js';
import { JobWorker } from '../../../src/jobs/worker.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { type ReceivedMail, startSmtp, type TestSmtp } from '../../support/smtp.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

const PROJECT = 'mutation($input: CreateProjectInput!) { createProject(input: $input) { project { id } } }';
const ROLE = 'mutation($input: SetProjectMemberRoleInput!) { setProjectMemberRole(input: $input) { cursor } }';
const CREATE = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }';
const FINISH = 'mutation($id: ID!) { setTaskStatus(input: { id: $id, status: DONE }) { task { id } } }';
const LANGUAGE = 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }';

const WEEK = 7 * 86_400;
/** A Monday, half a minute before 08:00 where the organization is. */
const MONDAY = Date.parse('2026-11-16T02:59:30Z');

let smtp: TestSmtp;
let app: TestApp;
let scheduler: Scheduler;
let ann: TestUser;
let bob: TestUser;
let projectId: string;

const createProject = async (name: string, memberIds: string[] = []): Promise<string> =>
  (await get(app, ann, PROJECT, { input: { name, memberIds } })).createProject.project.id;
const createTask = async (input: object): Promise<string> =>
  (await get(app, ann, CREATE, { input })).createTask.task.id;

/** Lets time go by, as for two nodes that are up, and gives the mails that came. */
async function pass(seconds: number): Promise<ReceivedMail[]> {
  smtp.received.length = 0;
  app.clock.advance(seconds);
  for (const node of [scheduler, new Scheduler(app, reportJobs)]) await node.tick();
  await new JobWorker(app, reportJobs).drain();
  return smtp.received;
}
const recipients = (mails: ReceivedMail[]) => mails.flatMap((mail) => mail.recipients).toSorted();

beforeAll(async () => {
  smtp = await startSmtp();
  app = await createTestApp({ ...smtp.settings, timeZone: 'Asia/Yekaterinburg', accessTokenSeconds: 5 * WEEK });
  app.clock.advance((MONDAY - app.clock.now()) / 1000);
  ann = await buildUser(app, { username: 'ann', email: 'ann@example.org' });
  bob = await buildUser(app, { username: 'bob', email: 'bob@example.org' });
  const eve = await buildUser(app, { username: 'eve', email: 'eve@example.org' });
  const deaf = await buildUser(app, { username: 'deaf' });
  await get(app, bob, LANGUAGE, { input: { language: 'RU' } });
  projectId = await createProject('Moving', [bob.id, eve.id, deaf.id]);
  for (const userId of [bob.id, deaf.id]) await get(app, ann, ROLE, { input: { projectId, userId, role: 'OWNER' } });
  await createProject('Nothing happens here');
  scheduler = new Scheduler(app, reportJobs);
  await scheduler.tick();
});
afterAll(async () => {
  await app.close();
  await smtp.goDown();
});

test('nobody is told of a project without tasks', async () => {
  expect(await pass(60)).toEqual([]);
});

test('on Monday at eight each owner with an address gets one mail, in his language, with the file', async () => {
  const id = await createTask({ title: '=1+1', projectId, assigneeId: bob.id });
  await createTask({ title: 'late', projectId, dueDate: new Date(app.clock.now() + 1000).toISOString() });
  await get(app, ann, FINISH, { id });
  expect(await pass(WEEK - 60)).toEqual([]);
  const mails = await pass(60);
  expect(recipients(mails)).toEqual(['ann@example.org', 'bob@example.org']);
  const [english, russian] = ['ann', 'bob'].map((name) => mails.find((mail) => mail.recipients[0]!.startsWith(name))!);
  expect(english!.subject).toMatch(/^Moving: report for November 16\D+22, 2026$/);
  expect(english!.text).toContain('Created: 2');
  expect(english!.text).toContain('Finished: 1');
  expect(english!.text).toContain('Overdue now: 1');
  expect(english!.text).toContain(`https://chat.example/work/all?task=${id}`);
  expect(english!.text).toContain(`https://chat.example/work/projects/${projectId}?view=report&week=2026-11-16`);
  expect(english!.attachments[0]).toMatchObject({ filename: 'Moving 2026-11-16.csv', contentType: 'text/csv' });
  expect(english!.attachments[0]!.content.toString()).toMatch(/^\uFEFFTitle,.*\r\n'=1\+1,Done,/);
  expect(russian!.subject).toMatch(/^Moving: отчёт за 16\D+22 ноября 2026/);
  expect(russian!.text).toContain('Завершено: 1');
  expect(russian!.attachments[0]!.content.toString()).toMatch(/^\uFEFFНазвание;/);
  expect(await pass(3600)).toEqual([]);
});

test('who owns the project no more by then gets nothing', async () => {
  await get(app, ann, ROLE, { input: { projectId, userId: bob.id, role: 'MEMBER' } });
  expect(recipients(await pass(WEEK))).toEqual(['ann@example.org']);
});

test('all of the mail is in the language of who gets it; its days are the organization’s, its times by his clocks', async () => {
  await get(app, ann, LANGUAGE, { input: { language: 'RU', timeZone: 'America/Los_Angeles' } });
  const due = new Date(app.clock.now() + 1000);
  expect(due.toISOString().slice(0, 13)).toBe('2026-11-30T04');
  await createTask({ title: 'Сдать ключи', projectId, dueDate: due.toISOString() });
  const [mail] = await pass(WEEK);
  expect(mail!.subject).toMatch(/^Moving: отчёт за 30 ноября\D+6 декабря 2026/);
  expect(mail!.text).toContain('* Сдать ключи\n  срок: 29 ноября 2026');
  expect(mail!.text).toContain('Каждый понедельник, потому что вы владеете проектом «Moving».');
  expect(mail!.text).not.toMatch(/\b(Created|Overdue|due|Every)\b/);
  expect(mail!.html).toContain('<html lang="ru">');
  expect(mail!.attachments[0]!.content.toString()).toMatch(/\nСдать ключи;.*;2026-11-29 20:00;;да/);
});
