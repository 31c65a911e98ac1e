import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { change, query } from '../../../src/db/query.js';
import { makeAdmin } from '../../../src/features/accounts/make-admin.js';
import { greeting } from '../../../src/features/organizations/greeting.js';
import { openSetUp } from '../../../src/features/organizations/open-set-up.js';
import { buildUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { LOGIN, VIEWER } from '../accounts/documents.js';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ registration: 'closed' });
});
afterEach(() => app.close());

const PASSWORD = 'correct horse';
const FIRST_ADMIN = `mutation($input: CreateFirstAdminInput!) {
  createFirstAdmin(input: $input) { user { username email role } accessToken } }`;
const create = (token: string, username: string) =>
  ask(app, null, FIRST_ADMIN, { input: { token, username, password: PASSWORD, email: `${username}@example.org` } });

function countUsers() {
  return query(app.orm, sql`select 1 from users`).then((rows) => rows.length);
}

test('the token printed at the start makes the first admin, once', async () => {
  const text = greeting('http://localhost:8000', await openSetUp(createContext(app)));
  const [, token] = /^ {2}http:\/\/localhost:8000\/set-up#token=([\w-]{43})$/m.exec(text)!;
  const { data } = await create(token!, 'root');
  expect(data.createFirstAdmin.user).toEqual({ username: 'root', email: 'root@example.org', role: 'ADMIN' });
  expect((await get(app, data.createFirstAdmin, VIEWER)).viewer.role).toBe('ADMIN');
  expect((await create(token!, 'mallory')).code).toBe('FORBIDDEN');
  expect(await openSetUp(createContext(app))).toBeNull();
  expect(greeting('http://localhost:8000', null)).toBe('Team Messenger is at http://localhost:8000');
  const entries = await query(app.orm, sql`select action from audit_entries`);
  expect(entries).toEqual([{ action: 'firstAdminMade' }]);
});

test('row 45: of racing calls with one token exactly one makes an admin', async () => {
  const token = (await openSetUp(createContext(app)))!;
  const answers = await Promise.all(['a1', 'b2', 'c3', 'd4', 'e5'].map((username) => create(token, username)));
  expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1);
  expect(answers.filter(({ code }) => code === 'FORBIDDEN')).toHaveLength(4);
  expect(await countUsers()).toBe(1);
});

test('a wrong token, an older one, and none that was ever given make nobody', async () => {
  expect((await create('', 'mallory')).code).toBe('FORBIDDEN');
  const older = (await openSetUp(createContext(app)))!;
  await openSetUp(createContext(app));
  for (const token of [older, `${older}x`, '', 'null']) expect((await create(token, 'mallory')).code).toBe('FORBIDDEN');
  expect(await countUsers()).toBe(0);
});

test('a token is of no use once an admin was made otherwise', async () => {
  const token = (await openSetUp(createContext(app)))!;
  await buildUser(app, { role: 'ADMIN' });
  expect((await create(token, 'mallory')).code).toBe('FORBIDDEN');
});

test('tokens are tried 30 times a minute from one address', async () => {
  for (let i = 0; i < 30; i++) await create(`guess-${i}`, 'mallory');
  expect((await create('guess', 'mallory')).code).toBe('RATE_LIMITED');
});

test('the script makes an admin, and one of an existing account, whose sessions end', async () => {
  const made = await makeAdmin(createContext(app), { username: 'root', password: PASSWORD });
  expect(made).toMatchObject({ isNew: true, user: { username: 'root', role: 'ADMIN' } });
  const ann = await buildUser(app, { username: 'ann' });
  const promoted = await makeAdmin(createContext(app), { username: 'ANN', password: PASSWORD });
  expect(promoted).toMatchObject({ isNew: false, user: { id: ann.id, role: 'ADMIN' } });
  expect((await ask(app, ann, VIEWER)).status).toBe(401);
  const { login } = await get(app, null, LOGIN, { input: { login: 'ann', password: PASSWORD } });
  expect(login.user.role).toBe('ADMIN');
});

test('anonymous callers learn the name of the organization', async () => {
  const { organization } = await get(app, null, '{ organization { id name isRegistrationOpen createdAt } }');
  expect(organization).toMatchObject({ name: 'Team Messenger', isRegistrationOpen: false });
});

test('anonymous callers learn whether the first admin is still to be made', async () => {
  const hasAdmin = async () => (await get(app, null, '{ organization { hasAdmin } }')).organization.hasAdmin;
  await buildUser(app);
  expect(await hasAdmin()).toBe(false);
  const root = await buildUser(app, { role: 'ADMIN' });
  expect(await hasAdmin()).toBe(true);
  await change(app.orm, sql`update users set deactivated_at = ${new Date()} where id = ${root.id}`);
  expect(await hasAdmin()).toBe(false);
});
