import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildProject, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { rest, restGives } from '../support/rest.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let ben: TestUser;
let carl: TestUser;
let project: { id: string };

beforeAll(async () => {
  app = await createTestApp({ timeZone: 'Europe/Berlin' });
  ann = await buildUser(app, { username: 'ann' });
  ben = await buildUser(app, { username: 'ben' });
  carl = await buildUser(app, { username: 'carl' });
  project = await buildProject(app, { owners: [ann], members: [ben] });
});
afterAll(() => app.close());

const make = (body: object = {}, as = ann) => restGives(app, as, 'POST', '/api/tasks/', { title: 'Pack', ...body });
const formOf = (name: string, bytes: string) => {
  const form = new FormData();
  form.append(name, new Blob([bytes]), 'offer.txt');
  return form;
};

describe('a task', () => {
  test('is made with all that 003 has of it, and is the same over GraphQL', async () => {
    const given = {
      project: project.id,
      title: 'Order the chairs',
      description: 'Forty of them',
      status: 'in_progress',
      priority: 'high',
      assigned_to: ben.id,
      due_date: '2027-03-01T09:00:00.000Z',
    };
    const made = await rest(app, ann, 'POST', '/api/tasks/', given);
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: expect.any(String),
        ...given,
        created_by: ann.id,
        attachments: [],
        created_at: expect.stringMatching(/Z$/),
        updated_at: expect.stringMatching(/Z$/),
      },
    ]);
    expect(await restGives(app, ben, 'GET', `/api/tasks/${made.body.id}/`)).toEqual(made.body);
    const TASK = `query($id: ID!) { task(id: $id) { title status priority dueDate assignee { id } creator { id }
      project { id } version } }`;
    expect((await get(app, ben, TASK, made.body)).task).toEqual({
      title: 'Order the chairs',
      status: 'IN_PROGRESS',
      priority: 'HIGH',
      dueDate: given.due_date,
      assignee: { id: ben.id },
      creator: { id: ann.id },
      project,
      version: 1,
    });
  });

  test('is to do, of middling priority and of no project where nothing else is said', async () => {
    expect(await make()).toMatchObject({ status: 'todo', priority: 'medium', project: null, assigned_to: null });
  });

  test('that is made done was finished then', async () => {
    const { id } = await make({ status: 'done' });
    expect((await get(app, ann, 'query($id: ID!) { task(id: $id) { status completedAt } }', { id })).task).toEqual({
      status: 'DONE',
      completedAt: expect.any(String),
    });
  });

  test('keeps what a change does not give; null clears', async () => {
    const { id } = await make({ project: project.id, assigned_to: ben.id, due_date: '2027-03-01' });
    const path = `/api/tasks/${id}/`;
    const titled = await restGives(app, ann, 'PUT', path, { title: 'Unpack' });
    expect(titled).toMatchObject({ title: 'Unpack', assigned_to: ben.id, project: project.id });
    const cleared = await restGives(app, ann, 'PATCH', path, { assigned_to: null, due_date: null, project: null });
    expect(cleared).toMatchObject({ title: 'Unpack', assigned_to: null, due_date: null, project: null });
  });

  test('takes `open` of the first messenger: whatever is not done stays, what is done is to do', async () => {
    const { id } = await make({ status: 'review' });
    const status = async (as: string) =>
      (await restGives(app, ann, 'PATCH', `/api/tasks/${id}/status/`, { status: as })).status;
    expect([await status('open'), await status('done'), await status('open')]).toEqual(['review', 'done', 'todo']);
  });

  test('is deleted for good, as far as 003 is concerned', async () => {
    const { id } = await make();
    const path = `/api/tasks/${id}/`;
    expect((await rest(app, ann, 'DELETE', path)).status).toBe(204);
    for (const [method, rest_, body] of [
      ['GET', '', undefined],
      ['PUT', '', { title: 'x' }],
      ['DELETE', '', undefined],
      ['PATCH', 'status/', { status: 'done' }],
      ['PATCH', 'assign/', { assigned_to: null }],
      ['POST', 'attachments/', formOf('file', 'x')],
    ] as const)
      expect([method, (await rest(app, ann, method, `${path}${rest_}`, body)).status]).toEqual([method, 404]);
  });

  test.each([
    [{ title: '' }, 'title'],
    [{ title: '\u2800' }, 'title'],
    [{ title: 'a\u0000' }, 'title'],
    [{ title: '\ud83d' }, 'title'],
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ title: ['x'] }, 'title'],
    [{ status: 'finished' }, 'status'],
    [{ status: 'DONE' }, 'status'],
    [{ priority: 'urgent' }, 'priority'],
    [{ priority: 3 }, 'priority'],
    [{ created_by: 'ann' }, 'created_by'],
    [{ uploaded_by: 'ann' }, 'uploaded_by'],
    [{ project: 'none' }, 'project'],
    [{ assigned_to: '-1' }, 'assigned_to'],
  ])('rows 54, 57, 88, 118, 119, 121 and 129: %j makes none', async (given, field) => {
    const answer = await rest(app, ann, 'POST', '/api/tasks/', { title: 'x', ...given });
    expect([answer.status, answer.body.code, Object.keys(answer.body.errors)]).toEqual([
      400,
      'BAD_USER_INPUT',
      [field],
    ]);
  });

  test.each([
    ['2027-03-01T09:00:00+02:00', '2027-03-01T07:00:00.000Z'],
    ['2027-03-01', '2027-03-01T22:59:59.999Z'],
    ['2027-03-28', '2027-03-28T21:59:59.999Z'],
    ['2028-02-29', '2028-02-29T22:59:59.999Z'],
    // Of the clocks in Berlin; as Python's isoformat() writes it.
    ['2027-03-01T09:00', '2027-03-01T08:00:00.000Z'],
    ['2027-07-01T09:00:00', '2027-07-01T07:00:00.000Z'],
    ['2027-07-01T09:00:00.123456', '2027-07-01T07:00:00.123Z'],
    // They go from 2:00 to 3:00, and from 3:00 to 2:00.
    ['2027-03-28T02:30:00', '2027-03-28T01:30:00.000Z'],
    ['2027-10-31T02:30:00', '2027-10-31T00:30:00.000Z'],
  ])('row 127: is due at %s, which is %s', async (due_date, instant) => {
    expect(await make({ due_date })).toMatchObject({ due_date: instant });
  });

  test.each([
    '0000-00-00',
    '2027-02-30',
    '2027-02-29T00:00:00Z',
    '2027-03-01T24:00:00Z',
    '2027-02-29T09:00:00',
    '2027-03-01T24:00:00',
    '2027-03-01T09',
    '2027-03-01 09:00:00',
    'soon',
    '+275760-09-13',
    '',
  ])('row 127: is not due at %s', async (due_date) => {
    const answer = await rest(app, ann, 'POST', '/api/tasks/', { title: 'x', due_date });
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['due_date']]);
  });
});

