import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jsonwebtoken from 'jsonwebtoken';
import { sql } from 'kysely';
import { change } from '../../../src/db/query.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { openSocket } from '../../support/raw-socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { REFRESH, VIEWER } from './documents.js';
import { tokenDoors } from './token-doors.js';

const SECRET = 'a secret of this test, 32 characters at least';
/** The keys of whoever forges. */
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
/** Serves the forger's public key to whoever asks, and counts them. */
let keyServer: Server;
let keyServerVisits = 0;
let keyUrl: string;
/** A file whose content the forger knows. */
let keyFile: string;

beforeAll(async () => {
  app = await createTestApp({ jwtSecret: SECRET });
  ann = await buildUser(app);
  bob = await buildUser(app);
  const keys = JSON.stringify({ keys: [{ ...rsa.publicKey.export({ format: 'jwk' }), kid: 'forged', use: 'sig' }] });
  keyServer = createServer((_, response) => response.end(keys)).on('connection', () => keyServerVisits++);
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
  keyUrl = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}/keys.json`;
  keyFile = path.join(process.env.TEST_RUN_DIR!, `known-key-${ann.id}`);
  await writeFile(keyFile, 'known');
});
afterAll(async () => {
  await app.close();
  keyServer.close();
});

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
function hmac(text: string, secret: string | Buffer = SECRET, hash = 'sha256'): string {
  return createHmac(hash, secret).update(text).digest('base64url');
}
function signedBy(privateKey: KeyObject, alg: jsonwebtoken.Algorithm, header: object = {}): string {
  return jsonwebtoken.sign(good(), privateKey, { algorithm: alg, header: { alg, typ: 'at+jwt', ...header } });
}
/** The good token's header, payload and signature, each as `change` makes it. */
function parts(change: (header: string, payload: string, signature: string) => string): string {
  return change(...(forge(good()).split('.') as [string, string, string]));
}
/** As `parts`, but rightly signed after the change. */
function resigned(change: (header: string, payload: string) => string): string {
  const text = parts(change);
  return `${text}.${hmac(text)}`;
}
const publicKeyAs = (format: 'pem' | 'der') => rsa.publicKey.export({ type: 'spki', format } as never) as never;
/** The last letter of a signature of 32 bytes has two bits that say nothing. */
const withUnusedBits = (signature: string) =>
  signature.slice(0, -1) + String.fromCharCode(signature.charCodeAt(42) + 1);

const FORGED: [string, () => string][] = [
  ['row 23: with alg none and no signature', () => forge(good(), { alg: 'none' }, () => '')],
  ['row 23: with alg nOnE and no signature', () => forge(good(), { alg: 'nOnE' }, () => '')],
  ['row 23: with alg NONE and no signature', () => forge(good(), { alg: 'NONE', kid: 'none' }, () => '')],
  ['row 23: with alg none, without the last dot', () => forge(good(), { alg: 'none' }, () => '').slice(0, -1)],
  ['row 23: with alg none and a right signature', () => forge(good(), { alg: 'none' })],
  ['row 23: without alg', () => forge(good(), { alg: undefined })],
  ['row 23: with a list as alg', () => forge(good(), { alg: ['HS256'] })],
  ['row 23: with an empty alg', () => forge(good(), { alg: '' })],
  ['row 23: with alg hs256', () => forge(good(), { alg: 'hs256' })],
  ['row 23: without a signature', () => forge(good(), {}, () => '')],
  ['row 23: with half of its signature', () => parts((h, p, s) => `${h}.${p}.${s.slice(0, 21)}`)],
  ['row 23: with a signature of zeros', () => forge(good(), {}, () => 'A'.repeat(43))],
  ['row 23: with a signature and more', () => parts((h, p, s) => `${h}.${p}.${s}AAAA`)],
  ['row 23: with a padded signature', () => parts((h, p, s) => `${h}.${p}.${s}=`)],
  ['row 23: with a signature of another last letter', () => parts((h, p, s) => `${h}.${p}.${withUnusedBits(s)}`)],
  [
    'row 23: with letters that base64url has not',
    () => parts((h, p, s) => `${h}.${p}.${s.slice(0, 20)}!${s.slice(20)}`),
  ],
  ['row 23: with the signature of another', () => parts((h, p) => `${h}.${p}.${bob.accessToken.split('.')[2]}`)],
  ['row 23: with HS384', () => forge(good(), { alg: 'HS384' }, (text) => hmac(text, SECRET, 'sha384'))],
  ['row 23: with HS512', () => forge(good(), { alg: 'HS512' }, (text) => hmac(text, SECRET, 'sha512'))],
  ['row 23: signed with no secret', () => forge(good(), {}, (text) => hmac(text, ''))],
  ['row 23: of a padded payload, rightly signed', () => resigned((h, p) => `${h}.${p}=`)],
  ['row 23: of a header with a strange letter, rightly signed', () => resigned((h, p) => `!${h}.${p}`)],
  ['row 23: in JSON', () => parts((h, p, s) => JSON.stringify({ protected: h, payload: p, signature: s }))],
  ['row 24: signed with an RSA key', () => signedBy(rsa.privateKey, 'RS256')],
  ['row 24: signed with an RSA key, with another padding', () => signedBy(rsa.privateKey, 'PS256')],
  ['row 24: signed with an EC key', () => signedBy(ec.privateKey, 'ES256')],
  ['row 24: whose secret is the public RSA key', () => forge(good(), {}, (text) => hmac(text, publicKeyAs('pem')))],
  ['row 24: whose secret is its bytes', () => forge(good(), {}, (text) => hmac(text, publicKeyAs('der')))],
  [
    'row 24: that says RS256 and has the public RSA key as its secret',
    () => forge(good(), { alg: 'RS256' }, (text) => hmac(text, publicKeyAs('pem'))),
  ],
  [
    'row 24: that brings its secret as jwk',
    () => forge(good(), { jwk: { kty: 'oct', k: 'AAAA' } }, (text) => hmac(text, Buffer.from('AAAA', 'base64url'))),
  ],
  [
    'row 24: that brings its RSA key as jwk',
    () => signedBy(rsa.privateKey, 'RS256', { jwk: rsa.publicKey.export({ format: 'jwk' }) }),
  ],
  [
    'row 24: that says by jku where its key is',
    () => signedBy(rsa.privateKey, 'RS256', { jku: keyUrl, kid: 'forged' }),
  ],
  ['row 24: that says it by x5u', () => signedBy(rsa.privateKey, 'RS256', { x5u: keyUrl })],
  ['row 24: that says it by jku, rightly signed for nobody', () => forge({}, { jku: keyUrl })],
  ['row 24: with a file as kid', () => forge(good(), { kid: keyFile }, (text) => hmac(text, 'known'))],
  ['row 24: with an empty file as kid', () => forge(good(), { kid: '../../dev/null' }, (text) => hmac(text, ''))],
  ['row 24: with SQL as kid', () => forge(good(), { kid: "' union select 'x" }, (text) => hmac(text, 'x'))],
  ['row 25: expired for more than the leeway', () => forge({ ...good(), exp: now() - 31 })],
  ['row 25: that is not good yet', () => forge({ ...good(), nbf: now() + 600 })],
  ['row 25: that never expires', () => forge({ ...good(), exp: undefined })],
  ['row 25: that expires at null', () => forge({ ...good(), exp: null })],
  ['row 25: that expires at a text', () => forge({ ...good(), exp: '9999999999' })],
  ['row 25: that expired before 1970', () => forge({ ...good(), exp: -1 })],
  ['row 26: of another issuer', () => forge({ ...good(), iss: 'another' })],
  ['row 26: of an issuer in another case', () => forge({ ...good(), iss: 'Team-Messenger' })],
  ['row 26: of several issuers', () => forge({ ...good(), iss: ['team-messenger'] })],
  ['row 26: of no issuer', () => forge({ ...good(), iss: undefined })],
  ['row 26: for another audience', () => forge({ ...good(), aud: 'rt+jwt' })],
  ['row 26: for no audience', () => forge({ ...good(), aud: undefined })],
  ['row 27: that is a refresh token', () => ann.refreshToken],
  [
    'row 27: that is of a mail',
    () => app.tokens.signLink('passwordReset', { subject: ann.id, state: '', expiresAt: 2e9 }),
  ],
  ['row 27: of another type', () => forge(good(), { typ: 'JWT' })],
  ['row 27: of no type', () => forge(good(), { typ: undefined })],
  ['row 28: whose payload was edited', () => editedPayload()],
  [
    'row 28: whose header was edited',
    () => parts((_, p, s) => `${encode({ alg: 'HS256', typ: 'at+jwt', k: 1 })}.${p}.${s}`),
  ],
  ['row 28: without a payload', () => parts((h, _, s) => `${h}..${s}`)],
  ['row 28: without a header', () => parts((_, p, s) => `.${p}.${s}`)],
  ['row 28: of a payload alone', () => parts((_, p) => `.${p}.`)],
  ['row 28: of 1 segment', () => parts((_, p) => p)],
  ['row 28: of 2 segments', () => parts((h, p) => `${h}.${p}`)],
  ['row 28: of 4 segments', () => `${forge(good())}.x`],
  ['row 28: of 4 segments, the last empty', () => `${forge(good())}.`],
  ['row 28: of dots', () => '..'],
  ['row 28: of rubbish', () => 'rubbish'],
  ['row 28: of a list as payload', () => forge([good()])],
  ['row 28: of more than 2,048 letters, rightly signed', () => forge({ ...good(), pad: 'x'.repeat(1500) })],
  ['row 28: of a session of another', () => forge({ ...good(), sid: bob.sessionId })],
  ['row 28: of no session', () => forge({ ...good(), sid: undefined })],
  ['row 28: of a session that is no id', () => forge({ ...good(), sid: "' or 1=1 --" })],
  ['row 28: of a session that is an object', () => forge({ ...good(), sid: { id: ann.sessionId } })],
];

function editedPayload(): string {
  const [header, payload, signature] = ann.accessToken.split('.') as [string, string, string];
  return [header, encode({ ...decode(payload), sub: bob.id, sid: bob.sessionId }), signature].join('.');
}

describe.each(tokenDoors)('over $name', ({ present, refused, tooLong }) => {
  test('the token that the others are made from is good', async () => {
    expect(await present(app, forge(good()))).toBe(200);
  });

  test('row 25: a token within the leeway of its end is good', async () => {
    expect(await present(app, forge({ ...good(), exp: now() - 25 }))).toBe(200);
  });

  test.each(FORGED)('%s: the token is refused', async (_, make) => {
    expect(await present(app, make())).toBe(refused);
  });

  test('row 28: a token of 100 KB is refused before it is read', async () => {
    expect(await present(app, forge({ ...good(), pad: 'x'.repeat(75_000) }))).toBe(tooLong);
  });
});

test('row 24: nobody was asked for the keys that tokens name', () => expect(keyServerVisits).toBe(0));

test.each(['access_token', 'token', 'authorization'])(
  'row 29: a token in the address, as %s, is not looked at',
  async (name) => {
    const headers = { 'content-type': 'application/json', 'apollo-require-preflight': 'true' };
    const query = '{ sessions { id } }';
    const inAddress = `${name}=${ann.accessToken}`;
    for (const response of [
      await fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}&${inAddress}`, { headers }),
      await fetch(`${app.url}/graphql?${inAddress}`, { method: 'POST', headers, body: JSON.stringify({ query }) }),
    ])
      expect((await response.json()).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const socket = await openSocket(app, { query: inAddress });
    socket.send({ type: 'connection_init' });
    expect(await socket.closed).toBe(4401);
  },
);

