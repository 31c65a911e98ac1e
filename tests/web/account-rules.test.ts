import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { problemsIn, problemsRefused } from '../../web/src/features/accounts/account-rules.js';
import { buildUser } from '../support/builders.js';
import { ask } from '../support/client.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const REGISTER = 'mutation ($input: RegisterInput!) { register(input: $input) { user { id } } }';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
  await buildUser(app, { username: 'taken' });
  await ask(app, null, REGISTER, {
    input: { username: 'owner', password: 'a long password', email: 'owner@team.example' },
  });
});
afterAll(() => app.close());

/** What the server refuses in an account, in the words of the app. */
async function refusedIn(account: { username: string; password: string; email: string }) {
  const { errors } = await ask(app, null, REGISTER, { input: { ...account, email: account.email || null } });
  const fields = Object.entries(errors?.[0]?.extensions.fields ?? {});
  return problemsRefused(Object.fromEntries(fields.map(([path, text]) => [path.replace('input.', ''), String(text)])));
}

const good = { username: 'ann', password: 'a long password', email: '' };

test.each([
  [{ username: 'a' }, { username: 'username' }],
  [{ username: '' }, { username: 'username' }],
  [{ username: '.ann' }, { username: 'username' }],
  [{ username: 'ann.' }, { username: 'username' }],
  [{ username: 'ann smith' }, { username: 'username' }],
  [{ username: 'x'.repeat(41) }, { username: 'username' }],
  [{ email: 'ann' }, { email: 'email' }],
  [{ password: 'seven77' }, { password: 'passwordShort' }],
  [
    { username: '-', password: '1' },
    { username: 'username', password: 'passwordShort' },
  ],
])('what the app refuses of %j the server would refuse too', async (fields, problems) => {
  const account = { ...good, ...fields };
  expect(problemsIn(account)).toEqual(problems);
  expect(await refusedIn(account)).toEqual(problems);
});

test.each([
  [{ username: 'TAKEN' }, { username: 'usernameTaken' }],
  [{ username: 'аnn' }, { username: 'usernameMixed' }],
  [{ username: 'here' }, { username: 'usernameReserved' }],
  [{ email: 'Owner@Team.example' }, { email: 'emailTaken' }],
])('what only the server knows of %j has words of its own', async (fields, problems) => {
  const account = { ...good, ...fields };
  expect(problemsIn(account)).toEqual({});
  expect(await refusedIn(account)).toEqual(problems);
});

test.each([
  [{ username: 'Ян' }],
  [{ username: 'x'.repeat(40), password: '🔑'.repeat(8) }],
  [{ username: 'ann_b-2.c', password: ' '.repeat(256), email: 'ann@team.example' }],
])('what the app lets pass of %j the server takes', async (fields) => {
  const account = { ...good, ...fields };
  expect(problemsIn(account)).toEqual({});
  expect(await refusedIn(account)).toEqual({});
});

test('passwords are counted in characters, and nothing is said of fields that are not there', () => {
  expect(problemsIn({ newPassword: '🔑'.repeat(7) })).toEqual({ newPassword: 'passwordShort' });
  expect(problemsIn({ newPassword: 'x'.repeat(257) })).toEqual({ newPassword: 'passwordLong' });
  expect(problemsIn({ login: '', currentPassword: 'old' })).toEqual({ login: 'missing' });
});
