import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../../src/shared/ids.js';
import { buildProject, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { COMMENT, CREATE, SET_STATUS, TASKS } from './documents.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let eve: TestUser;
let projectId: string;

const DAY = 86_400_000;
/** So many days from the first of these tests. */
const day = (count: number) => new Date(Date.UTC(2031, 0, 1) + count * DAY).toISOString();

beforeAll(async () => {
  app = await createTestApp();
  app.clock.advance((Date.parse(day(0)) - app.clock.now()) / 1000);
  ann = await buildUser(app, { username: 'ann' });
  bob = await buildUser(app, { username: 'bob' });
  eve = await buildUser(app, { username: 'eve' });
  projectId = (await buildProject(app, { owners: [ann], members: [bob] })).id;
  await create(ann, { title: 'late', dueDate: day(-1), projectId, priority: 'HIGH', assigneeId: bob.id });
  await create(ann, { title: 'soon', dueDate: day(1), description: 'Купить Молоко', priority: 'LOW' });
  await create(bob, { title: 'later', dueDate: day(2), projectId });
  await create(bob, { title: 'open', projectId, assigneeId: ann.id });
  const done = await create(ann, { title: 'done', dueDate: day(-2), projectId });
  await get(app, ann, SET_STATUS, { input: { id: done.id, status: 'DONE' } });
  await create(eve, { title: 'hers', dueDate: day(-3) });
});
afterAll(() => app.close());

async function create(by: TestUser, input: object) {
  app.clock.advance(1);
  return (await get(app, by, CREATE, { input })).createTask.task;
}

const titles = async (by: TestUser, variables: object = {}): Promise<string[]> =>
  (await get(app, by, TASKS, { first: 100, ...variables })).tasks.nodes.map(({ title }: { title: string }) => title);

interface TaskPage {
  nodes: { title: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const pageOf = async (variables: object): Promise<TaskPage> =>
  (await get(app, ann, TASKS, { first: 1, ...variables })).tasks;

describe('the list of tasks', () => {
  test('holds what the viewer sees, the newest first', async () => {
    expect(await titles(ann)).toEqual(['done', 'open', 'later', 'soon', 'late']);
    expect(await titles(bob)).toEqual(['done', 'open', 'later', 'late']);
    expect(await titles(eve)).toEqual(['hers']);
    expect(await titles(await buildUser(app, { role: 'ADMIN' }))).toEqual(['hers', 'soon']);
  });

  test.each([
    ['CREATED_ASC', ['late', 'soon', 'later', 'open', 'done']],
    ['UPDATED_DESC', ['done', 'open', 'later', 'soon', 'late']],
    ['DUE_ASC', ['done', 'late', 'soon', 'later', 'open']],
    ['PRIORITY_DESC', ['late', 'done', 'open', 'later', 'soon']],
  ])('is sorted by %s, and read by pages without a gap or a repeat', async (orderBy, sorted) => {
    expect(await titles(ann, { orderBy })).toEqual(sorted);
    const found: string[] = [];
    for (let after: string | null = null; found.length < sorted.length; ) {
      const { nodes, pageInfo } = await pageOf({ orderBy, after });
      found.push(...nodes.map(({ title }) => title));
      expect(pageInfo.hasNextPage).toBe(found.length < sorted.length);
      after = pageInfo.endCursor;
    }
    expect(found).toEqual(sorted);
  });

  test.each([
    [() => ({ assigneeId: bob.id }), ['late']],
    [() => ({ assigneeId: null }), ['done', 'later', 'soon']],
    [() => ({ creatorId: bob.id }), ['open', 'later']],
    [() => ({ statuses: ['DONE'] }), ['done']],
    [() => ({ statuses: ['TODO', 'REVIEW'] }), ['open', 'later', 'soon', 'late']],
    [() => ({ statuses: [] }), []],
    [() => ({ priorities: ['HIGH', 'LOW'] }), ['soon', 'late']],
    [() => ({ projectId }), ['done', 'open', 'later', 'late']],
    [() => ({ projectId: null }), ['soon']],
    [() => ({ projectId: newId() }), []],
    [() => ({ projectId: 'none' }), []],
    [() => ({ dueFrom: day(1) }), ['later', 'soon']],
    [() => ({ dueTo: day(1) }), ['done', 'soon', 'late']],
    [() => ({ dueFrom: day(-1), dueTo: day(1) }), ['soon', 'late']],
    [() => ({ isOverdue: true }), ['late']],
    [() => ({ isOverdue: false }), ['done', 'open', 'later', 'soon']],
    [() => ({ query: 'МОЛОКО' }), ['soon']],
    [() => ({ query: 'LATE' }), ['later', 'late']],
    [() => ({ query: '  ' }), ['done', 'open', 'later', 'soon', 'late']],
    [() => ({ assignedToMe: true }), ['open']],
    [() => ({ mine: true }), ['done', 'open', 'soon', 'late']],
    [() => ({ projectId, statuses: ['TODO'], isOverdue: true, query: 'a' }), ['late']],
  ])('is filtered, case %#', async (filter, found) => {
    expect(await titles(ann, { filter: filter() })).toEqual(found);
  });

  test('refuses a filter that is none', async () => {
    for (const [filter, field] of [
      [{ query: 'x'.repeat(201) }, 'filter.query'],
      [{ creatorId: null }, 'filter.creatorId'],
    ] as const) {
      const { errors } = await ask(app, ann, TASKS, { first: 1, filter });
      expect(Object.keys(errors![0]!.extensions.fields!)).toEqual([field]);
    }
  });

  test('of a project is filtered and sorted the same', async () => {
    const document = `query($id: ID!) { project(id: $id) {
      tasks(first: 10, filter: { statuses: [TODO] }, orderBy: DUE_ASC) { nodes { title } }
      taskCounts { total todo inProgress review done overdue } } }`;
    const { project } = await get(app, bob, document, { id: projectId });
    expect(project.tasks.nodes.map(({ title }: { title: string }) => title)).toEqual(['late', 'later', 'open']);
    expect(project.taskCounts).toEqual({ total: 4, todo: 3, inProgress: 0, review: 0, done: 1, overdue: 1 });
  });
});

describe('as many statements', () => {
  const COLUMNS = `id title isOverdue commentCount viewerCanUpdate project { id name } assignee { username }
    creator { username } assignedBy { username }`;

  async function countOf(by: TestUser, query: string): Promise<number> {
    for (let time = 0; time < 2; time++) await get(app, by, query);
    app.statements.length = 0;
    await get(app, by, query);
    return app.statements.length;
  }

  test('read 50 tasks with project, people and comment counts as one', async () => {
    const owner = await buildUser(app);
    const others = await Promise.all([buildUser(app), buildUser(app), buildUser(app)]);
    for (let count = 0; count < 50; count++) {
      const members = count % 10 === 0 ? others : [];
      const home = count % 5 === 0 ? (await buildProject(app, { owners: [owner], members })).id : null;
      const assigneeId = home ? owner.id : others[count % 3]!.id;
      const { id } = await create(owner, { title: `task ${count}`, projectId: home, assigneeId });
      if (count % 4 === 0) await get(app, owner, COMMENT, { input: { taskId: id, content: 'Hello' } });
    }
    const page = (first: number) => `{ tasks(first: ${first}) { nodes { ${COLUMNS} } } }`;
    const all = await countOf(owner, page(50));
    expect(all).toBe(await countOf(owner, page(5)));
    expect(all).toBeLessThanOrEqual(6);
    const { tasks } = await get(app, owner, page(50));
    expect(tasks.nodes).toHaveLength(50);

    const projects = (first: number) => `{ projects(first: ${first}) { nodes { taskCounts { total } memberCount
      owner { username } tasks(first: 5) { nodes { ${COLUMNS} } } members(first: 5) { nodes { role user { username } } } } } }`;
    // People of tasks and of projects are one statement or two, as their lists come back together or not.
    for (const first of [2, 10]) expect(await countOf(owner, projects(first))).toBeLessThanOrEqual(12);
  });
});
