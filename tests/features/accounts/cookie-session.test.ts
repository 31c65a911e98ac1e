import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { query } from '../../../src/db/query.js';
import { openSetUp } from '../../../src/features/organizations/open-set-up.js';
import { type Browser, openBrowser } from '../../support/browser.js';
import { ask, get } from '../../support/client.js';
import { openSocket } from '../../support/raw-socket.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { LOGIN, LOGOUT, REFRESH, REGISTER, VIEWER } from './documents.js';

let app: TestApp;
const PASSWORD = 'correct horse';
const FIRST_ADMIN = `mutation($input: CreateFirstAdminInput!) {
  createFirstAdmin(input: $input) { user { username } accessToken refreshToken } }`;

beforeAll(async () => {
  app = await createTestApp({ sessionIdleSeconds: 1000, sessionMaxSeconds: 2000 });
});
afterAll(() => app.close());
// The tries of the test before count no longer.
beforeEach(() => app.clock.advance(60));

let counter = 0;
async function register(): Promise<string> {
  const username = `ann-${++counter}`;
  await get(app, null, REGISTER, { input: { username, password: PASSWORD } });
  return username;
}

const login = (browser: Browser, username: string, how: object = { session: 'COOKIE' }) =>
  browser.ask(LOGIN, { input: { login: username, password: PASSWORD, ...how } });

/** Somebody new, with one session, which is in the cookie. */
async function signIn() {
  const browser = openBrowser(app);
  const username = `ann-${++counter}`;
  const { data } = await browser.ask(REGISTER, { input: { username, password: PASSWORD, session: 'COOKIE' } });
  return { browser, username, ...(data.register as { accessToken: string; user: { id: string } }) };
}

const refresh = (browser: Browser, requestId?: string) => browser.ask(REFRESH, { input: { requestId } });

const sessionsOf = (userId: string) =>
  query(
    app.orm,
    sql<{ generation: number; isOpen: boolean }>`select generation, ended_at is null as "isOpen" from sessions
      where user_id = ${userId} order by created_at`,
  ).then((rows) => rows.map(({ generation, isOpen }) => ({ generation, isOpen: Boolean(isOpen) })));

/** A second browser into which somebody has copied the cookie of the first. */
function copyOf(browser: Browser, origin?: string | null): Browser {
  return Object.assign(openBrowser(app, origin), { cookie: browser.cookie });
}

test('a sign-in with COOKIE gives the refresh token to the browser alone, for as long as it is good', async () => {
  const browser = openBrowser(app);
  const { data } = await login(browser, await register());
  expect(data.login).toMatchObject({ accessToken: expect.any(String), refreshToken: null });
  expect(browser.setCookie).toMatch(
    /^refresh-token=[\w-]+\.[\w-]+\.[\w-]+; Max-Age=(99\d|1000); Path=\/graphql; HttpOnly; SameSite=Strict$/,
  );
  expect((await get(app, data.login, VIEWER)).viewer.id).toBe(data.login.user.id);
});

test('so do registering and making the first admin', async () => {
  const fresh = await createTestApp();
  const token = await openSetUp(createContext(fresh));
  for (const [document, field, more] of [
    [FIRST_ADMIN, 'createFirstAdmin', { token }],
    [REGISTER, 'register', {}],
  ] as const) {
    const browser = openBrowser(fresh);
    const input = { username: field.toLowerCase(), password: PASSWORD, session: 'COOKIE', ...more };
    const { data } = await browser.ask(document, { input });
    expect(data[field].refreshToken).toBeNull();
    expect(browser.cookie).toMatch(/^refresh-token=./);
    const renewed = await browser.ask(REFRESH, { input: {} });
    expect(renewed.data.refreshToken.user.id).toBeDefined();
  }
  await fresh.close();
});

test.each([{}, { session: 'TOKEN' }, { session: null }])(
  'a sign-in with %j tells the token and sets no cookie',
  async (how) => {
    const browser = openBrowser(app);
    const { data } = await login(browser, await register(), how);
    expect(data.login.refreshToken).toEqual(expect.any(String));
    expect(browser.setCookie).toBeNull();
    const renewed = await browser.ask(REFRESH, { input: { refreshToken: data.login.refreshToken } });
    expect(renewed.data.refreshToken.refreshToken).toEqual(expect.any(String));
    expect(browser.setCookie).toBeNull();
  },
);

