import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

const PROJECT = 'mutation($input: CreateProjectInput!) { createProject(input: $input) { project { id } } }';
const CREATE = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }';
const STATUS = 'mutation($input: SetTaskStatusInput!) { setTaskStatus(input: $input) { task { id } } }';
const DELETE = 'mutation($id: ID!) { deleteTask(input: { id: $id }) { cursor } }';
const REPORT = `query($projectId: ID!, $from: String, $to: String, $first: Int = 10, $after: String) {
  projectReport(projectId: $projectId, from: $from, to: $to) {
    project { name } from to created finished open
    statistics { total overdue byStatus { status count } byPriority { priority count }
      byAssignee { assignee { username } count } createdPerDay { date count } finishedPerDay { date count }
      medianSecondsToFinish }
    finishedTasks(first: $first, after: $after) { nodes { title } pageInfo { hasNextPage endCursor } }
    overdueTasks(first: $first) { nodes { title } }
  } }`;
const CSV = `query($projectId: ID!, $language: Language!) { projectReport(projectId: $projectId) { csv(language: $language) } }`;

const DAY = 86_400;
/** A Monday at noon. The zone is 5 hours ahead of UTC, so that its weeks begin on Sunday there. */
const MONDAY = Date.parse('2026-11-16T07:00:00Z');
const timeZone = 'Asia/Yekaterinburg';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let projectId: string;

const createTask = async (input: object): Promise<string> =>
  (await get(app, ann, CREATE, { input: { projectId, ...input } })).createTask.task.id;
const setStatus = (id: string, status = 'DONE') => get(app, ann, STATUS, { input: { id, status } });
const report = async (variables: object = {}) =>
  (await get(app, ann, REPORT, { projectId, ...variables })).projectReport;
const csv = async (language: string): Promise<string> =>
  (await get(app, ann, CSV, { projectId, language })).projectReport.csv;
const titles = ({ nodes }: { nodes: { title: string }[] }) => nodes.map(({ title }) => title);
const goTo = (time: number) => app.clock.advance((time - app.clock.now()) / 1000);

beforeAll(async () => {
  app = await createTestApp({ timeZone, accessTokenSeconds: 30 * DAY });
  goTo(MONDAY - 7 * DAY * 1000);
  ann = await buildUser(app, { username: 'ann' });
  bob = await buildUser(app, { username: 'bob' });
  const input = { name: 'Moving', memberIds: [bob.id] };
  projectId = (await get(app, ann, PROJECT, { input })).createProject.project.id;
  const before = await createTask({ title: 'made and done before' });
  await setStatus(before);
  const old = await createTask({ title: 'made before', assigneeId: bob.id, priority: 'HIGH' });
  await createTask({ title: 'late', assigneeId: bob.id, dueDate: new Date(MONDAY).toISOString() });
  // The last second of Sunday, and the first of Monday.
  goTo(MONDAY - 12 * 3600 * 1000 - 1000);
  const sunday = await createTask({ title: 'made on Sunday' });
  await setStatus(sunday);
  app.clock.advance(1);
  const fast = await createTask({ title: '=1+1', priority: 'LOW' });
  app.clock.advance(100);
  await setStatus(fast);
  await setStatus(old, 'REVIEW');
  app.clock.advance(DAY);
  await setStatus(old);
  const gone = await createTask({ title: 'gone' });
  await get(app, ann, DELETE, { id: gone });
  goTo(MONDAY + 7 * DAY * 1000);
  await createTask({ title: 'made this Monday' });
});
afterAll(() => app.close());

test('tells of the last whole week by the clocks of the organization, and of what is open now', async () => {
  const { statistics, ...rest } = await report();
  expect(rest).toMatchObject({
    project: { name: 'Moving' },
    from: '2026-11-16',
    to: '2026-11-22',
    created: 1,
    finished: 2,
    open: 2,
  });
  expect(titles(rest.finishedTasks)).toEqual(['made before', '=1+1']);
  expect(titles(rest.overdueTasks)).toEqual(['late']);
  const { createdPerDay, finishedPerDay, medianSecondsToFinish, ...counts } = statistics;
  expect(counts).toEqual({
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
  });
  expect(createdPerDay).toHaveLength(7);
  expect(createdPerDay[0]).toEqual({ date: '2026-11-16', count: 1 });
  expect(finishedPerDay.slice(0, 2)).toEqual([
    { date: '2026-11-16', count: 1 },
    { date: '2026-11-17', count: 1 },
  ]);
  // 100 s and a week and some hours.
  expect(medianSecondsToFinish).toBeGreaterThan(3 * DAY);
});

