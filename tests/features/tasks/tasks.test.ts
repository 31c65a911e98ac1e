import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../../src/shared/ids.js';
import { buildProject, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { deactivate } from '../rooms/support.js';
import { ASSIGN, CREATE, DELETE, HISTORY, SET_STATUS, TASK, TASKS, UPDATE } from './documents.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let eve: TestUser;
let admin: TestUser;
let projectId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app, { username: 'ann' });
  bob = await buildUser(app, { username: 'bob' });
  eve = await buildUser(app, { username: 'eve' });
  admin = await buildUser(app, { username: 'admin', role: 'ADMIN' });
  projectId = (await buildProject(app, { name: 'Apollo', owners: [ann], members: [bob] })).id;
});
afterAll(() => app.close());

async function create(by: TestUser, input: object = {}) {
  return (await get(app, by, CREATE, { input: { title: 'A task', ...input } })).createTask.task;
}

describe('a task', () => {
  test('is made with what is given, and shown to who sees it', async () => {
    const dueDate = '2031-05-06T07:08:09.010Z';
    const input = {
      title: 'Buy milk',
      description: '**two** bottles',
      projectId,
      assigneeId: bob.id,
      priority: 'HIGH',
    };
    const made = await create(ann, { ...input, dueDate });
    expect(made).toMatchObject({
      title: 'Buy milk',
      description: '**two** bottles',
      status: 'TODO',
      priority: 'HIGH',
      version: 1,
      dueDate,
      completedAt: null,
      isOverdue: false,
      project: { id: projectId, name: 'Apollo' },
      creator: { username: 'ann' },
      assignee: { username: 'bob' },
      assignedBy: { username: 'ann' },
    });
    expect((await get(app, bob, TASK, { id: made.id })).task).toMatchObject({
      title: 'Buy milk',
      viewerCanUpdate: false,
      viewerCanSetStatus: true,
      viewerCanComment: true,
      viewerCanDelete: false,
    });
    expect((await get(app, eve, TASK, { id: made.id })).task).toBeNull();
    expect((await get(app, admin, TASK, { id: made.id })).task).toBeNull();
  });

  test('outside of projects is seen by who made, gave or has it, and by admins', async () => {
    const { id } = await create(ann, { assigneeId: bob.id });
    for (const who of [ann, bob, admin]) expect((await get(app, who, TASK, { id })).task).not.toBeNull();
    expect((await get(app, eve, TASK, { id })).task).toBeNull();
    await get(app, admin, ASSIGN, { input: { id, assigneeId: eve.id } });
    expect((await get(app, eve, TASK, { id })).task.assignedBy).toEqual({ username: 'admin' });
    expect((await get(app, bob, TASK, { id })).task).toBeNull();
  });

  test('changes where something is given, is cleared by null, and stays where nothing differs', async () => {
    const { id } = await create(ann, { description: 'Text', dueDate: '2031-01-01T00:00:00.000Z', assigneeId: bob.id });
    const { updateTask } = await get(app, ann, UPDATE, { input: { id, title: 'Other', dueDate: null } });
    expect(updateTask.task).toMatchObject({ title: 'Other', description: 'Text', dueDate: null, version: 2 });
    const again = await get(app, ann, UPDATE, { input: { id, title: 'Other' } });
    expect(again.updateTask.task.version).toBe(2);
    const cleared = await get(app, ann, UPDATE, { input: { id, description: null, assigneeId: null } });
    expect(cleared.updateTask.task).toMatchObject({ description: '', assignee: null, version: 3 });
  });

  test('is completed when it becomes done, and not any more when it is taken up again', async () => {
    const { id } = await create(ann, { assigneeId: bob.id });
    const done = await get(app, bob, SET_STATUS, { input: { id, status: 'DONE' } });
    const { completedAt, updatedAt } = done.setTaskStatus.task;
    expect(completedAt).toBe(updatedAt);
    const reopened = await get(app, ann, SET_STATUS, { input: { id, status: 'REVIEW' } });
    expect(reopened.setTaskStatus.task).toMatchObject({ status: 'REVIEW', completedAt: null });
  });

  test('that is deleted is in no list and is found by its id, as deleted, by who saw it; it changes no more', async () => {
    const { id } = await create(ann, { title: 'To be deleted' });
    const { deleteTask } = await get(app, ann, DELETE, { input: { id } });
    expect(deleteTask.task).toMatchObject({ title: 'To be deleted', version: 2 });
    expect(deleteTask.task.deletedAt).not.toBeNull();
    const { tasks } = await get(app, ann, TASKS, { first: 100 });
    expect(tasks.nodes.map((task: { id: string }) => task.id)).not.toContain(id);
    expect((await get(app, ann, TASK, { id })).task).toMatchObject({ viewerCanUpdate: false, viewerCanComment: false });
    expect((await ask(app, ann, UPDATE, { input: { id, title: 'Again' } })).code).toBe('CONFLICT');
    expect((await get(app, ann, DELETE, { input: { id } })).deleteTask.task.version).toBe(2);
    const { task } = await get(app, ann, HISTORY, { id });
    expect(task.history.nodes.map(({ field }: { field: string }) => field)).toEqual(['CREATED', 'DELETED']);
  });

  test('is overdue when its date has passed and it is not done', async () => {
    const { id } = await create(ann, { dueDate: new Date(app.clock.now() + 60_000).toISOString() });
    expect((await get(app, ann, TASK, { id })).task.isOverdue).toBe(false);
    app.clock.advance(61);
    expect((await get(app, ann, TASK, { id })).task.isOverdue).toBe(true);
    await get(app, ann, SET_STATUS, { input: { id, status: 'DONE' } });
    expect((await get(app, ann, TASK, { id })).task.isOverdue).toBe(false);
  });

  test('is made and changed once, however often it is asked for with one key', async () => {
    const input = { title: `Once ${newId()}`, idempotencyKey: newId() };
    const answers = await Promise.all([1, 2, 3].map(() => get(app, ann, CREATE, { input })));
    expect(new Set(answers.map(({ createTask }) => `${createTask.task.id} ${createTask.cursor}`)).size).toBe(1);
    const { tasks } = await get(app, ann, TASKS, { first: 10, filter: { query: input.title } });
    expect(tasks.nodes).toHaveLength(1);
  });
});