test('where people come by https the cookie is bound to the host and to https', async () => {
  const publicUrl = 'https://chat.example.org';
  const secured = await createTestApp({ publicUrl });
  await get(secured, null, REGISTER, { input: { username: 'ann', password: PASSWORD } });
  const browser = openBrowser(secured, publicUrl);
  await login(browser, 'ann');
  expect(browser.setCookie).toMatch(
    /^__Host-refresh-token=.+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  expect((await refresh(browser)).data.refreshToken.user.username).toBe('ann');
  expect((await login(openBrowser(secured), 'ann')).code).toBe('UNAUTHENTICATED');
  await secured.close();
});

test('the cookie renews the session, and is given its successor', async () => {
  const { browser, user } = await signIn();
  const first = browser.cookie;
  app.clock.advance(600);
  const { data } = await refresh(browser);
  expect(data.refreshToken).toMatchObject({ user: { id: user.id }, refreshToken: null });
  expect(browser.cookie).not.toBe(first);
  expect(browser.setCookie).toMatch(/Max-Age=(99\d|1000);/);
  expect((await get(app, data.refreshToken, VIEWER)).viewer.id).toBe(user.id);
  app.clock.advance(600);
  await refresh(browser);
  // The session's last day is nearer than the end of an idle one.
  expect(browser.setCookie).toMatch(/Max-Age=(79\d|800);/);
  expect(await sessionsOf(user.id)).toEqual([{ generation: 3, isOpen: true }]);
});

test('row 32: a cookie that was copied and used a second time ends the session, with the sockets that it has', async () => {
  const { browser, user, accessToken } = await signIn();
  const thief = copyOf(browser);
  const client = connect(app, { accessToken });
  const closed = new Promise<number>((resolve) => client.on('closed', (event) => resolve((event as CloseEvent).code)));
  const connected = new Promise<void>((resolve) => client.on('connected', () => resolve()));
  const heard = listen(client, 'subscription { events { cursor } }');
  await connected;
  await refresh(browser);
  const stolen = await refresh(thief);
  expect([stolen.code, thief.setCookie]).toEqual(['UNAUTHENTICATED', null]);
  expect(await closed).toBe(4401);
  await expect(heard.ended).rejects.toBeDefined();
  expect((await refresh(browser)).code).toBe('UNAUTHENTICATED');
  expect(await sessionsOf(user.id)).toEqual([{ generation: 2, isOpen: false }]);
  await client.dispose();
});

test('row 33: of two uses of a cookie at the same moment one makes a successor', async () => {
  const { browser, user } = await signIn();
  const answers = await Promise.all([refresh(browser), refresh(copyOf(browser))]);
  expect(answers.map(({ code }) => code).sort()).toEqual(['UNAUTHENTICATED', undefined]);
  expect(await sessionsOf(user.id)).toEqual([{ generation: 2, isOpen: false }]);
});

test('row 34: a reply whose cookie was lost is given again to the same requestId, also at the same moment', async () => {
  const { browser, user } = await signIn();
  const tabs = [copyOf(browser), copyOf(browser)];
  await Promise.all(tabs.map((tab) => refresh(tab, 'one')));
  app.clock.advance(29);
  await refresh(browser, 'one');
  expect(new Set([browser, ...tabs].map(({ cookie }) => cookie)).size).toBe(1);
  expect(await sessionsOf(user.id)).toEqual([{ generation: 2, isOpen: true }]);
  expect((await refresh(browser, 'two')).code).toBeUndefined();
});

test.each([
  ['no origin', null],
  ['another origin', 'https://evil.example'],
  ['the origin "null"', 'null'],
  ['another port', 'http://127.0.0.1:1'],
  ['another scheme', (url: string) => url.replace('http:', 'https:')],
  ['a host that begins alike', (url: string) => `${url}.evil.example`],
])('row 96: a page of %s can neither renew by the cookie nor have one set, and changes nothing', async (_, origin) => {
  const { browser, user, username } = await signIn();
  const foreign = copyOf(browser, typeof origin === 'function' ? origin(app.url) : origin);
  app.statements.length = 0;
  for (const answer of [await refresh(foreign, 'one'), await login(foreign, username)])
    expect(answer.code).toBe('UNAUTHENTICATED');
  const input = { username: `mallory-${++counter}`, password: PASSWORD, session: 'COOKIE' };
  expect((await foreign.ask(REGISTER, { input })).code).toBe('UNAUTHENTICATED');
  expect(app.statements).toEqual([]);
  expect(foreign.setCookie).toBeNull();
  expect(await sessionsOf(user.id)).toEqual([{ generation: 1, isOpen: true }]);
  expect((await refresh(browser)).code).toBeUndefined();
});

test('row 96: by PUBLIC_URL, no name that the request was sent to makes a foreign page an own one', async () => {
  const proxied = await createTestApp({ publicUrl: 'http://chat.example.org' });
  await get(proxied, null, REGISTER, { input: { username: 'ann', password: PASSWORD } });
  expect((await login(openBrowser(proxied), 'ann')).code).toBe('UNAUTHENTICATED');
  expect((await login(openBrowser(proxied, 'http://chat.example.org'), 'ann')).code).toBeUndefined();
  await proxied.close();
});

test('behind a trusted proxy the origin is what the proxy was asked for', async () => {
  const proxied = await createTestApp({ trustedProxies: ['127.0.0.1'] });
  const input = { username: 'ann', password: PASSWORD, session: 'COOKIE' };
  const browser = openBrowser(proxied, 'https://chat.example.org');
  const asked = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'chat.example.org' };
  expect((await browser.ask(REGISTER, { input }, asked)).code).toBeUndefined();
  expect(browser.setCookie).toContain('; Secure;');
  await proxied.close();
  const direct = await createTestApp();
  expect((await openBrowser(direct, 'https://chat.example.org').ask(REGISTER, { input }, asked)).code).toBe(
    'UNAUTHENTICATED',
  );
  await direct.close();
});

