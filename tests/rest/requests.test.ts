import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildUser, type TestUser } from '../support/builders.js';
import { rest } from '../support/rest.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
});
afterAll(() => app.close());

function send(path: string, body: BodyInit | undefined, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${app.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ann.accessToken}`, ...headers },
    body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit);
}

const LOGIN = '/api/auth/login/';

test('a path is served with a trailing slash and without, whatever follows it', async () => {
  for (const path of ['/api/auth/me', '/api/auth/me/', '/api/rooms?page_size=', '/api/rooms/?page=1'])
    expect([path, (await rest(app, ann, 'GET', path)).status]).toEqual([path, 200]);
  expect((await rest(app, ann, 'GET', '/api/auth/me//')).status).toBe(404);
});

test('what is not there is refused in the words of REST, whoever asks', async () => {
  for (const path of ['/api/nothing', '/api/nothing/', '/v1/nothing', '/api/auth']) {
    const answer = await rest(app, null, 'GET', path);
    expect([answer.status, answer.body]).toEqual([
      404,
      { code: 'NOT_FOUND', detail: 'There is nothing at this address.' },
    ]);
  }
});

test('row 92: another method is refused with those that are served, before anything else', async () => {
  const answer = await rest(app, null, 'PUT', LOGIN, {});
  expect([answer.status, answer.headers.get('allow'), answer.body.code]).toEqual([405, 'POST', 'BAD_REQUEST']);
  expect((await rest(app, null, 'OPTIONS', '/api/auth/profile/')).headers.get('allow')).toBe('GET, HEAD, PATCH');
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/xml'])(
  'row 92: a body of %s is refused where JSON is served',
  async (type) => {
    const response = await send(LOGIN, '{}', { 'content-type': type });
    expect([response.status, (await response.json()).code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  },
);

test('row 92: a refused body is told which type is taken', async () => {
  const detailOf = async (path: string, type: string, method = 'POST') => {
    const headers = { 'content-type': type, authorization: `Bearer ${ann.accessToken}` };
    return (await (await fetch(`${app.url}${path}`, { method, headers, body: 'x' })).json()).detail;
  };
  const form = 'multipart/form-data; boundary=x';
  expect(await detailOf(LOGIN, 'text/plain')).toBe('The body must be application/json.');
  expect(await detailOf(LOGIN, form)).toBe('The body must be application/json.');
  expect(await detailOf('/v1/uploads', 'application/zip')).toBe('The body must be multipart/form-data.');
  expect(await detailOf('/v1/messages', 'text/plain')).toBe(
    'The body must be application/json or multipart/form-data.',
  );
  expect(await detailOf(LOGIN, 'application/json', 'PUT')).toBe('Methods served here: POST.');
});

describe('row 87: bodies that are no JSON are refused:', () => {
  test.each(['{', '[1,', '{"a":1,}', "{'a':1}", 'NaN', '{"a":01}', '\u0000', '{"a":"\t"}', 'truee', '"', '[1]]'])(
    '%j',
    async (body) => {
      const response = await send(LOGIN, body);
      expect([response.status, (await response.json()).code]).toEqual([400, 'BAD_REQUEST']);
    },
  );

  test('nested without end, and with bytes that are no UTF-8', async () => {
    for (const body of ['['.repeat(50_000), '{"a":'.repeat(20_000), Buffer.from('7b2261223a22ff227d', 'hex')])
      expect((await send(LOGIN, body)).status).toBe(400);
  });

  test('nor may they set what all objects have', async () => {
    for (const body of ['{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"admin":true}}}'])
      expect((await send(LOGIN, body)).status).toBe(400);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('row 88: a body of another shape is refused, naming the field:', () => {
  test.each<[string, unknown, string]>([
    ['a number for a text', { username: 7, password: 'p' }, 'username'],
    ['a list for a text', { username: ['ann'], password: 'p' }, 'username'],
    ['null for a text', { username: null, password: 'p' }, 'username'],
    ['an unknown field', { username: 'ann', password: 'p', otp: '1' }, 'otp'],
    ['a missing field', { username: 'ann' }, 'password'],
    ['a list for an object', [], 'body'],
    ['a text for an object', 'ann', 'body'],
  ])('%s', async (_, body, field) => {
    const response = await send(LOGIN, JSON.stringify(body));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'BAD_USER_INPUT', errors: { [field]: [expect.any(String)] } });
  });
});

test('row 89: bodies over the limit are refused, with or without a length, and packed ones', async () => {
  const large = JSON.stringify({ username: 'a'.repeat(2 ** 21), password: 'p' });
  expect((await send(LOGIN, large)).status).toBe(413);
  const stream = new Blob([large]).stream();
  expect((await send(LOGIN, stream)).status).toBe(413);
  expect((await send(LOGIN, gzipSync('{}'), { 'content-encoding': 'gzip' })).status).toBe(415);
});

test('row 96: no page of another origin may read answers', async () => {
  const headers = { authorization: `Bearer ${ann.accessToken}`, origin: 'https://evil.example' };
  const response = await fetch(`${app.url}/api/auth/me/`, { headers });
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
});

test('changes are counted with those over GraphQL', async () => {
  const { limits } = app.config;
  const few = await createTestApp({ limits: { ...limits, mutationsPerMinute: 2 } });
  const ben = await buildUser(few);
  const change = () => rest(few, ben, 'PATCH', '/api/auth/profile/', {});
  expect([(await change()).status, (await change()).status, (await change()).status]).toEqual([200, 200, 429]);
  expect((await rest(few, ben, 'GET', '/api/auth/me/')).status).toBe(200);
  await few.close();
});

test('the document names every route with its refusals', async () => {
  const document = (await rest(app, null, 'GET', '/api/schema/')).body;
  expect(document.openapi).toBe('3.1.0');
  const { post } = document.paths['/api/auth/login'];
  expect(Object.keys(post.responses)).toEqual(['200', '400', '401', '413', '415', '429', '500', '503', '507']);
  const yaml = await fetch(`${app.url}/api/schema/?format=yaml`);
  expect([yaml.headers.get('content-type'), (await yaml.text()).slice(0, 14)]).toEqual([
    'application/yaml; charset=utf-8',
    'openapi: 3.1.0',
  ]);
});