describe('rights', () => {
  test('rows 47 and 129: a task is as absent to who does not see it as one that never was', async () => {
    const { id } = await make({ project: project.id });
    for (const [method, rest_, body] of [
      ['GET', '', undefined],
      ['PUT', '', { title: 'x' }],
      ['DELETE', '', undefined],
      ['PATCH', 'status/', { status: 'done' }],
      ['PATCH', 'assign/', { assigned_to: null }],
      ['POST', 'attachments/', formOf('file', 'x')],
    ] as const) {
      for (const other of [id, randomUUID(), ann.id, '-1', '1e3', '%00']) {
        const answer = await rest(app, carl, method, `/api/tasks/${other}/${rest_}`, body);
        expect([method, other, answer.status, answer.body.code]).toEqual([method, other, 404, 'NOT_FOUND']);
      }
    }
  });

  test('row 53: who only has a task says how far it is, and no more', async () => {
    const { id } = await make({ assigned_to: carl.id });
    const path = `/api/tasks/${id}/`;
    expect((await rest(app, carl, 'PATCH', `${path}status/`, { status: 'review' })).status).toBe(200);
    expect((await rest(app, carl, 'PUT', path, { status: 'done' })).status).toBe(200);
    for (const [method, rest_, body] of [
      ['PUT', '', { title: 'x' }],
      ['PATCH', 'assign/', { assigned_to: null }],
      ['DELETE', '', undefined],
    ] as const)
      expect([method, (await rest(app, carl, method, `${path}${rest_}`, body)).status]).toEqual([method, 403]);
  });

  test('row 54: a task is given to active people, in a project to its members', async () => {
    const { id } = await make({ project: project.id });
    const assign = (assigned_to: unknown) => rest(app, ann, 'PATCH', `/api/tasks/${id}/assign/`, { assigned_to });
    for (const who of [carl.id, randomUUID(), 'nobody', 7]) {
      const answer = await assign(who);
      expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['assigned_to']]);
    }
    expect((await assign(ben.id)).body.assigned_to).toBe(ben.id);
    expect((await assign(null)).body.assigned_to).toBeNull();
    expect((await rest(app, ann, 'PATCH', `/api/tasks/${id}/assign/`, {})).status).toBe(400);
  });
});

