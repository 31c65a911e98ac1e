import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { CHANGE_PASSWORD, DEACTIVATE, LOGIN, LOGOUT, REFRESH, REGISTER, VIEWER } from './documents.js';

let app: TestApp;
const PASSWORD = 'correct horse';
const SESSIONS = '{ sessions { id createdAt lastUsedAt expiresAt userAgent address isCurrent } }';
const REVOKE = `mutation($id: ID!) { revokeSession(input: { sessionId: $id }) { session { id isCurrent } } }`;

beforeAll(async () => {
  app = await createTestApp({ sessionIdleSeconds: 1000, sessionMaxSeconds: 2000 });
});
afterAll(() => app.close());
beforeEach(() => app.clock.advance(60));

let counter = 0;
/** Somebody with as many sessions, in the order of their opening. */
async function signIn(sessions: number) {
  const username = `ann-${++counter}`;
  const { register } = await get(app, null, REGISTER, { input: { username, password: PASSWORD } });
  const opened = [register];
  while (opened.length < sessions) {
    app.clock.advance(20);
    opened.push((await get(app, null, LOGIN, { input: { login: username, password: PASSWORD } })).login);
  }
  return opened;
}

/** Opens a socket with a subscription; resolves once it stands. */
async function goLive(tokens: { accessToken: string }) {
  const client = connect(app, tokens);
  const closed = new Promise<number>((resolve) => client.on('closed', (event) => resolve((event as CloseEvent).code)));
  const connected = new Promise<void>((resolve) => client.on('connected', () => resolve()));
  const heard = listen(client, 'subscription { events { cursor } }');
  await connected;
  return { client, closed, heard };
}

async function isAlive({ accessToken, refreshToken }: { accessToken: string; refreshToken: string }) {
  const { status } = await ask(app, { accessToken }, VIEWER);
  const { code } = await ask(app, null, REFRESH, { input: { refreshToken } });
  expect(code === undefined).toBe(status === 200);
  return status === 200;
}

test('one sees his own sessions, the last used first, and nobody elses', async () => {
  await signIn(1);
  const [first, second] = await signIn(2);
  app.clock.advance(20);
  await get(app, null, REFRESH, { input: { refreshToken: first.refreshToken } });
  const { sessions } = await get(app, second, SESSIONS);
  expect(sessions.map((session: { isCurrent: boolean }) => session.isCurrent)).toEqual([false, true]);
  const [used] = sessions;
  expect(used.address).toBe('127.0.0.1');
  expect(used.userAgent).toEqual(expect.any(String));
  expect(Date.parse(used.lastUsedAt)).toBeGreaterThan(Date.parse(used.createdAt));
  expect(Date.parse(used.expiresAt) - Date.parse(used.lastUsedAt)).toBe(1000_000);
  expect((await ask(app, null, SESSIONS)).code).toBe('UNAUTHENTICATED');
});

test('a session that was not renewed in time is not listed', async () => {
  const [first] = await signIn(1);
  app.clock.advance(800);
  const { refreshToken } = await get(app, null, REFRESH, { input: { refreshToken: first.refreshToken } });
  expect((await get(app, refreshToken, SESSIONS)).sessions).toHaveLength(1);
  const [other] = await signIn(1);
  app.clock.advance(899);
  expect((await get(app, other, SESSIONS)).sessions).toHaveLength(1);
});

test('row 36: logout ends this session and its sockets, and no other', async () => {
  const [first, second] = await signIn(2);
  const live = await goLive(first);
  expect((await get(app, first, LOGOUT)).logout.sessionCount).toBe(1);
  expect(await live.closed).toBe(4401);
  expect(await isAlive(first)).toBe(false);
  expect(await isAlive(second)).toBe(true);
});

test('row 36: logout everywhere ends all of them', async () => {
  const all = await signIn(3);
  const [stranger] = await signIn(1);
  expect((await get(app, all[1], LOGOUT, { input: { everywhere: true } })).logout.sessionCount).toBe(3);
  for (const tokens of all) expect(await isAlive(tokens)).toBe(false);
  expect(await isAlive(stranger)).toBe(true);
});

test('row 36: one session can be revoked from another, with its sockets', async () => {
  const [first, second] = await signIn(2);
  const live = await goLive(first);
  const { sessions } = await get(app, second, SESSIONS);
  const other = sessions.find((session: { isCurrent: boolean }) => !session.isCurrent);
  expect((await get(app, second, REVOKE, { id: other.id })).revokeSession.session.id).toBe(other.id);
  expect(await live.closed).toBe(4401);
  expect(await isAlive(first)).toBe(false);
  expect((await get(app, second, SESSIONS)).sessions).toHaveLength(1);
});

test('what is not a live session of the viewer is not found, whatever it is', async () => {
  const [ann] = await signIn(1);
  const bob = await buildUser(app);
  const foreign = await ask(app, ann, REVOKE, { id: bob.sessionId });
  expect(foreign.code).toBe('NOT_FOUND');
  for (const id of ['019a0000-0000-7000-8000-000000000000', 'x', '-1', '', "' or 1=1"])
    expect((await ask(app, ann, REVOKE, { id })).errors).toEqual(foreign.errors);
  expect((await ask(app, bob, VIEWER)).status).toBe(200);
});

test('row 36: another password ends the other sessions with their sockets, and lets one go on in this', async () => {
  const [first, second] = await signIn(2);
  const live = await goLive(first);
  const changed = await ask(app, second, CHANGE_PASSWORD, {
    input: { currentPassword: PASSWORD, newPassword: 'battery staple' },
  });
  expect(changed.code).toBeUndefined();
  expect(await live.closed).toBe(4401);
  expect(await isAlive(first)).toBe(false);
  expect(await isAlive(second)).toBe(true);
  const login = second.user.username;
  expect((await ask(app, null, LOGIN, { input: { login, password: PASSWORD } })).code).toBe('UNAUTHENTICATED');
  expect((await ask(app, null, LOGIN, { input: { login, password: 'battery staple' } })).code).toBeUndefined();
});

test('row 31: deactivating a user closes his sockets', async () => {
  const [ann] = await signIn(1);
  const admin = await buildUser(app, { role: 'ADMIN' });
  const live = await goLive(ann);
  await get(app, admin, DEACTIVATE, { input: { userId: ann.user.id } });
  expect(await live.closed).toBe(4401);
  await expect(live.heard.ended).rejects.toBeDefined();
});

test('a wrong current password changes nothing, and is a try like a sign-in', async () => {
  const [ann, other] = await signIn(2);
  app.clock.advance(60);
  const input = { currentPassword: 'wrong horse', newPassword: 'battery staple' };
  for (let i = 0; i < 5; i++) {
    const { code, errors } = await ask(app, ann, CHANGE_PASSWORD, { input });
    expect(code).toBe('BAD_USER_INPUT');
    expect(errors![0]!.extensions.fields).toHaveProperty(['input.currentPassword']);
  }
  const login = ann.user.username;
  expect((await ask(app, null, LOGIN, { input: { login, password: PASSWORD } })).code).toBe('RATE_LIMITED');
  expect(await isAlive(other)).toBe(true);
});