test.each(['Basic', 'Token', ''])('the scheme %j is refused', async (scheme) => {
  const authorization = `${scheme} ${ann.accessToken}`;
  const headers = { 'content-type': 'application/json', authorization };
  const body = JSON.stringify({ query: VIEWER });
  expect((await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })).status).toBe(401);
  const socket = await openSocket(app);
  socket.send({ type: 'connection_init', payload: { authorization } });
  expect(await socket.closed).toBe(4401);
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
])('row 27: %s refreshes nothing, and ends nothing', async (_, make) => {
  expect((await ask(app, null, REFRESH, { input: { refreshToken: make() } })).code).toBe('UNAUTHENTICATED');
  expect((await ask(app, ann, VIEWER)).status).toBe(200);
});

test('row 31: the role is the one of this moment, whatever it was when the token was made', async () => {
  const admin = await buildUser(app, { role: 'ADMIN' });
  const LIST = `mutation($id: ID!) { setUserRole(input: { userId: $id, role: USER }) { user { id } } }`;
  await get(app, admin, LIST, { id: bob.id });
  await change(app.orm, sql`update users set role = 'USER' where id = ${admin.id}`);
  expect((await ask(app, admin, LIST, { id: bob.id })).code).toBe('FORBIDDEN');
  await change(app.orm, sql`update users set deactivated_at = ${new Date()} where id = ${admin.id}`);
  expect((await ask(app, admin, VIEWER)).status).toBe(401);
});
