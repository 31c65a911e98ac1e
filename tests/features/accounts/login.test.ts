import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import bcrypt from 'bcryptjs';
import { sql } from 'kysely';
import { change, query } from '../../../src/db/query.js';
import { ask, get } from '../../support/client.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { LOGIN, REGISTER, VIEWER } from './documents.js';

let app: TestApp;
const PASSWORD = 'correct horse';

beforeAll(async () => {
  app = await createTestApp({ trustedProxies: ['127.0.0.1'] });
  await get(app, null, REGISTER, { input: { username: 'Ann', email: 'Ann@example.org', password: PASSWORD } });
});
afterAll(() => app.close());
// The tries of the test before count no longer.
beforeEach(() => app.clock.advance(60));

const login = (name: string, password = PASSWORD) => ask(app, null, LOGIN, { input: { login: name, password } });

async function loginFrom(address: string, name: string, password = PASSWORD) {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify({ query: LOGIN, variables: { input: { login: name, password } } }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: an answer of either shape
  const { data, errors } = (await response.json()) as any;
  return { status: response.status, headers: response.headers, data, code: errors?.[0].extensions.code, errors };
}

test.each(['Ann', 'ann', 'ＡＮＮ', 'ann@example.org', 'ANN@EXAMPLE.ORG'])(
  '%s signs in with the password',
  async (name) => {
    const { data } = await login(name);
    expect(data.login.user).toMatchObject({ username: 'Ann', email: 'Ann@example.org' });
    expect((await get(app, data.login, VIEWER)).viewer.username).toBe('Ann');
    expect(Date.parse(data.login.expiresAt)).toBeGreaterThan(app.clock.now());
  },
);

test('row 37: a wrong password, an unknown name and a closed account are answered alike', async () => {
  await get(app, null, REGISTER, { input: { username: 'gone', password: PASSWORD } });
  await change(app.orm, sql`update users set deactivated_at = ${new Date()} where username_key = 'gone'`);
  const answers = [await login('ann', 'wrong horse'), await login('nobody'), await login('gone')];
  for (const { status, errors } of answers)
    expect({ status, errors }).toEqual({ status: answers[0]!.status, errors: answers[0]!.errors });
  expect(answers[0]!.code).toBe('UNAUTHENTICATED');
});

test('an account without a password cannot be signed in to', async () => {
  await get(app, null, REGISTER, { input: { username: 'imported', password: PASSWORD } });
  await change(app.orm, sql`update users set password_hash = null where username_key = 'imported'`);
  expect((await login('imported')).code).toBe('UNAUTHENTICATED');
  expect((await login('imported', 'nobody has this password')).code).toBe('UNAUTHENTICATED');
});

test('row 41: an imported bcrypt hash gives way to argon2id at the first sign-in', async () => {
  await get(app, null, REGISTER, { input: { username: 'bcrypted', password: 'of no use' } });
  const hash = await bcrypt.hash('b'.repeat(72), 4);
  await change(app.orm, sql`update users set password_hash = ${hash} where username_key = 'bcrypted'`);
  expect((await login('bcrypted', `${'b'.repeat(72)}c`)).code).toBe('UNAUTHENTICATED');
  expect((await login('bcrypted', 'b'.repeat(72))).code).toBeUndefined();
  const [row] = await query(
    app.orm,
    sql<{ hash: string }>`select password_hash as hash from users where username_key = 'bcrypted'`,
  );
  expect(row!.hash).toMatch(/^\$argon2id\$/);
  expect((await login('bcrypted', 'b'.repeat(72))).code).toBeUndefined();
});

test.each([
  ['of 257 characters', 'x'.repeat(257)],
  ['of most of a mebibyte', 'x'.repeat(1_000_000)],
  ['with NUL', 'correct\0horse'],
  ['with a lone surrogate', 'correct \ud800 horse'],
])('row 39: a password %s is refused before it is hashed', async (_, password) => {
  const { code, errors } = await login('ann', password);
  expect(code).toBe('BAD_USER_INPUT');
  expect(errors![0]!.extensions.fields).toHaveProperty(['input.password']);
});

test('row 42: the sixth try a minute at one account from one address is refused, by whichever of its names', async () => {
  for (const name of ['ann', 'Ann', 'ann@example.org', 'ＡＮＮ']) await login(name, 'wrong horse');
  expect((await login('ann')).code).toBeUndefined();
  const sixth = await login('ANN@example.org');
  expect(sixth).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  const seconds = sixth.errors![0]!.extensions.retryAfter!;
  expect(sixth.headers.get('retry-after')).toBe(String(seconds));
  expect((await loginFrom('192.0.2.7', 'ann')).code).toBeUndefined();
  app.clock.advance(seconds);
  expect((await login('ann')).code).toBeUndefined();
});

test('row 3: each alias of one document is a try of its own', async () => {
  const aliases = Array.from({ length: 6 }, (_, i) => `a${i}: login(input: $input) { accessToken }`).join(' ');
  const document = `mutation($input: LoginInput!) { ${aliases} }`;
  const { code, errors } = await ask(app, null, document, { input: { login: 'ann', password: PASSWORD } });
  expect(code).toBe('RATE_LIMITED');
  expect(errors![0]!.path).toEqual(['a5']);
});

test('row 42: tries over HTTP and over WebSocket are counted together', async () => {
  const { data } = await login('ann');
  const client = connect(app, data.login);
  for (let i = 0; i < 2; i++) {
    const tried = listen(client, LOGIN, { input: { login: 'ann', password: 'wrong horse' } });
    await expect(tried.take(1)).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  }
  for (let i = 0; i < 2; i++) expect((await login('ann', 'wrong horse')).code).toBe('UNAUTHENTICATED');
  expect((await login('ann')).code).toBe('RATE_LIMITED');
  await expect(listen(client, LOGIN, { input: { login: 'ann', password: PASSWORD } }).take(1)).rejects.toMatchObject([
    { extensions: { code: 'RATE_LIMITED' } },
  ]);
  await client.dispose();
});

test('an address has 30 tries a minute over all accounts', async () => {
  for (let i = 0; i < 30; i++) expect((await loginFrom('192.0.2.30', `nobody-${i}`)).code).toBe('UNAUTHENTICATED');
  expect((await loginFrom('192.0.2.30', 'nobody-30')).code).toBe('RATE_LIMITED');
  expect((await loginFrom('192.0.2.31', 'nobody-30')).code).toBe('UNAUTHENTICATED');
});

test('row 44: addresses of one /64 count as one, of two as two', async () => {
  for (let i = 0; i < 5; i++) await loginFrom(`2001:db8:1:2::${i}`, 'ann', 'wrong horse');
  expect((await loginFrom('2001:db8:1:2:ffff::1', 'ann')).code).toBe('RATE_LIMITED');
  expect((await loginFrom('2001:db8:1:3::1', 'ann')).code).toBeUndefined();
});

test('row 43: who is not a trusted proxy cannot choose his address', async () => {
  const direct = await createTestApp();
  const sources = Array.from({ length: 6 }, (_, i) => `192.0.2.${i}`);
  const statuses: number[] = [];
  for (const address of sources) {
    const response = await fetch(`${direct.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address, 'x-real-ip': address },
      body: JSON.stringify({ query: LOGIN, variables: { input: { login: 'ann', password: PASSWORD } } }),
    });
    statuses.push(response.status);
  }
  expect(statuses.at(-1)).toBe(429);
  await direct.close();
});

test('row 40: a flood of sign-ins is answered, each either tried or told to come back', async () => {
  const flood = Array.from({ length: 100 }, (_, i) => loginFrom(`192.0.2.${i + 100}`, 'ann'));
  const answers = await Promise.all(flood);
  const codes = new Set(answers.map(({ code }) => code));
  expect([...codes].every((code) => code === undefined || code === 'UNAVAILABLE')).toBe(true);
  expect(answers.some(({ code }) => code === undefined)).toBe(true);
  for (const { status, headers } of answers.filter(({ code }) => code === 'UNAVAILABLE'))
    expect([status, headers.get('retry-after')]).toEqual([503, '2']);
});
