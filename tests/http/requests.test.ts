import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { buildUser, type TestUser } from '../support/builders.js';
import { closing } from '../support/closing.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const PUBLIC_URL = 'https://team.example';
const JSON_TYPE = { 'content-type': 'application/json' };
const QUERY = '{"query":"{ __typename }"}';
const LOGIN = 'mutation { login(input: { login: "a", password: "b" }) { accessToken } }';

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp({ publicUrl: PUBLIC_URL, limits: { ...readConfig({}).limits, requestSeconds: 3 } });
  ann = await buildUser(app);
});
afterAll(() => app.close());

/** Sends bytes as they are; gives all that came until the server closed. */
async function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(app.url);
  const socket: Socket = connect(Number(port), hostname);
  let answer = '';
  socket
    .on('error', () => {})
    .on('data', (data) => {
      answer += data;
    });
  socket.write(bytes);
  await closing(socket);
  return answer;
}

async function codeOf(response: Response): Promise<string | undefined> {
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
}

describe('headers', () => {
  const common = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'strict-transport-security': 'max-age=31536000',
  };

  test.each<[string, string, RequestInit]>([
    ['an answer', '/graphql', { method: 'POST', headers: JSON_TYPE, body: QUERY }],
    ['a refusal', '/graphql', { method: 'POST', headers: JSON_TYPE, body: '{' }],
    ['a refused method', '/graphql', { method: 'PUT' }],
    ['a refused simple request', '/graphql?query={__typename}', {}],
    ['what is not there', '/nothing', {}],
    ['health', '/healthz', {}],
  ])('of %s let a browser run, frame and keep nothing', async (_, path, init) => {
    const { headers } = await fetch(`${app.url}${path}`, init);
    expect(Object.fromEntries(headers)).toMatchObject({
      ...common,
      'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
    expect(headers.get('cache-control')).toMatch(/no-store/);
    expect(headers.get('permissions-policy')).toContain('camera=()');
    for (const telling of ['server', 'x-powered-by']) expect(headers.has(telling)).toBe(false);
  });

  test('of what concerns a person keep it from every cache', async () => {
    const headers = { ...JSON_TYPE, authorization: `Bearer ${ann.accessToken}` };
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: QUERY });
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  test.each(['/', '/graphiql'])('of the page %s come with its own policy', async (path) => {
    const { headers } = await fetch(`${app.url}${path}`);
    expect(Object.fromEntries(headers)).toMatchObject(common);
    expect(headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(headers.get('cache-control') ?? '').not.toContain('no-store');
  });

  test('say nothing of https where the server has no such address', async () => {
    const plain = await createTestApp({ publicUrl: 'http://team.example' });
    expect((await fetch(`${plain.url}/nothing`)).headers.has('strict-transport-security')).toBe(false);
    await plain.close();
  });
});

describe('rows 11 to 13, what a foreign page could send without being asked is refused:', () => {
  const refused = (init: RequestInit, path = '') =>
    fetch(`${app.url}/graphql${path}`, { headers: { origin: 'https://evil.example' }, ...init });
  const get = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}`, { headers });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'message/rfc822', 'text/plain; application/json'])(
    'row 13: a POST of %s',
    async (type) => {
      const response = await refused({ method: 'POST', headers: { 'content-type': type }, body: QUERY });
      expect([400, 415]).toContain(response.status);
      expect(await codeOf(response)).toMatch(/BAD_REQUEST|UNSUPPORTED_MEDIA_TYPE/);
    },
  );

  test('row 13: a POST without a type', async () => {
    const answer = await raw(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${QUERY.length}\r\n\r\n${QUERY}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 4(00|15) /);
    expect(answer).not.toContain('"data"');
  });

  test('row 12: a POST of multipart that any page may send, before its body has come', async () => {
    const answer = await raw(
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n',
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('apollo-require-preflight');
  });

  test('row 13: a GET that any page may send, whatever type it names', async () => {
    for (const type of [undefined, 'message/rfc822', 'text/plain']) {
      const response = await get('{ __typename }', type === undefined ? {} : { 'content-type': type });
      expect([400, 415]).toContain(response.status);
      expect(await response.json()).not.toHaveProperty('data');
    }
    const asked = await get('{ __typename }', { 'apollo-require-preflight': '1' });
    expect(await asked.json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('row 11: a change by GET', async () => {
    const response = await get(LOGIN, { 'apollo-require-preflight': '1' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  test.each(['https://evil.example', 'null', 'https://team.example.evil.example', PUBLIC_URL])(
    'row 96: no page of %s is told that it may read answers',
    async (origin) => {
      const preflight = await fetch(`${app.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
      });
      const post = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { ...JSON_TYPE, origin, cookie: 'session=1' },
        body: QUERY,
      });
      for (const { headers } of [preflight, post]) {
        expect([...headers.keys()].filter((name) => /^access-control|^set-cookie/.test(name))).toEqual([]);
      }
      expect(preflight.status).toBe(405);
    },
  );
});