describe('attachments', () => {
  test('come as a form, and are among the task', async () => {
    const { id } = await make({ project: project.id });
    const path = `/api/tasks/${id}/attachments/`;
    const added = await rest(app, ann, 'POST', path, formOf('file', 'cheap'));
    expect([added.status, added.body]).toEqual([
      201,
      {
        id: expect.any(String),
        file: expect.stringContaining(`${app.url}/files/`),
        name: 'offer.txt',
        size: 5,
        uploaded_by: ann.id,
        uploaded_at: expect.any(String),
      },
    ]);
    const { attachments } = await restGives(app, ben, 'GET', `/api/tasks/${id}/`);
    expect(attachments.map((one: { id: string }) => one.id)).toEqual([added.body.id]);
    expect(await (await fetch(attachments[0].file)).text()).toBe('cheap');
    expect((await rest(app, ann, 'POST', path, formOf('files', 'x'))).body.errors).toHaveProperty('files');
    expect((await rest(app, ann, 'POST', path, new FormData())).status).toBe(400);
    expect((await rest(app, ann, 'POST', path, { file: 'x' })).status).toBe(415);
  });

  test('row 53: are refused, unread, of who may not change the task', async () => {
    const { id } = await make({ project: project.id });
    const answer = await rest(app, ben, 'POST', `/api/tasks/${id}/attachments/`, formOf('file', 'x'.repeat(100_000)));
    expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
  });
});

describe('lists', () => {
  let dora: TestUser;
  let own: { id: string };

  beforeAll(async () => {
    dora = await buildUser(app);
    own = await buildProject(app, { owners: [dora], members: [ben] });
    for (const [title, body] of [
      ['a', { status: 'todo', priority: 'low' }],
      ['b', { status: 'review', priority: 'high', project: own.id, assigned_to: ben.id }],
      ['c', { status: 'done', project: own.id }],
    ] as const) {
      await make({ title, ...body }, dora);
      app.clock.advance(1);
    }
  });

  test.each([
    ['', ['c', 'b', 'a']],
    ['status=done', ['c']],
    ['status=open', ['b', 'a']],
    ['priority=high', ['b']],
    ['priority=high&status=done', []],
    ['project=', ['c', 'b', 'a']],
  ])('?%s gives %j', async (query, titles) => {
    const page = await restGives(app, dora, 'GET', `/api/tasks/?${query}`);
    expect([page.count, page.results.map(({ title }: { title: string }) => title)]).toEqual([titles.length, titles]);
  });

  test('are filtered by people and projects too, and paged', async () => {
    const titles = async (query: string) =>
      (await restGives(app, dora, 'GET', `/api/tasks/?${query}`)).results.map(({ title }: { title: string }) => title);
    expect(await titles(`project=${own.id}`)).toEqual(['c', 'b']);
    expect(await titles(`assigned_to=${ben.id}`)).toEqual(['b']);
    expect(await titles(`created_by=${ben.id}`)).toEqual([]);
    expect(await titles('page_size=2&page=2')).toEqual(['a']);
  });

  test.each(['status=finished', 'status=done&status=todo', 'status[]=done', 'priority=1', 'owner=x', 'page=0'])(
    'rows 91 and 125: ?%s is refused',
    async (query) => {
      expect((await rest(app, dora, 'GET', `/api/tasks/?${query}`)).status).toBe(400);
    },
  );

  test.each(["project=' or 1=1 --", 'assigned_to=%00', "created_by=x'; drop table tasks; --", 'project=%25'])(
    'row 124: ?%s finds nothing',
    async (query) => {
      expect(await restGives(app, dora, 'GET', `/api/tasks/?${query}`)).toMatchObject({ count: 0, results: [] });
    },
  );

  test('are counted', async () => {
    expect(await restGives(app, dora, 'GET', '/api/tasks/statistics/')).toEqual({
      total: 3,
      by_status: { todo: 1, in_progress: 0, review: 1, done: 1 },
      by_priority: { low: 1, medium: 1, high: 1 },
      overdue: 0,
    });
    expect((await restGives(app, dora, 'GET', `/api/tasks/statistics/?project=${own.id}`)).total).toBe(2);
    expect((await restGives(app, carl, 'GET', `/api/tasks/statistics/?project=${own.id}`)).total).toBe(0);
  });

  test('cost the same statements however long they are', async () => {
    const eve = await buildUser(app);
    const count = async () => {
      app.statements.length = 0;
      await restGives(app, eve, 'GET', '/api/tasks/?page_size=100');
      return app.statements.length;
    };
    await make({}, eve);
    const few = await count();
    for (let i = 0; i < 20; i++) await make({ assigned_to: ben.id }, eve);
    expect(await count()).toBe(few);
  });
});