test('row 96: the cookie signs nobody in: not for queries, not for other changes, not on sockets', async () => {
  const { browser } = await signIn();
  expect((await browser.ask(VIEWER)).data.viewer).toBeNull();
  expect((await browser.ask('{ sessions { id } }')).code).toBe('UNAUTHENTICATED');
  expect((await browser.ask(LOGOUT)).code).toBe('UNAUTHENTICATED');
  const rename = 'mutation { updateProfile(input: { displayName: "Mallory" }) { cursor } }';
  expect((await browser.ask(rename)).code).toBe('UNAUTHENTICATED');
  const socket = await openSocket(app, { origin: app.url, headers: { cookie: browser.cookie! } });
  socket.send({ type: 'connection_init', payload: {} });
  expect(await socket.closed).toBe(4401);
});

test('cookies come and go by POST alone: on a socket COOKIE, and a refresh without a token, are bad input', async () => {
  const { username, accessToken } = await signIn();
  const client = connect(app, { accessToken });
  const input = { login: username, password: PASSWORD, session: 'COOKIE' };
  await expect(listen(client, LOGIN, { input }).take(1)).rejects.toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', fields: { 'input.session': expect.any(String) } } },
  ]);
  await expect(listen(client, REFRESH, { input: {} }).take(1)).rejects.toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', fields: { 'input.refreshToken': expect.any(String) } } },
  ]);
  await client.dispose();
});

test.each(['', 'refresh-token=', 'refresh-token=x', 'refresh-token=%00', 'refresh-token="; other=1'])(
  'a refresh with the cookie %j is refused and sets none',
  async (cookie) => {
    const browser = Object.assign(openBrowser(app), { cookie });
    expect((await refresh(browser)).code).toBe('UNAUTHENTICATED');
    expect(browser.setCookie).toBeNull();
  },
);

test('a token that is given counts, whatever cookie comes with it', async () => {
  const { browser, user } = await signIn();
  const { data } = await ask(app, null, REGISTER, { input: { username: `bob-${++counter}`, password: PASSWORD } });
  const cookie = browser.cookie;
  const renewed = await browser.ask(REFRESH, { input: { refreshToken: data.register.refreshToken } });
  expect(renewed.data.refreshToken).toMatchObject({
    user: { id: data.register.user.id },
    refreshToken: expect.any(String),
  });
  expect(browser.cookie).toBe(cookie);
  expect(await sessionsOf(user.id)).toEqual([{ generation: 1, isOpen: true }]);
});

test('a refresh by cookie is served beside an access token that has ended, and then the session can be logged out', async () => {
  const { browser, user, accessToken } = await signIn();
  app.clock.advance(15 * 60 + 31);
  const stale = { authorization: `Bearer ${accessToken}` };
  expect((await browser.ask(LOGOUT, {}, stale)).status).toBe(401);
  const { data } = await browser.ask(REFRESH, { input: {} }, stale);
  const fresh = { authorization: `Bearer ${data.refreshToken.accessToken}` };
  expect((await browser.ask(LOGOUT, {}, fresh)).data.logout.sessionCount).toBe(1);
  expect(await sessionsOf(user.id)).toEqual([{ generation: 2, isOpen: false }]);
});

test('logout clears the cookie of its session, with the attributes that it was set with', async () => {
  const { browser, accessToken } = await signIn();
  const thief = copyOf(browser);
  await browser.ask(LOGOUT, {}, { authorization: `Bearer ${accessToken}` });
  expect(browser.setCookie).toBe('refresh-token=; Max-Age=0; Path=/graphql; HttpOnly; SameSite=Strict');
  expect(browser.cookie).toBeNull();
  expect((await refresh(browser)).code).toBe('UNAUTHENTICATED');
  expect((await refresh(thief)).code).toBe('UNAUTHENTICATED');
});

test('logout of another session, as of GraphiQL in the same browser, leaves the cookie', async () => {
  const { browser, username } = await signIn();
  const other = (await login(openBrowser(app), username, {})).data.login;
  browser.setCookie = null;
  expect((await browser.ask(LOGOUT, {}, { authorization: `Bearer ${other.accessToken}` })).code).toBeUndefined();
  expect(browser.setCookie).toBeNull();
  expect((await refresh(browser)).code).toBeUndefined();
});