test('what comes to no route is refused as all is, elsewhere than in REST', async () => {
  for (const [request, code] of [
    ['GET /files/%ff', 'BAD_REQUEST'],
    [`GET /graphql?query=${'x'.repeat(20_000)}`, 'PAYLOAD_TOO_LARGE'],
    ['BREW /graphql', 'BAD_REQUEST'],
  ]) {
    const answer = await raw(`${request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!).errors).toEqual([
      { message: expect.any(String), extensions: { code } },
    ]);
  }
});

test('row 17: hashes of documents are refused however many come, and none is kept', async () => {
  for (let n = 0; n < 50; n++) {
    const extensions = { persistedQuery: { version: 1, sha256Hash: n.toString(16).padStart(64, '0') } };
    for (const body of [{ extensions }, { extensions, query: '{ __typename }' }]) {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify(body),
      });
      expect([response.status, await codeOf(response)]).toEqual([400, 'PERSISTED_QUERY_NOT_SUPPORTED']);
    }
  }
});

describe('row 89:', () => {
  const large = JSON.stringify({ query: `{ __typename } #${'x'.repeat(2 ** 21)}` });

  test('a body of 2 MiB is refused with 413, also in chunks without a length', async () => {
    const known = await fetch(`${app.url}/graphql`, { method: 'POST', headers: JSON_TYPE, body: large });
    expect([known.status, await codeOf(known)]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    // One byte more than is taken: what is still being sent when the connection is closed could cost the answer.
    const chunks = `${`10000\r\n${'x'.repeat(0x10000)}\r\n`.repeat(16)}1\r\nx\r\n`;
    const answer = await raw(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  test('a compressed body is refused with 415, whatever is in it', async () => {
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, gzip']) {
      const headers = { ...JSON_TYPE, 'content-encoding': encoding };
      const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: gzipSync(large) });
      expect([response.status, await codeOf(response)]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    }
  });
});

test.each([
  ['a line break within a header', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: b\rc: d\r\n\r\n', 400],
  ['17 KiB of headers', `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'x'.repeat(17 * 1024)}\r\n\r\n`, 431],
  [
    'a length beside chunks',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n',
    400,
  ],
  ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello', 400],
  [
    'chunks that are not last',
    'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
    400,
  ],
])('row 90: %s is refused and the connection closed', async (_, bytes, status) => {
  const answer = await raw(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer.match(/HTTP\/1.1 /g)).toHaveLength(1);
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('row 92: %s is no method of GraphQL', async (method) => {
  for (const headers of [{}, JSON_TYPE, { 'content-type': 'text/plain' }]) {
    const response = await fetch(`${app.url}/graphql`, { method, headers });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect(await codeOf(response)).toBe('BAD_REQUEST');
  }
});

test('row 95: the one address that leads elsewhere leads to a fixed one', async () => {
  for (const path of ['/graphiql/', '/graphiql/?to=//evil.example']) {
    const response = await fetch(`${app.url}${path}`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/graphiql']);
  }
  for (const path of ['//evil.example/', '/\\evil.example/', '/%0d%0aset-cookie:a=b']) {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 40[04] /);
    expect(answer).not.toMatch(/\r\n(location|set-cookie):/i);
  }
});
