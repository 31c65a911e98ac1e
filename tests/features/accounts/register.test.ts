import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { query } from '../../../src/db/query.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { REGISTER, VIEWER } from './documents.js';

let app: TestApp;
const PASSWORD = 'correct horse';

beforeAll(async () => {
  app = await createTestApp();
  for (const username of ['ann', 'coco', 'straße'])
    await get(app, null, REGISTER, { input: { username, password: PASSWORD, email: `${username[0]}@example.org` } });
});
afterAll(() => app.close());
beforeEach(() => app.clock.advance(60));

const register = (input: object) => ask(app, null, REGISTER, { input: { password: PASSWORD, ...input } });

test('whoever registers is signed in, is a plain user, and is in the room of everyone', async () => {
  const { data } = await register({ username: 'Eve', email: 'eve@example.org', passwordConfirm: PASSWORD });
  expect(data.register.user).toMatchObject({ username: 'Eve', email: 'eve@example.org', role: 'USER' });
  expect((await get(app, data.register, VIEWER)).viewer).toMatchObject({ displayName: 'Eve', role: 'USER' });
  const rooms = await query(
    app.orm,
    sql`select 1 from room_members m join rooms r on r.id = m.room_id
      where r.is_general = ${true} and m.user_id = ${data.register.user.id}`,
  );
  expect(rooms).toHaveLength(1);
});

test('row 45: a role in the input is refused', async () => {
  const { status, code } = await register({ username: 'mallory', role: 'ADMIN' });
  expect([status, code]).toEqual([400, 'BAD_USER_INPUT']);
});

test.each([
  ['taken in another case', 'ANN'],
  ['taken in full width', 'ａｎｎ'],
  ['that folds to a taken one', 'STRASSE'],
  ['of Cyrillic letters that look like a taken one', 'сосо'],
  ['of Greek and Latin', 'cοcο'],
  ['of Latin and Cyrillic', 'аnn'],
  ['with a zero-width space', 'ann\u200b'],
  ['of zero-width spaces', '\u200b\u200b'],
  ['with a space', 'ann b'],
  ['with an @', 'ann@example.org'],
  ['with NUL', 'ann\0b'],
  ['with a lone surrogate', 'ann\ud800'],
  ['of one letter', 'x'],
  ['of 41 letters', 'x'.repeat(41)],
  ['that is 2 letters and 42 in NFKC', '\ufdfa'.repeat(3)],
  ['with a right-to-left override', 'ann\u202ebob'],
])('row 128: a username %s is refused', async (_, username) => {
  const { code, errors } = await register({ username });
  expect(code).toBe('BAD_USER_INPUT');
  expect(errors![0]!.extensions.fields).toHaveProperty(['input.username']);
});

test.each(['анна', 'Jürgen', '太郎', 'o.b-c_d', 'x'.repeat(40)])('%s is a username', async (username) => {
  const { data } = await register({ username });
  expect(data.register.user.username).toBe(username);
});

test.each([
  ['email', { email: 'A@EXAMPLE.ORG' }],
  ['email', { email: 'nowhere' }],
  ['email', { email: '' }],
  ['email', { email: `${'x'.repeat(250)}@example.org` }],
  ['password', { password: 'sevenxx' }],
  ['password', { password: 'x'.repeat(257) }],
  ['passwordConfirm', { passwordConfirm: 'another horse' }],
])('row 38: a bad or taken %s is refused, and nothing is made', async (field, input) => {
  const { code, errors } = await register({ username: 'nobody', ...input });
  expect(code).toBe('BAD_USER_INPUT');
  expect(Object.keys(errors![0]!.extensions.fields!)).toContain(`input.${field}`);
  expect(await query(app.orm, sql`select 1 from users where username_key = 'nobody'`)).toHaveLength(0);
});

test('row 128: of registrations of one name at the same moment one is made', async () => {
  const answers = await Promise.all(['Racer', 'RACER', 'racer'].map((username) => register({ username })));
  const codes = answers.map(({ code }) => code ?? 'made').sort();
  expect(codes.filter((code) => code === 'made')).toHaveLength(1);
  expect(codes.filter((code) => code === 'BAD_USER_INPUT' || code === 'CONFLICT')).toHaveLength(2);
});

test('closed registration makes nobody', async () => {
  const closed = await createTestApp({ registration: 'closed' });
  const { code } = await ask(closed, null, REGISTER, { input: { username: 'eve', password: PASSWORD } });
  expect(code).toBe('FORBIDDEN');
  expect((await get(closed, null, '{ organization { isRegistrationOpen } }')).organization.isRegistrationOpen).toBe(
    false,
  );
  await closed.close();
});
