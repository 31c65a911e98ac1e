import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { getNotice } from '../../../src/features/notifications/get-notice.js';
import { presentNotice } from '../../../src/features/notifications/present-notice.js';
import { pruneNotices } from '../../../src/features/notifications/prune-notices.js';
import { setNoticeOutcome } from '../../../src/features/notifications/set-notice-outcome.js';
import { buildProject, buildUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { consumeLog } from '../../support/consume.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { UPDATE_PROFILE } from '../accounts/documents.js';
import { CREATE } from '../tasks/documents.js';
import { FAILED } from './documents.js';
import { bellOf, ledgerOf, signInAgain } from './support.js';

const REMOVE = 'mutation($input: RemoveProjectMemberInput!) { removeProjectMember(input: $input) { cursor } }';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** A task given to somebody with an e-mail address; the ids of the jobs' notices. */
async function assignByMail() {
  const ann = await buildUser(app);
  const bob = await buildUser(app, { email: `${ann.username}@example.org` });
  const project = await buildProject(app, { owners: [ann], members: [bob] });
  const input = { title: 'Paint the *door*', projectId: project.id, assigneeId: bob.id };
  const taskId = (await get(app, ann, CREATE, { input })).createTask.task.id;
  await consumeLog(app);
  const rows = await query(
    { em: app.orm.em.fork() },
    sql<{ id: string }>`select o.id from notices o join notifications n on n.id = o.notification_id
      where n.task_id = ${taskId} and n.user_id = ${bob.id} and o.channel = 'MAIL'`,
  );
  return { ann, bob, project, taskId, noticeId: rows[0]!.id };
}

test('a mail has a job with the id of its notice, made in the same transaction', async () => {
  const { noticeId } = await assignByMail();
  const jobs = await query(
    { em: app.orm.em.fork() },
    sql<{ kind: string; payload: unknown }>`select kind, payload from jobs where key = ${noticeId}`,
  );
  expect(jobs.map(({ kind, payload }) => [kind, typeof payload === 'string' ? JSON.parse(payload) : payload])).toEqual([
    ['mailNotice', { noticeId }],
  ]);
});

test('a notice is worded in the language of its person', async () => {
  const { ann, bob, taskId, noticeId } = await assignByMail();
  const ctx = createContext(app);
  const notice = (await getNotice(ctx, noticeId))!;
  expect(notice).toMatchObject({ id: noticeId, userId: bob.id, kind: 'ASSIGNED', channel: 'MAIL', outcome: 'PENDING' });
  const name = `${ann.username}`;
  expect(await presentNotice(ctx, notice)).toEqual({
    title: `${name} gave you a task`,
    body: 'Paint the *door*',
    path: `/work/all?task=${taskId}`,
  });
  await get(app, bob, UPDATE_PROFILE, { input: { language: 'RU' } });
  expect((await presentNotice(ctx, notice)).title).toBe(`${name} поручает вам задачу`);
});

test('a notice of what its person may no longer see is none when it is to be sent', async () => {
  const { ann, bob, project, noticeId } = await assignByMail();
  await get(app, ann, REMOVE, { input: { projectId: project.id, userId: bob.id } });
  expect(await getNotice(createContext(app), noticeId)).toBeNull();
  expect(await getNotice(createContext(app), 'nothing')).toBeNull();
});

test('what came of a notice stands in the ledger, what failed before the admins, and all of it for 30 days', async () => {
  const { bob, taskId, noticeId } = await assignByMail();
  const admin = await buildUser(app, { role: 'ADMIN' });
  await setNoticeOutcome(createContext(app), noticeId, { outcome: 'PENDING', detail: '451 later' });
  expect((await ledgerOf(app, bob, { taskId }))[1]).toBe('ASSIGNED MAIL: PENDING');
  await setNoticeOutcome(createContext(app), noticeId, { outcome: 'FAILED', detail: '550 unknown' });
  expect((await get(app, admin, FAILED)).failedNotices.nodes).toEqual([
    {
      id: noticeId,
      channel: 'MAIL',
      outcome: 'FAILED',
      detail: '550 unknown',
      attempts: 2,
      user: { username: bob.username },
    },
  ]);
  app.clock.advance(31 * 86_400);
  await pruneNotices(createContext(app));
  for (const user of [bob, admin]) await signInAgain(app, user);
  expect((await get(app, admin, FAILED)).failedNotices.nodes).toEqual([]);
  expect(await bellOf(app, bob)).toEqual(['ASSIGNED']);
});
