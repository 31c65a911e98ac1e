import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { blackPng } from '../features/files/pictures.js';
import { buildUser } from '../support/builders.js';
import { ask, get } from '../support/client.js';
import { rest, restGives } from '../support/rest.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const PASSWORD = 'correct horse battery';
const DAY = 86_400;

let app: TestApp;
let counter = 0;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** A new account with the tokens that it got at the old door. */
// biome-ignore lint/suspicious/noExplicitAny: the answer as it came
async function registered(): Promise<any> {
  const username = `ann-${++counter}`;
  return restGives(app, null, 'POST', '/api/auth/register/', {
    username,
    email: `${username}@example.com`,
    password: PASSWORD,
    password_confirm: PASSWORD,
  });
}

describe('register', () => {
  test('serves 000 and 003 with one answer', async () => {
    const answer = await rest(app, null, 'POST', '/api/auth/register/', {
      username: 'nora',
      email: 'Nora@example.com',
      password: PASSWORD,
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      token: expect.any(String),
      access: expect.any(String),
      refresh: expect.any(String),
      user: {
        id: expect.any(String),
        username: 'nora',
        email: 'Nora@example.com',
        avatar: null,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/),
      },
    });
  });

  test.each([
    ['a taken username', { username: 'nora' }, 'username'],
    ['a taken e-mail', { email: 'nora@EXAMPLE.com' }, 'email'],
    ['a confirmation that differs', { password_confirm: 'correct horse' }, 'password_confirm'],
    ['a short password', { password: 'short' }, 'password'],
  ])('refuses %s, naming the field', async (_, given, field) => {
    const wanted = { username: 'olga', email: 'olga@example.com', password: PASSWORD, ...given };
    const answer = await rest(app, null, 'POST', '/api/auth/register/', wanted);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      code: 'BAD_USER_INPUT',
      detail: expect.stringContaining(`${field}: `),
      errors: { [field]: [expect.any(String)] },
    });
  });

  test('row 57: knows no role', async () => {
    const wanted = { username: 'eve', password: PASSWORD, role: 'ADMIN' };
    const answer = await rest(app, null, 'POST', '/api/auth/register/', wanted);
    expect([answer.status, answer.body.errors]).toEqual([400, { role: ['Is not known here.'] }]);
  });

  test('is closed where registration is', async () => {
    const closed = await createTestApp({ registration: 'closed' });
    const answer = await rest(closed, null, 'POST', '/api/auth/register/', { username: 'eve', password: PASSWORD });
    expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
    await closed.close();
  });
});