test('tells of other days: a week from one end, or both ends', async () => {
  const week = { from: '2026-11-09', to: '2026-11-15', created: 4, finished: 2 };
  expect(await report({ from: '2026-11-09' })).toMatchObject(week);
  expect(await report({ to: '2026-11-15' })).toMatchObject(week);
  expect(await report({ from: '2026-11-15', to: '2026-11-16' })).toMatchObject({ created: 2, finished: 2 });
});

test('lists what was finished in pages', async () => {
  const first = (await report({ first: 1 })).finishedTasks;
  expect(first.pageInfo.hasNextPage).toBe(true);
  const second = (await report({ first: 1, after: first.pageInfo.endCursor })).finishedTasks;
  expect(titles(second)).toEqual(['=1+1']);
  expect(second.pageInfo.hasNextPage).toBe(false);
  const elsewhere = { from: '2026-11-09', after: first.pageInfo.endCursor };
  expect((await ask(app, ann, REPORT, { projectId, ...elsewhere })).code).toBe('BAD_CURSOR');
});

test.each([
  { from: '2026-11-31' },
  { to: 'yesterday' },
  { from: '0000-01-01' },
  { from: '2026-11-16T00:00:00Z' },
  { from: '2026-11-16', to: '2026-11-15' },
  { from: '2025-11-15', to: '2026-11-16' },
])('refuses $from to $to', async (days) => {
  const { code, errors } = await ask(app, ann, REPORT, { projectId, ...days });
  expect(code).toBe('BAD_USER_INPUT');
  expect(Object.keys(errors![0]!.extensions!.fields as object)).toEqual([days.from ? 'from' : 'to']);
});

test('only members of the project have it', async () => {
  const admin = await buildUser(app, { role: 'ADMIN' });
  expect((await get(app, bob, REPORT, { projectId })).projectReport.finished).toBe(2);
  expect((await get(app, admin, REPORT, { projectId })).projectReport).toBeNull();
  expect((await get(app, admin, REPORT, { projectId: 'none' })).projectReport).toBeNull();
});

test('is a file for spreadsheets, in which nothing is a formula', async () => {
  const lines = (await csv('EN')).split('\r\n');
  expect(lines[0]).toBe('\uFEFFTitle,Status,Priority,Assignee,Creator,Created,Due,Finished,Overdue');
  expect(lines.slice(1)).toEqual([
    'made before,Done,High,bob,ann,2026-11-09 12:00,,2026-11-17 00:01,no',
    'late,To do,Medium,bob,ann,2026-11-09 12:00,2026-11-16 12:00,,yes',
    "'=1+1,Done,Low,,ann,2026-11-16 00:00,,2026-11-16 00:01,no",
    'made this Monday,To do,Medium,,ann,2026-11-23 12:00,,,no',
    '',
  ]);
  expect((await csv('RU')).split('\r\n')[1]).toBe(
    'made before;Готово;Высокий;bob;ann;2026-11-09 12:00;;2026-11-17 00:01;нет',
  );
});

test.each(['+1', '-1', '@SUM(A1)', '＝1', 'a, "b"; c'])('%s is text in the file', async (title) => {
  const id = await createTask({ title });
  const line = (await csv('EN')).split('\r\n').at(-2)!;
  const expected = title.startsWith('a') ? '"a, ""b""; c"' : `'${title}`;
  expect(line.startsWith(`${expected},To do`)).toBe(true);
  await get(app, ann, DELETE, { id });
});

test('each field is one statement, however many tasks there are', async () => {
  app.statements.length = 0;
  await report();
  const before = app.statements.length;
  for (let i = 0; i < 5; i++) await setStatus(await createTask({ title: `more ${i}`, assigneeId: ann.id }));
  app.statements.length = 0;
  await report();
  expect(app.statements).toHaveLength(before);
  expect(app.statements.filter((statement) => /from tasks/.test(statement))).toHaveLength(13);
  app.statements.length = 0;
  await csv('EN');
  expect(app.statements.filter((statement) => /from tasks/.test(statement))).toHaveLength(1);
});
