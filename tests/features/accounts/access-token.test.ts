import { createHmac, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import { sql } from 'kysely';
import { change } from '../../../src/db/query.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { REFRESH, VIEWER } from './documents.js';

const SECRET = 'a secret of this test, 32 characters at least';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
beforeAll(async () => {
  app = await createTestApp({ jwtSecret: SECRET });
  ann = await buildUser(app);
  bob = await buildUser(app);
});
afterAll(() => app.close());

const now = () => Math.floor(app.clock.now() / 1000);
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());

const good = () => ({
  sub: ann.id,
  sid: ann.sessionId,
  exp: now() + 600,
  iss: 'team-messenger',
  aud: 'at+jwt',
});

/** A token signed with the right secret, so that only what the test changes can be why it is refused. */
function forge(payload: object, header: object = {}, sign = hmac): string {
  const signed = `${encode({ alg: 'HS256', typ: 'at+jwt', ...header })}.${encode(payload)}`;
  return `${signed}.${sign(signed)}`;
}
function hmac(text: string, secret: string = SECRET, hash = 'sha256'): string {
  return createHmac(hash, secret).update(text).digest('base64url');
}

async function statusOf(token: string): Promise<number> {
  return (await ask(app, { accessToken: token }, VIEWER)).status;
}

test('the token that the others are made from is good', async () => {
  expect((await get(app, { accessToken: forge(good()) }, VIEWER)).viewer.id).toBe(ann.id);
});

test.each<[string, () => string]>([
  ['with alg none and no signature', () => forge(good(), { alg: 'none' }, () => '')],
  ['with alg nOnE and no signature', () => forge(good(), { alg: 'nOnE' }, () => '')],
  ['with alg none and a right signature', () => forge(good(), { alg: 'none' })],
  ['without alg', () => forge(good(), { alg: undefined })],
  ['without a signature', () => forge(good(), {}, () => '')],
  ['with HS512', () => forge(good(), { alg: 'HS512' }, (text) => hmac(text, SECRET, 'sha512'))],
  [
    'signed with an RSA key',
    () => jsonwebtoken.sign(good(), privateKey, { algorithm: 'RS256', header: { alg: 'RS256', typ: 'at+jwt' } }),
  ],
  [
    'signed by HS256 with the public RSA key as the secret',
    () => forge(good(), {}, (text) => hmac(text, publicKey.export({ type: 'spki', format: 'pem' }) as string)),
  ],
  ['signed with no secret', () => forge(good(), {}, (text) => hmac(text, ''))],
  [
    'with a jwk header and its signature',
    () => forge(good(), { jwk: { kty: 'oct', k: 'AAAA' } }, (text) => hmac(text, '\0\0\0')),
  ],
  ['with a jku header', () => forge(good(), { jku: `${app.url}/keys` }, (text) => hmac(text, 'x'))],
  ['with an x5u header', () => forge(good(), { x5u: `${app.url}/keys` }, (text) => hmac(text, 'x'))],
  ['with a path as kid', () => forge(good(), { kid: '../../dev/null' }, (text) => hmac(text, ''))],
  ['with SQL as kid', () => forge(good(), { kid: "' union select 'x" }, (text) => hmac(text, 'x'))],
  ['expired for more than the leeway', () => forge({ ...good(), exp: now() - 31 })],
  ['that is not good yet', () => forge({ ...good(), nbf: now() + 600 })],
  ['that never expires', () => forge({ ...good(), exp: undefined })],
  ['that expires at a text', () => forge({ ...good(), exp: '9999999999' })],
  ['of another issuer', () => forge({ ...good(), iss: 'another' })],
  ['of no issuer', () => forge({ ...good(), iss: undefined })],
  ['for another audience', () => forge({ ...good(), aud: 'rt+jwt' })],
  ['for no audience', () => forge({ ...good(), aud: undefined })],
  ['of another type', () => forge(good(), { typ: 'JWT' })],
  ['of no type', () => forge(good(), { typ: undefined })],
  ['of a session of another', () => forge({ ...good(), sid: bob.sessionId })],
  ['of no session', () => forge({ ...good(), sid: undefined })],
  ['of a session that is no id', () => forge({ ...good(), sid: "' or 1=1 --" })],
  ['of a session that is an object', () => forge({ ...good(), sid: { id: ann.sessionId } })],
  ['that is a refresh token', () => ann.refreshToken],
  ['of 2 segments', () => forge(good()).split('.').slice(0, 2).join('.')],
  ['of 4 segments', () => `${forge(good())}.x`],
  ['of nothing', () => '..'],
  ['of rubbish', () => 'rubbish'],
  ['with a 9 KB payload', () => forge({ ...good(), pad: 'x'.repeat(9000) })],
])('a token %s is refused', async (_, make) => {
  expect(await statusOf(make())).toBe(401);
});

