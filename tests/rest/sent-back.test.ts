import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../src/shared/ids.js';
import { buildProject, buildUser, type TestUser } from '../support/builders.js';
import { type Method, rest, restGives } from '../support/rest.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp({ registration: 'closed' });
  ann = await buildUser(app, { username: 'ann', email: 'ann@example.com' });
});
afterAll(() => app.close());

/** A path of each kind of object that old clients read whole, change, and send back whole. */
const OBJECTS: [what: string, method: Method, field: string, path: () => Promise<string>][] = [
  ['a task of 003', 'PUT', 'title', async () => `/api/tasks/${(await makeTask('/api/tasks')).id}/`],
  ['a task of 001', 'PUT', 'title', async () => `/api/v1/tasks/${(await makeTask('/api/v1/tasks')).id}`],
  ['a project', 'PUT', 'name', async () => `/api/projects/${(await buildProject(app, { owners: [ann] })).id}/`],
  ['the profile', 'PATCH', 'username', async () => '/api/auth/profile/'],
];
const readable = (path: string) => (path.startsWith('/api/v1') ? '/api/v1/tasks' : path);
const makeTask = (path: string) =>
  restGives(app, ann, 'POST', path, { title: 'Pack', assigned_to: ann.id, due_date: '2027-03-01T09:00:00Z' });

/** The object at a path; of 001, which has no route for one task, out of the list. */
async function read(path: string): Promise<Record<string, unknown>> {
  const found = await restGives(app, ann, 'GET', readable(path));
  return Array.isArray(found) ? found.find(({ id }) => path.endsWith(id)) : found;
}

test.each(OBJECTS)('what was read of %s can be sent back, with one field changed', async (_, method, field, pathOf) => {
  const path = await pathOf();
  const before = await read(path);
  const sent = { ...before, [field]: 'another-name' };
  const { status, body } = await rest(app, ann, method, path, sent);
  expect([status, body[field]]).toEqual([200, 'another-name']);
  const { updated_at: _at, ...after } = await read(path);
  const { updated_at: _before, ...expected } = sent as typeof before;
  expect(after).toEqual(expected);
});

test.each([
  ['/api/tasks', 'created_by'],
  ['/api/tasks', 'id'],
  ['/api/v1/tasks', 'creator'],
])('row 57: of a task made at %s, another `%s` is refused', async (base, field) => {
  const { id } = await makeTask(base);
  const { status, body } = await rest(app, ann, 'PUT', `${base}/${id}`, { title: 'Mine', [field]: newId() });
  expect([status, body.errors]).toEqual([400, { [field]: ['Cannot be changed.'] }]);
  expect((await restGives(app, ann, 'GET', `/api/tasks/${id}`)).title).toBe('Pack');
});

test('row 57: another owner of a project is refused', async () => {
  const { id } = await buildProject(app, { owners: [ann] });
  const { status } = await rest(app, ann, 'PUT', `/api/projects/${id}`, { name: 'Mine', owner: { id: newId() } });
  expect(status).toBe(400);
});

test('where registration is closed, an admin makes accounts by registering others', async () => {
  const admin = await buildUser(app, { username: 'root', role: 'ADMIN' });
  const account = { username: 'ben', email: 'ben@example.com', password: 'correct horse battery' };
  expect((await rest(app, null, 'POST', '/api/auth/register/', account)).status).toBe(403);
  expect((await rest(app, ann, 'POST', '/api/auth/register/', account)).status).toBe(403);
  const unlike = { ...account, password_confirm: 'something else' };
  const refused = await rest(app, admin, 'POST', '/api/auth/register/', unlike);
  expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['password_confirm']]);
  const made = await rest(app, admin, 'POST', '/api/auth/register/', {
    ...account,
    password_confirm: account.password,
  });
  expect([made.status, made.body]).toEqual([
    201,
    {
      user: {
        id: expect.any(String),
        username: 'ben',
        email: 'ben@example.com',
        avatar: null,
        created_at: expect.any(String),
      },
    },
  ]);
  expect((await rest(app, null, 'POST', '/api/auth/login/', account)).status).toBe(200);
});