describe('row 53: whoever sees a task', () => {
  test('and neither made nor gave it, nor owns its project, may not change or delete it', async () => {
    const { id } = await create(ann, { projectId });
    for (const [document, input] of [
      [UPDATE, { id, title: 'Mine' }],
      [ASSIGN, { id, assigneeId: bob.id }],
      [SET_STATUS, { id, status: 'DONE' }],
      [DELETE, { id }],
    ] as const) {
      expect((await ask(app, bob, document, { input })).code).toBe('FORBIDDEN');
      expect((await ask(app, eve, document, { input })).code).toBe('NOT_FOUND');
      expect((await ask(app, admin, document, { input })).code).toBe('NOT_FOUND');
    }
    expect((await get(app, ann, TASK, { id })).task).toMatchObject({ title: 'A task', status: 'TODO', version: 1 });
  });

  test('and has it, sets its status, and no other field beside it', async () => {
    const { id } = await create(ann, { projectId, assigneeId: bob.id });
    for (const input of [
      { title: 'Mine' },
      { status: 'DONE', priority: 'LOW' },
      { assigneeId: null },
      { dueDate: null },
    ])
      expect((await ask(app, bob, UPDATE, { input: { id, ...input } })).code).toBe('FORBIDDEN');
    const { updateTask } = await get(app, bob, UPDATE, { input: { id, status: 'IN_PROGRESS' } });
    expect(updateTask.task).toMatchObject({ status: 'IN_PROGRESS', title: 'A task' });
  });

  test('and owns its project, changes it; so does an admin who is in the project', async () => {
    const project = await buildProject(app, { owners: [ann], members: [bob, admin] });
    const { id } = await create(bob, { projectId: project.id });
    for (const who of [ann, admin]) {
      const { updateTask } = await get(app, who, UPDATE, { input: { id, title: `By ${who.username}` } });
      expect(updateTask.task.title).toBe(`By ${who.username}`);
    }
  });
});