test('a token whose payload was edited is refused', async () => {
  const [header, payload, signature] = ann.accessToken.split('.') as [string, string, string];
  const edited = encode({ ...decode(payload), sub: bob.id, sid: bob.sessionId });
  expect(await statusOf([header, edited, signature].join('.'))).toBe(401);
});

test('a token within the leeway of its end is good', async () => {
  expect(await statusOf(forge({ ...good(), exp: now() - 25 }))).toBe(200);
});

test('a token of 100 KB is refused by the HTTP server', async () => {
  const response = await fetch(`${app.url}/graphql?query={viewer{id}}`, {
    headers: { authorization: `Bearer ${'x'.repeat(100_000)}` },
  });
  expect(response.status).toBe(431);
});

test('a token in the address is not looked at', async () => {
  const document = encodeURIComponent('{ sessions { id } viewer { id } }');
  for (const name of ['access_token', 'token', 'authorization']) {
    const address = `${app.url}/graphql?query=${document}&${name}=${ann.accessToken}`;
    const response = await fetch(address, { headers: { 'apollo-require-preflight': 'true' } });
    expect((await response.json()).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  }
});

test.each(['Basic', 'Token', ''])('the scheme %j is refused', async (scheme) => {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `${scheme} ${ann.accessToken}` },
    body: JSON.stringify({ query: VIEWER }),
  });
  expect(response.status).toBe(401);
});

test.each<[string, () => string]>([
  ['an access token', () => ann.accessToken],
  ['an access token called a refresh token', () => forge({ ...good(), gen: 1 }, { typ: 'rt+jwt' })],
  [
    'one without a generation',
    () => forge({ sid: ann.sessionId, exp: now() + 600, iss: 'team-messenger', aud: 'rt+jwt' }, { typ: 'rt+jwt' }),
  ],
  [
    'one of a generation to come',
    () =>
      forge({ sid: ann.sessionId, gen: 9, exp: now() + 600, iss: 'team-messenger', aud: 'rt+jwt' }, { typ: 'rt+jwt' }),
  ],
  ['nothing', () => ''],
])('%s refreshes nothing, and ends nothing', async (_, make) => {
  expect((await ask(app, null, REFRESH, { input: { refreshToken: make() } })).code).toBe('UNAUTHENTICATED');
  expect(await statusOf(ann.accessToken)).toBe(200);
});

test('the role is the one of this moment, whatever it was when the token was made', async () => {
  const admin = await buildUser(app, { role: 'ADMIN' });
  const LIST = `mutation($id: ID!) { setUserRole(input: { userId: $id, role: USER }) { user { id } } }`;
  expect((await ask(app, admin, LIST, { id: bob.id })).code).toBeUndefined();
  await change(app.orm, sql`update users set role = 'USER' where id = ${admin.id}`);
  expect((await ask(app, admin, LIST, { id: bob.id })).code).toBe('FORBIDDEN');
  await change(app.orm, sql`update users set deactivated_at = ${new Date()} where id = ${admin.id}`);
  expect(await statusOf(admin.accessToken)).toBe(401);
});