describe('login', () => {
  test('takes a username or an e-mail address, in either field', async () => {
    const { user } = await registered();
    for (const who of [{ username: user.username }, { email: user.email }, { username: user.email }]) {
      const answer = await rest(app, null, 'POST', '/api/auth/login/', { ...who, password: PASSWORD });
      expect([answer.status, answer.body.user]).toEqual([200, user]);
    }
  });

  test('refuses a wrong password and nobody at all', async () => {
    const { user } = await registered();
    const wrong = await rest(app, null, 'POST', '/api/auth/login/', { username: user.username, password: 'wrong' });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer');
    const nobody = await rest(app, null, 'POST', '/api/auth/login/', { password: PASSWORD });
    expect(nobody.body.errors).toEqual({ username: ['Give a username or an email.'] });
  });

  test('row 42: tries here and over GraphQL are counted together', async () => {
    const { user } = await registered();
    const LOGIN = 'mutation($input: LoginInput!) { login(input: $input) { accessToken } }';
    for (let i = 0; i < 3; i++)
      await rest(app, null, 'POST', '/api/auth/login/', { username: user.username, password: 'wrong' });
    for (let i = 0; i < 2; i++) await ask(app, null, LOGIN, { input: { login: user.username, password: 'wrong' } });
    const sixth = await rest(app, null, 'POST', '/api/auth/login/', { email: user.email, password: PASSWORD });
    expect([sixth.status, sixth.body.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(sixth.headers.get('retry-after'))).toBe(sixth.body.retry_after);
    expect(sixth.body.detail).not.toContain('extensions');
    app.clock.advance(61);
  });
});

describe('a session of the old door', () => {
  test.each(['Bearer', 'Token', 'token'])('is known by `%s`', async (scheme) => {
    const { token, user } = await registered();
    const response = await fetch(`${app.url}/api/auth/me/`, { headers: { authorization: `${scheme} ${token}` } });
    expect(await response.json()).toEqual(user);
  });

  test('gives access again for the refresh token, which stays good', async () => {
    const { access, refresh, user } = await registered();
    app.clock.advance(16 * 60);
    expect((await rest(app, { accessToken: access }, 'GET', '/api/auth/me/')).status).toBe(401);
    for (let i = 0; i < 2; i++) {
      const answer = await restGives(app, null, 'POST', '/api/auth/refresh/', { refresh });
      expect(Object.keys(answer)).toEqual(['access']);
      expect(await restGives(app, { accessToken: answer.access }, 'GET', '/api/auth/profile/')).toEqual(user);
    }
  });

  test('ends after 30 days, with its token, however it was used', async () => {
    const { token, refresh } = await registered();
    for (let day = 0; day < 29; day++) app.clock.advance(DAY);
    expect((await rest(app, { accessToken: token }, 'GET', '/api/auth/me/')).status).toBe(200);
    expect((await rest(app, null, 'POST', '/api/auth/refresh/', { refresh })).status).toBe(200);
    app.clock.advance(DAY + 60);
    expect((await rest(app, { accessToken: token }, 'GET', '/api/auth/me/')).status).toBe(401);
    expect((await rest(app, null, 'POST', '/api/auth/refresh/', { refresh })).status).toBe(401);
  });

  test('ends with all its tokens at logout', async () => {
    const { token, access, refresh } = await registered();
    const other = await registered();
    expect((await rest(app, { accessToken: token }, 'POST', '/api/auth/logout/')).status).toBe(200);
    for (const accessToken of [token, access])
      expect((await rest(app, { accessToken }, 'GET', '/api/auth/me/')).status).toBe(401);
    expect((await rest(app, null, 'POST', '/api/auth/refresh/', { refresh })).status).toBe(401);
    expect((await rest(app, { accessToken: other.token }, 'GET', '/api/auth/me/')).status).toBe(200);
  });

  test('is listed and ended over GraphQL as any other', async () => {
    const { token } = await registered();
    const { sessions } = await get(app, { accessToken: token }, '{ sessions { id } }');
    expect(sessions).toHaveLength(1);
    const REVOKE = 'mutation($id: ID!) { revokeSession(input: { sessionId: $id }) { session { id } } }';
    await get(app, { accessToken: token }, REVOKE, sessions[0]);
    expect((await rest(app, { accessToken: token }, 'GET', '/api/auth/me/')).status).toBe(401);
  });

  test('rows 32 and 33: its refresh token is none for GraphQL, nor one of GraphQL here: neither is used twice', async () => {
    const { refresh } = await registered();
    const REFRESH = 'mutation($token: String!) { refreshToken(input: { refreshToken: $token }) { accessToken } }';
    expect((await ask(app, null, REFRESH, { token: refresh })).code).toBe('UNAUTHENTICATED');
    expect((await rest(app, null, 'POST', '/api/auth/refresh/', { refresh })).status).toBe(200);
    const ben = await buildUser(app);
    const refused = await rest(app, null, 'POST', '/api/auth/refresh/', { refresh: ben.refreshToken });
    expect([refused.status, refused.body.code]).toEqual([401, 'UNAUTHENTICATED']);
    await get(app, null, REFRESH, { token: ben.refreshToken });
  });

  test('row 27: an access token refreshes nothing, and a refresh token opens nothing', async () => {
    const { access, refresh } = await registered();
    expect((await rest(app, null, 'POST', '/api/auth/refresh/', { refresh: access })).status).toBe(401);
    expect((await rest(app, { accessToken: refresh }, 'GET', '/api/auth/me/')).status).toBe(401);
  });

  test('row 31: of a deactivated user is over', async () => {
    const { token, refresh, user } = await registered();
    const admin = await buildUser(app, { role: 'ADMIN' });
    await get(app, admin, 'mutation($id: ID!) { deactivateUser(input: { userId: $id }) { user { id } } }', user);
    expect((await rest(app, { accessToken: token }, 'GET', '/api/auth/me/')).status).toBe(401);
    expect((await rest(app, null, 'POST', '/api/auth/refresh/', { refresh })).status).toBe(401);
  });
});

describe('the profile', () => {
  test('is changed in what is given', async () => {
    const { token, user } = await registered();
    const changed = await restGives(app, { accessToken: token }, 'PATCH', '/api/auth/profile/', { email: null });
    expect(changed).toEqual({ ...user, email: null });
    const taken = await rest(app, { accessToken: token }, 'PATCH', '/api/auth/profile/', { username: 'nora' });
    expect([taken.status, taken.body.errors]).toEqual([400, { username: ['Is taken.'] }]);
  });

  test('has a picture that comes as a form, and goes by null', async () => {
    const { token, user } = await registered();
    const as = { accessToken: token };
    const form = new FormData();
    form.append('avatar', new Blob([blackPng(64)] as never), 'me.png');
    form.append('email', 'new@example.com');
    const changed = await restGives(app, as, 'PATCH', '/api/auth/profile/', form);
    expect(changed).toEqual({
      ...user,
      email: 'new@example.com',
      avatar: expect.stringContaining(`${app.url}/files/`),
    });
    const picture = await fetch(changed.avatar);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const text = new FormData();
    text.append('avatar', new Blob(['no picture']), 'me.png');
    const refused = await rest(app, as, 'PATCH', '/api/auth/profile/', text);
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['avatar']]);
    expect((await restGives(app, as, 'PATCH', '/api/auth/profile/', { avatar: null })).avatar).toBeNull();
  });

  test('has a password that is changed by who knows it; other sessions end', async () => {
    const { token, user } = await registered();
    const other = await restGives(app, null, 'POST', '/api/auth/login/', {
      username: user.username,
      password: PASSWORD,
    });
    const change = (body: object) =>
      rest(app, { accessToken: token }, 'POST', '/api/auth/change-password/', {
        old_password: PASSWORD,
        new_password: 'incorrect pony',
        ...body,
      });
    expect((await change({ old_password: 'wrong' })).body.errors).toEqual({ old_password: ['Is wrong.'] });
    expect((await change({ new_password: 'short' })).body.errors).toHaveProperty('new_password');
    expect((await change({ new_password_confirm: 'other words' })).body.errors).toHaveProperty('new_password_confirm');
    expect((await change({ new_password_confirm: 'incorrect pony' })).status).toBe(200);
    expect((await rest(app, { accessToken: token }, 'GET', '/api/auth/me/')).status).toBe(200);
    expect((await rest(app, { accessToken: other.token }, 'GET', '/api/auth/me/')).status).toBe(401);
  });
});