describe('row 54: a task is given', () => {
  test('to active users alone, and in a project to its members', async () => {
    const gone = await buildUser(app);
    await deactivate(app, gone);
    const outside = await create(ann);
    const inside = await create(ann, { projectId });
    for (const [id, assigneeId] of [
      [outside.id, gone.id],
      [outside.id, newId()],
      [outside.id, 'nobody'],
      [inside.id, eve.id],
      [inside.id, gone.id],
    ]) {
      for (const [document, more] of [
        [ASSIGN, {}],
        [UPDATE, {}],
      ] as const) {
        const { code, errors } = await ask(app, ann, document, { input: { id, assigneeId, ...more } });
        expect([code, Object.keys(errors![0]!.extensions.fields!)]).toEqual(['BAD_USER_INPUT', ['input.assigneeId']]);
      }
    }
    const { code } = await ask(app, ann, CREATE, { input: { title: 'No', projectId, assigneeId: eve.id } });
    expect(code).toBe('BAD_USER_INPUT');
    expect(
      (await get(app, ann, ASSIGN, { input: { id: outside.id, assigneeId: eve.id } })).assignTask.task,
    ).toMatchObject({ assignee: { username: 'eve' } });
  });

  test('and moved only into projects of the mover, of which who has it is a member', async () => {
    const foreign = await buildProject(app, { owners: [eve] });
    const { id } = await create(ann, { assigneeId: bob.id });
    const refused = await Promise.all(
      [foreign.id, newId(), 'none'].map((to) => ask(app, ann, UPDATE, { input: { id, projectId: to } })),
    );
    expect(new Set(refused.map(({ errors }) => JSON.stringify(errors![0]!.extensions))).size).toBe(1);
    expect(refused[0]!.code).toBe('BAD_USER_INPUT');
    const alone = await buildProject(app, { owners: [ann] });
    const { errors } = await ask(app, ann, UPDATE, { input: { id, projectId: alone.id } });
    expect(errors![0]!.extensions.fields).toEqual({ 'input.assigneeId': 'Is not a member of the project.' });
    const moved = await get(app, ann, UPDATE, { input: { id, projectId: alone.id, assigneeId: null } });
    expect(moved.updateTask.task).toMatchObject({ project: { id: alone.id }, assignee: null });
  });

  test('and taken out of every project only by who goes on seeing it', async () => {
    const project = await buildProject(app, { owners: [ann], members: [bob] });
    const { id } = await create(bob, { projectId: project.id });
    expect((await ask(app, ann, UPDATE, { input: { id, projectId: null } })).code).toBe('BAD_USER_INPUT');
    expect((await get(app, bob, UPDATE, { input: { id, projectId: null } })).updateTask.task.project).toBeNull();
    expect((await get(app, ann, TASK, { id })).task).toBeNull();
  });
});

describe('row 55: of two editors', () => {
  test('who changed different fields both win', async () => {
    const { id } = await create(ann);
    await get(app, ann, UPDATE, { input: { id, expectedVersion: 1, title: 'By one' } });
    const second = await get(app, admin, UPDATE, { input: { id, expectedVersion: 1, description: 'By the other' } });
    expect(second.updateTask.task).toMatchObject({ title: 'By one', description: 'By the other', version: 3 });
  });

  test('the one with the older version is refused where the same field differs, and nothing of his is written', async () => {
    const { id } = await create(ann);
    await get(app, ann, UPDATE, { input: { id, expectedVersion: 1, title: 'By one', priority: 'LOW' } });
    const input = { id, expectedVersion: 1, title: 'By the other', description: 'New', priority: 'LOW' };
    const { code, errors } = await ask(app, admin, UPDATE, { input });
    expect([code, errors![0]!.extensions]).toEqual([
      'CONFLICT',
      { code: 'CONFLICT', fields: { 'input.title': 'Was changed meanwhile.' }, version: 2 },
    ]);
    expect((await get(app, ann, TASK, { id })).task).toMatchObject({ title: 'By one', description: '', version: 2 });
    const merged = await get(app, admin, UPDATE, { input: { ...input, title: 'By one' } });
    expect(merged.updateTask.task).toMatchObject({ description: 'New', version: 3 });
  });

  test('a version that is not there yet is refused', async () => {
    const { id } = await create(ann);
    const { errors } = await ask(app, ann, UPDATE, { input: { id, expectedVersion: 2, title: 'Too early' } });
    expect(Object.keys(errors![0]!.extensions.fields!)).toEqual(['input.expectedVersion']);
  });
});

test('the history tells who changed which field from what to what, and hides projects from who is not in them', async () => {
  const other = await buildProject(app, { name: 'Secret', owners: [ann] });
  const { id } = await create(ann, { projectId: other.id });
  const input = {
    id,
    title: 'Renamed',
    status: 'DONE',
    projectId,
    assigneeId: bob.id,
    dueDate: '2031-01-01T00:00:00Z',
  };
  await get(app, ann, UPDATE, { input });
  const rows = async (who: TestUser) =>
    (await get(app, who, HISTORY, { id })).task.history.nodes.map(
      ({ changedAt: _, ...row }: { changedAt: string }) => row,
    );
  const row = { version: 2, from: null, to: null, fromUser: null, toUser: null, fromProject: null, toProject: null };
  const by = { actor: { username: 'ann' } };
  const seenBy = (project: object | null) =>
    expect.arrayContaining([
      { ...row, ...by, field: 'CREATED', version: 1, to: 'A task' },
      { ...row, ...by, field: 'TITLE', from: 'A task', to: 'Renamed' },
      { ...row, ...by, field: 'STATUS', from: 'TODO', to: 'DONE' },
      { ...row, ...by, field: 'PROJECT', fromProject: project, toProject: { name: 'Apollo' } },
      { ...row, ...by, field: 'ASSIGNEE', toUser: { username: 'bob' } },
      { ...row, ...by, field: 'DUE_DATE', to: '2031-01-01T00:00:00.000Z' },
    ]);
  expect(await rows(ann)).toEqual(seenBy({ name: 'Secret' }));
  expect(await rows(bob)).toEqual(seenBy(null));
  expect(await rows(bob)).toHaveLength(6);
});
