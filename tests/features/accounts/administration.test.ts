import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { addMember } from '../../../src/features/rooms/add-member.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { CREATE_USER, DEACTIVATE, LOGIN, REACTIVATE, SET_PASSWORD, SET_ROLE, VIEWER } from './documents.js';

let app: TestApp;
let admin: TestUser;
let ann: TestUser;
const PASSWORD = 'correct horse';

beforeAll(async () => {
  app = await createTestApp();
  admin = await buildUser(app, { role: 'ADMIN' });
  ann = await buildUser(app);
});
afterAll(() => app.close());

async function actionsOn(userId: string): Promise<[string, string | null][]> {
  const rows = await query(
    app.orm,
    sql<{ action: string; actorId: string | null }>`
      select action, actor_id as "actorId" from audit_entries where user_id = ${userId} order by created_at, id`,
  );
  return rows.map(({ action, actorId }) => [action, actorId]);
}

async function eventsOn(userId: string): Promise<string[]> {
  const rows = await query(
    app.orm,
    sql<{ type: string }>`select type from events where user_id = ${userId} order by seq`,
  );
  return rows.map(({ type }) => type);
}

test('an admin makes an account that can sign in, and it is written down', async () => {
  const input = {
    username: 'made',
    password: PASSWORD,
    email: 'made@example.org',
    displayName: 'Made Up',
    role: 'ADMIN',
  };
  const { createUser } = await get(app, admin, CREATE_USER, { input });
  expect(createUser.user).toMatchObject({ username: 'made', displayName: 'Made Up', email: 'made@example.org' });
  expect(createUser.user.role).toBe('ADMIN');
  expect((await ask(app, null, LOGIN, { input: { login: 'made', password: PASSWORD } })).code).toBeUndefined();
  expect(await actionsOn(createUser.user.id)).toEqual([['userCreated', admin.id]]);
  await get(app, admin, SET_ROLE, { input: { userId: createUser.user.id, role: 'USER' } });
});

test('a repeat with the same key makes one account; with another name it is refused', async () => {
  const input = { username: 'once', password: PASSWORD, idempotencyKey: 'k1' };
  const first = await get(app, admin, CREATE_USER, { input });
  const again = await Promise.all([1, 2, 3].map(() => get(app, admin, CREATE_USER, { input })));
  for (const repeat of again) expect(repeat).toEqual(first);
  const other = await ask(app, admin, CREATE_USER, { input: { ...input, username: 'twice' } });
  expect(other.code).toBe('IDEMPOTENCY_KEY_REUSED');
  const [key] = await query(
    app.orm,
    sql<{ count: number }>`select count(*) as count from users where username_key in ('once', 'twice')`,
  );
  expect(key!.count).toBe(1);
});

test('role and name of a new account default to a plain user called as he signs in', async () => {
  const { createUser } = await get(app, admin, CREATE_USER, { input: { username: 'plain', password: PASSWORD } });
  expect(createUser.user).toMatchObject({ displayName: 'plain', email: null, role: 'USER' });
});

test.each([
  ['NUL', 'a\0b'],
  ['a lone surrogate', 'a\ud800b'],
  ['nothing', ''],
  ['blanks', ' \u200b\u2003'],
  ['a line break', 'a\nb'],
  ['101 characters', 'x'.repeat(101)],
])('a display name of %s is refused', async (_, displayName) => {
  const { code, errors } = await ask(app, admin, CREATE_USER, {
    input: { username: 'nobody', password: PASSWORD, displayName },
  });
  expect(code).toBe('BAD_USER_INPUT');
  expect(errors![0]!.extensions.fields).toHaveProperty(['input.displayName']);
});

const AS_ADMIN: [string, string, object][] = [
  ['createUser', CREATE_USER, { username: 'nobody', password: PASSWORD }],
  ['setUserRole', SET_ROLE, { role: 'ADMIN' }],
  ['setUserPassword', SET_PASSWORD, { password: PASSWORD }],
  ['deactivateUser', DEACTIVATE, {}],
  ['reactivateUser', REACTIVATE, {}],
];

test.each(AS_ADMIN)('%s is for admins', async (name, document, more) => {
  const input = name === 'createUser' ? more : { userId: ann.id, ...more };
  expect((await ask(app, ann, document, { input })).code).toBe('FORBIDDEN');
  expect((await ask(app, null, document, { input })).code).toBe('UNAUTHENTICATED');
  expect((await get(app, ann, VIEWER)).viewer.role).toBe('USER');
});

test.each(AS_ADMIN.slice(1))('%s of nobody is NOT_FOUND', async (_, document, more) => {
  for (const userId of ['019a0000-0000-7000-8000-000000000000', 'x', '', '1e3'])
    expect((await ask(app, admin, document, { input: { userId, ...more } })).code).toBe('NOT_FOUND');
});

