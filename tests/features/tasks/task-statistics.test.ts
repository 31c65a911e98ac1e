import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let projectId: string;

const CREATE = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }';
const STATUS = 'mutation($input: SetTaskStatusInput!) { setTaskStatus(input: $input) { task { id } } }';
const PROJECT = 'mutation($input: CreateProjectInput!) { createProject(input: $input) { project { id } } }';
const STATISTICS = `query($filter: TaskFilter, $from: DateTime, $to: DateTime, $timeZone: String) {
  taskStatistics(filter: $filter, from: $from, to: $to, timeZone: $timeZone) {
    total overdue byStatus { status count } byPriority { priority count } byAssignee { assignee { username } count }
    byProject { project { name } count } createdPerDay { date count } finishedPerDay { date count } medianSecondsToFinish } }`;

const statistics = async (user: TestUser, variables: object = {}) =>
  (await get(app, user, STATISTICS, variables)).taskStatistics;
const createTask = async (user: TestUser, input: object): Promise<string> =>
  (await get(app, user, CREATE, { input })).createTask.task.id;
const finish = (id: string) => get(app, ann, STATUS, { input: { id, status: 'DONE' } });
const now = () => app.clock.now();

let madeAt: number;
beforeAll(async () => {
  app = await createTestApp({ timeZone: 'UTC' });
  ann = await buildUser(app, { username: 'ann' });
  bob = await buildUser(app, { username: 'bob' });
  projectId = (await get(app, ann, PROJECT, { input: { name: 'Moving', memberIds: [bob.id] } })).createProject.project
    .id;
  madeAt = now();
  const due = new Date(madeAt + 60_000).toISOString();
  const ids = [
    await createTask(ann, { title: 'a', projectId, assigneeId: bob.id, priority: 'HIGH', dueDate: due }),
    await createTask(ann, { title: 'b', projectId, assigneeId: bob.id, dueDate: due }),
    await createTask(ann, { title: 'c', projectId, priority: 'LOW' }),
    await createTask(ann, { title: 'd' }),
    await createTask(ann, { title: 'gone' }),
  ];
  await get(app, ann, 'mutation($id: ID!) { deleteTask(input: { id: $id }) { cursor } }', { id: ids[4] });
  app.clock.advance(100);
  await finish(ids[0]!);
  app.clock.advance(200);
  await finish(ids[2]!);
});
afterAll(() => app.close());

/** The days that counted anything. */
const counted = (days: { date: string; count: number }[]) => days.filter(({ count }) => count > 0);

test('counts by status, priority, assignee and project, what is overdue, and the median time to finish', async () => {
  const { createdPerDay, finishedPerDay, ...rest } = await statistics(ann);
  const today = new Date(madeAt).toISOString().slice(0, 10);
  expect(rest).toEqual({
    total: 4,
    overdue: 1,
    byStatus: [
      { status: 'TODO', count: 2 },
      { status: 'IN_PROGRESS', count: 0 },
      { status: 'REVIEW', count: 0 },
      { status: 'DONE', count: 2 },
    ],
    byPriority: [
      { priority: 'LOW', count: 1 },
      { priority: 'MEDIUM', count: 2 },
      { priority: 'HIGH', count: 1 },
    ],
    byAssignee: expect.arrayContaining([
      { assignee: { username: 'bob' }, count: 2 },
      { assignee: null, count: 2 },
    ]),
    byProject: [
      { project: { name: 'Moving' }, count: 3 },
      { project: null, count: 1 },
    ],
    medianSecondsToFinish: expect.any(Number),
  });
  // 100 s and 300 s by the clock that is moved, and the time between two requests.
  expect(Math.abs(rest.medianSecondsToFinish - 200)).toBeLessThan(60);
  expect(createdPerDay).toHaveLength(30);
  expect(counted(createdPerDay)).toEqual([{ date: today, count: 4 }]);
  expect(finishedPerDay.reduce((sum: number, day: { count: number }) => sum + day.count, 0)).toBe(2);
});

test('only tasks that the viewer sees and the filter lets through are counted', async () => {
  expect((await statistics(bob)).total).toBe(3);
  expect((await statistics(bob, { filter: { assignedToMe: true } })).total).toBe(2);
  const stranger = await buildUser(app);
  expect(await statistics(stranger)).toMatchObject({
    total: 0,
    byAssignee: [],
    byProject: [],
    medianSecondsToFinish: null,
  });
});

test('days are those of the time zone asked for, and as many as asked for', async () => {
  const at = new Date(madeAt);
  const inZone = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu']) {
    const { createdPerDay } = await statistics(ann, { from: at.toISOString(), to: at.toISOString(), timeZone });
    expect(createdPerDay).toEqual([{ date: inZone(timeZone), count: 4 }]);
  }
});

test('a day has 23 or 25 hours where summer time begins or ends', async () => {
  const range = { from: '2026-10-24T12:00:00Z', to: '2026-10-26T12:00:00Z', timeZone: 'Europe/Berlin' };
  const { createdPerDay } = await statistics(ann, range);
  expect(createdPerDay.map(({ date }: { date: string }) => date)).toEqual(['2026-10-24', '2026-10-25', '2026-10-26']);
});

test('at most 366 days, in order, of a zone that exists', async () => {
  const from = (days: number) => new Date(now() - days * 86_400_000).toISOString();
  expect((await statistics(ann, { from: from(365) })).createdPerDay).toHaveLength(366);
  expect((await ask(app, ann, STATISTICS, { from: from(367) })).code).toBe('BAD_USER_INPUT');
  expect((await ask(app, ann, STATISTICS, { from: from(-2) })).code).toBe('BAD_USER_INPUT');
  expect((await ask(app, ann, STATISTICS, { timeZone: 'Mars/Olympus' })).code).toBe('BAD_USER_INPUT');
});

test('each field is one statement, however many tasks there are', async () => {
  app.statements.length = 0;
  await statistics(ann);
  const before = app.statements.length;
  for (let i = 0; i < 5; i++) await createTask(ann, { title: `more ${i}`, assigneeId: ann.id });
  app.statements.length = 0;
  await statistics(ann);
  expect(app.statements).toHaveLength(before);
  expect(app.statements.filter((statement) => /from tasks/.test(statement))).toHaveLength(9);
});
