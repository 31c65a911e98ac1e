import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { query } from '../../../src/db/query.js';
import { buildUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { UPDATE_PROFILE, VIEWER } from './documents.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

test('what is absent stays, and null clears', async () => {
  const ann = await buildUser(app, { username: 'ann', email: 'ann@example.org' });
  const update = async (input: object) => (await get(app, ann, UPDATE_PROFILE, { input })).updateProfile.user;
  expect(await update({ displayName: 'Ann 🦊 A\u0301' })).toMatchObject({
    username: 'ann',
    displayName: 'Ann 🦊 A\u0301',
    email: 'ann@example.org',
  });
  expect(await update({ username: 'Anna' })).toMatchObject({ username: 'Anna', displayName: 'Ann 🦊 A\u0301' });
  expect(await update({ email: null })).toMatchObject({ username: 'Anna', email: null });
  expect(await update({ displayName: null })).toMatchObject({ displayName: 'Anna' });
  expect((await get(app, ann, VIEWER)).viewer).toMatchObject({ username: 'Anna', displayName: 'Anna', email: null });
});

test('a zone and a language are told to their person, and null clears them', async () => {
  const zoe = await buildUser(app);
  const update = async (input: object) => (await get(app, zoe, UPDATE_PROFILE, { input })).updateProfile.user;
  expect(await update({ timeZone: 'Asia/Tokyo', language: 'RU' })).toMatchObject({
    timeZone: 'Asia/Tokyo',
    language: 'RU',
  });
  expect(await update({ displayName: 'Zoë' })).toMatchObject({ timeZone: 'Asia/Tokyo', language: 'RU' });
  expect(await update({ timeZone: null, language: null })).toMatchObject({ timeZone: null, language: null });
});

test('a change is heard of once, and an input that changes nothing is not', async () => {
  const bob = await buildUser(app, { username: 'bob' });
  for (const input of [{}, { username: 'bob' }, { displayName: 'Bob' }, { displayName: 'Bob' }])
    await get(app, bob, UPDATE_PROFILE, { input });
  const events = await query(app.orm, sql`select 1 from events where type = 'USER_UPDATED' and user_id = ${bob.id}`);
  expect(events).toHaveLength(1);
});

test('one may change the case of his own name, and not take that of another', async () => {
  const carl = await buildUser(app, { username: 'carl', email: 'carl@example.org' });
  await buildUser(app, { username: 'dora', email: 'dora@example.org' });
  const ok = { username: 'CARL', email: 'CARL@example.org' };
  expect((await get(app, carl, UPDATE_PROFILE, { input: ok })).updateProfile.user).toMatchObject(ok);
  for (const [field, value] of [
    ['username', 'DORA'],
    ['email', 'Dora@Example.org'],
  ] as const) {
    const { code, errors } = await ask(app, carl, UPDATE_PROFILE, { input: { [field]: value } });
    expect(code).toBe('BAD_USER_INPUT');
    expect(errors![0]!.extensions.fields).toEqual({ [`input.${field}`]: 'Is taken.' });
  }
});

test.each([
  ['username', null],
  ['username', ''],
  ['username', 'а\u0301dmin'],
  ['displayName', '\u2800'],
  ['displayName', 'a\0b'],
  ['displayName', 'a\nb'],
  ['displayName', '\u202enna'],
  ['displayName', '\udc00'],
  ['displayName', 'x'.repeat(101)],
  ['timeZone', 'Europe/Atlantis'],
  ['timeZone', ''],
  ['email', ''],
  ['email', 'a@b\0.org'],
])('a %s of %j is refused', async (field, value) => {
  const eve = await buildUser(app);
  const { code, errors } = await ask(app, eve, UPDATE_PROFILE, { input: { [field]: value } });
  expect(code).toBe('BAD_USER_INPUT');
  expect(errors![0]!.extensions.fields).toHaveProperty([`input.${field}`]);
});

test('an e-mail address is seen by its owner and by admins, and by nobody else', async () => {
  const owner = await buildUser(app, { username: 'owner', email: 'owner@example.org' });
  const admin = await buildUser(app, { role: 'ADMIN' });
  const other = await buildUser(app);
  const read = async (who: typeof owner) =>
    (await get(app, who, '{ users(query: "owner", first: 1) { nodes { email } } }')).users.nodes[0].email;
  expect([await read(owner), await read(admin), await read(other)]).toEqual([
    'owner@example.org',
    'owner@example.org',
    null,
  ]);
});

test('an anonymous caller changes nobody', async () => {
  expect((await ask(app, null, UPDATE_PROFILE, { input: { displayName: 'Mallory' } })).code).toBe('UNAUTHENTICATED');
  expect((await get(app, null, VIEWER)).viewer).toBeNull();
});
