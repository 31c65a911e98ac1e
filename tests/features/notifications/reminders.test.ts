import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { DateTime } from 'luxon';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { noticeJobs } from '../../../src/features/notifications/notice.jobs.js';
import { remindOfDueTasks } from '../../../src/features/notifications/remind-of-due-tasks.js';
import { Scheduler } from '../../../src/jobs/scheduler.js';
import { JobWorker } from '../../../src/jobs/worker.js';
import type { Services } from '../../../src/services.js';
import { newId } from '../../../src/shared/ids.js';
import { makeTask } from '../../authorization/work.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { createTestApp, database, type TestApp } from '../../support/test-app.js';
import { UPDATE_PROFILE } from '../accounts/documents.js';
import { CREATE, SET_STATUS, UPDATE } from '../tasks/documents.js';
import { bellOf, ledgerOf, signInAgain } from './support.js';

let app: TestApp;
const others: TestApp[] = [];

beforeEach(async () => {
  app = await createTestApp({ timeZone: 'UTC' });
});
afterEach(async () => {
  await Promise.all(others.splice(0).map((other) => other.close()));
  await app.close();
});

/** Somebody who lives by the clocks of a zone. */
async function livingIn(timeZone: string): Promise<TestUser> {
  const user = await buildUser(app);
  await get(app, user, UPDATE_PROFILE, { input: { timeZone } });
  return user;
}

/** Sets the clock, `2027-03-28T09:00` in a zone, and has people sign in again. */
async function setClock(local: string, zone: string, ...people: TestUser[]): Promise<void> {
  app.clock.advance((DateTime.fromISO(local, { zone }).toMillis() - app.clock.now()) / 1000);
  for (const person of people) await signInAgain(app, person);
}

const remind = () => remindOfDueTasks(createContext(app));
const dueAt = (local: string, zone: string) => DateTime.fromISO(local, { zone }).toUTC().toISO();

test('at nine by his clocks, not before, a person is told once of what is due within a day', async () => {
  const zone = 'Asia/Tokyo';
  const [ann, bob] = [await buildUser(app), await livingIn(zone)];
  await setClock('2027-05-01T12:00', zone, ann, bob);
  const create = async (input: object) =>
    (await get(app, ann, CREATE, { input: { title: 'Pay', assigneeId: bob.id, ...input } })).createTask.task.id;
  const id = await create({ dueDate: dueAt('2027-05-03T08:00', zone) });
  const done = await create({ dueDate: dueAt('2027-05-03T08:00', zone) });
  await get(app, bob, SET_STATUS, { input: { id: done, status: 'REVIEW' } });
  await create({ dueDate: dueAt('2027-05-03T10:00', zone) });
  const unassigned = await create({ assigneeId: null, dueDate: dueAt('2027-05-02T20:00', 'UTC') });
  await setClock('2027-05-02T08:59', zone, ann, bob);
  await remind();
  expect(await bellOf(app, bob)).toEqual([]);
  await setClock('2027-05-02T09:00', zone, ann, bob);
  await remind();
  await remind();
  expect(await ledgerOf(app, bob, { taskId: id })).toEqual([
    'DUE_SOON IN_APP: SENT',
    'DUE_SOON MAIL: NO_EMAIL',
    'DUE_SOON PUSH: NO_SUBSCRIPTION',
  ]);
  expect(await bellOf(app, bob)).toEqual(['DUE_SOON']);
  // Her clocks are the server's.
  await setClock('2027-05-02T09:00', 'UTC', ann);
  await remind();
  expect(await ledgerOf(app, ann, { taskId: unassigned })).toHaveLength(3);
});

test('another date arms it again; a run that comes late reminds of what nine would have, and of nothing newer', async () => {
  const zone = 'Europe/Berlin';
  const ann = await livingIn(zone);
  await setClock('2027-05-01T12:00', zone, ann);
  const input = { title: 'Pay', dueDate: dueAt('2027-05-02T18:00', zone) };
  const { id } = (await get(app, ann, CREATE, { input })).createTask.task;
  await setClock('2027-05-02T11:20', zone, ann);
  await get(app, ann, CREATE, { input: { ...input, title: 'New' } });
  await remind();
  expect(await bellOf(app, ann)).toEqual(['DUE_SOON']);
  await get(app, ann, UPDATE, { input: { id, dueDate: dueAt('2027-05-03T18:00', zone) } });
  await remind();
  await setClock('2027-05-03T09:00', zone, ann);
  await remind();
  expect(await bellOf(app, ann)).toEqual(['DUE_SOON', 'DUE_SOON']);
});

/** What forgets old notifications is left out: a year of them is counted. */
const reminding = noticeJobs.filter(({ kind }) => kind === 'remindOfDueTasks');

/** A node whose clock is wrong by some seconds. */
function nodeOn(services: Services, skew: number): () => Promise<void> {
  const node = { ...services, clock: { now: () => app.clock.now() + skew * 1000 } };
  const [scheduler, worker] = [new Scheduler(node, reminding), new JobWorker(node, reminding)];
  return async () => {
    await scheduler.tick();
    await worker.drain();
  };
}

test('row F12: two nodes remind once of each task of a year, whatever their clocks say and when clocks are put on or back', async () => {
  const zones = ['Europe/Berlin', 'America/New_York'];
  const people = await Promise.all(zones.map(livingIn));
  app.clock.advance((Date.UTC(2027, 0, 1, 3) - app.clock.now()) / 1000);
  await inTransaction(createContext(app), async (tx) => {
    for (const [index, zone] of zones.entries()) {
      for (let day = 0; day < 365; day += 1) {
        const task = makeTask(tx, { projectId: null, creatorId: people[index]!.id, assigneeId: people[index]!.id });
        task.dueDate = DateTime.fromISO('2027-01-01T13:00', { zone }).plus({ days: day }).toJSDate();
        task.title = newId();
      }
    }
  });
  const other = database === 'postgres' ? await createTestApp(app.config) : app;
  if (other !== app) others.push(other);
  const nodes = [nodeOn(app, -3), nodeOn(other, 3)];
  const runAt = async (hour: number, day: number) => {
    await setClock(DateTime.utc(2027, 1, 1, hour, 5).plus({ days: day }).toISO()!, 'UTC');
    await Promise.all(nodes.map((node) => node()));
  };
  for (let day = 0; day < 365; day += 1) {
    for (const hour of [7, 8, 13, 14]) await runAt(hour, day);
    // Somebody puts the clock back by an hour, and on again.
    if (day % 50 === 0) for (const hour of [13, 14]) await runAt(hour, day);
  }
  const reminded = await query(
    { em: app.orm.em.fork() },
    sql<{ taskId: string; userId: string; createdAt: string | number }>`select task_id as "taskId", user_id as "userId",
      created_at as "createdAt" from notifications where kind = 'DUE_SOON'`,
  );
  expect(reminded).toHaveLength(2 * 365);
  expect(new Set(reminded.map(({ taskId }) => taskId)).size).toBe(2 * 365);
  for (const [index, zone] of zones.entries()) {
    const times = reminded
      .filter(({ userId }) => userId === people[index]!.id)
      .map(({ createdAt }) => DateTime.fromJSDate(new Date(createdAt), { zone }));
    expect(new Set(times.map(({ hour }) => hour))).toEqual(new Set([9]));
    expect(new Set(times.map((time) => time.toISODate())).size).toBe(365);
  }
}, 600_000);