test('row 31: a role holds from the next request on, is heard of, and is written down', async () => {
  const bob = await buildUser(app);
  const { setUserRole } = await get(app, admin, SET_ROLE, { input: { userId: bob.id, role: 'ADMIN' } });
  expect(setUserRole.user.role).toBe('ADMIN');
  expect((await ask(app, bob, SET_ROLE, { input: { userId: bob.id, role: 'USER' } })).code).toBeUndefined();
  expect((await ask(app, bob, SET_ROLE, { input: { userId: bob.id, role: 'ADMIN' } })).code).toBe('FORBIDDEN');
  expect(await actionsOn(bob.id)).toEqual([
    ['roleSet', admin.id],
    ['roleSet', bob.id],
  ]);
  expect((await eventsOn(bob.id)).filter((type) => type === 'USER_UPDATED')).toHaveLength(2);
});

test('setting the role that he has changes nothing', async () => {
  const bob = await buildUser(app);
  await get(app, admin, SET_ROLE, { input: { userId: bob.id, role: 'USER' } });
  expect(await actionsOn(bob.id)).toEqual([]);
});

test('row 31: a deactivated user is out at once, cannot come back, and comes back when reactivated', async () => {
  const bob = await buildUser(app, { username: 'bobby' });
  await get(app, admin, SET_PASSWORD, { input: { userId: bob.id, password: PASSWORD } });
  const { login } = await get(app, null, LOGIN, { input: { login: 'bobby', password: PASSWORD } });
  const { deactivateUser } = await get(app, admin, DEACTIVATE, { input: { userId: bob.id } });
  expect(deactivateUser.user.deactivatedAt).not.toBeNull();
  expect((await ask(app, login, VIEWER)).status).toBe(401);
  expect((await ask(app, null, LOGIN, { input: { login: 'bobby', password: PASSWORD } })).code).toBe('UNAUTHENTICATED');
  expect((await eventsOn(bob.id)).slice(-2).sort()).toEqual(['SESSION_ENDED', 'USER_UPDATED']);

  const { reactivateUser } = await get(app, admin, REACTIVATE, { input: { userId: bob.id } });
  expect(reactivateUser.user.deactivatedAt).toBeNull();
  expect((await ask(app, login, VIEWER)).status).toBe(401);
  expect((await ask(app, null, LOGIN, { input: { login: 'bobby', password: PASSWORD } })).code).toBeUndefined();
  const actions = (await actionsOn(bob.id)).map(([action]) => action);
  expect(actions).toEqual(['passwordSet', 'userDeactivated', 'userReactivated']);
});

test('a repeat of a deactivation changes nothing', async () => {
  const bob = await buildUser(app);
  const first = await get(app, admin, DEACTIVATE, { input: { userId: bob.id } });
  const again = await get(app, admin, DEACTIVATE, { input: { userId: bob.id } });
  expect(again.deactivateUser.user).toEqual(first.deactivateUser.user);
  expect(await actionsOn(bob.id)).toHaveLength(1);
});

test('rooms of a deactivated owner pass to the earliest active member, where no other owner is left', async () => {
  const [owner, second, gone, early, late] = await Promise.all(Array.from({ length: 5 }, () => buildUser(app)));
  await buildRoom(app, { owners: [owner!], members: [gone!] });
  await buildRoom(app, { owners: [owner!, second!], members: [early!] });
  const passing = await buildRoom(app, { owners: [owner!, gone!], members: [] });
  await get(app, admin, DEACTIVATE, { input: { userId: gone!.id } });
  for (const user of [early!, late!]) {
    app.clock.advance(1);
    await inTransaction(createContext(app), async (tx) =>
      addMember(tx, { roomId: passing.id, userId: user.id, role: 'MEMBER' }),
    );
  }
  await get(app, admin, DEACTIVATE, { input: { userId: owner!.id } });
  const rows = await query(
    app.orm,
    sql<{ roomId: string; userId: string }>`
      select room_id as "roomId", user_id as "userId" from events where type = 'MEMBER_CHANGED'`,
  );
  expect(rows).toEqual([{ roomId: passing.id, userId: early!.id }]);
  const { room } = await get(app, late!, 'query($id: ID!) { room(id: $id) { owner { id } } }', { id: passing.id });
  expect(room.owner.id).toBe(early!.id);
});

test('the last active admin stays one', async () => {
  const refused = [
    await ask(app, admin, SET_ROLE, { input: { userId: admin.id, role: 'USER' } }),
    await ask(app, admin, DEACTIVATE, { input: { userId: admin.id } }),
  ];
  expect(refused.map(({ code }) => code)).toEqual(['CONFLICT', 'CONFLICT']);
});

test('of admins who demote each other at the same moment one stays', async () => {
  const other = await buildUser(app, { role: 'ADMIN' });
  const answers = await Promise.all([
    ask(app, admin, SET_ROLE, { input: { userId: other.id, role: 'USER' } }),
    ask(app, other, DEACTIVATE, { input: { userId: admin.id } }),
  ]);
  const [left] = await query(
    app.orm,
    sql<{ count: number }>`select count(*) as count from users where role = 'ADMIN' and deactivated_at is null`,
  );
  expect(left!.count).toBe(1);
  expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1);
});
