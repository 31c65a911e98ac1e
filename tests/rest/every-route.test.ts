import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { newId } from '../../src/shared/ids.js';
import { closing } from '../support/closing.js';
import { type BothPorts, openBothPorts, type Route } from './both-ports.js';
import type { Schema } from './fuzz/arbitrary.js';
import { EITHER_WAY, JSON_TEXTS, NOT_JSON } from './json-corpus.js';

/** Rows of the attacks on REST, each on every route that the OpenAPI documents name. */

const JSON_TYPE = { 'content-type': 'application/json' };
/** What ends the session that asks. */
const ENDS = /logout|change-password/;

let ports: BothPorts;

beforeAll(async () => {
  ports = await openBothPorts();
});
afterAll(() => ports.app.close());

/** The media type of a route's body that is JSON. */
const bodyOf = (route: Route) => route.body['application/json'];
const withBody = () => ports.routes.filter(bodyOf);
const asking = () => ports.routes.filter(({ parameters }) => parameters.some((each) => each.in === 'query'));

interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
  body: any;
}

/** Sends a request to a route, signed in; ids in its path are of nothing, unless given. */
async function send(route: Route, init: RequestInit & { query?: string; path?: string } = {}): Promise<Answer> {
  const { query = '', path = route.path.replace(/{\w+}/g, newId()), ...rest } = init;
  const response = await fetch(route.url + path + query, {
    method: route.method,
    ...rest,
    headers: { authorization: `Bearer ${ports.user.accessToken}`, ...rest.headers },
  });
  const text = await response.text();
  let body = null;
  if (response.headers.get('content-type')?.includes('json')) body = JSON.parse(text);
  return { status: response.status, headers: response.headers, text, body };
}

const sendJson = (route: Route, body: unknown) => send(route, { headers: JSON_TYPE, body: JSON.stringify(body) });

/** Each route for which the check finds something else than nothing, with what it found. */
async function found<T>(routes: Route[], check: (route: Route) => Promise<T[]>): Promise<string[]> {
  expect(routes.length).toBeGreaterThan(0);
  const all: string[] = [];
  for (const route of routes)
    for (const each of await check(route)) all.push(`${route.method} ${route.path}: ${JSON.stringify(each)}`);
  return all;
}

describe('row 87:', () => {
  /** On each route a few, on one of each port all. */
  const textsFor = (route: Route, texts: string[]) =>
    ['/api/v1/tasks', '/messages/add'].includes(route.path) ? texts : texts.filter((_, index) => index % 20 === 0);

  test(`${NOT_JSON.length} texts that are no JSON are refused`, async () => {
    const check = async (route: Route) => {
      const wrong: unknown[] = [];
      for (const body of textsFor(route, NOT_JSON)) {
        const answer = await send(route, { headers: JSON_TYPE, body });
        if (answer.status !== 400 || answer.body.code !== 'BAD_REQUEST') wrong.push([body, answer.status, answer.body]);
      }
      return wrong;
    };
    expect(await found(withBody(), check)).toEqual([]);
  });

  test(`${JSON_TEXTS.length} texts of JSON are read, ${EITHER_WAY.length} are read or refused`, async () => {
    const check = async (route: Route) => {
      const wrong: unknown[] = [];
      for (const body of textsFor(route, [...JSON_TEXTS, ...EITHER_WAY])) {
        const answer = await send(route, { headers: JSON_TYPE, body });
        const isRead = answer.body?.code !== 'BAD_REQUEST';
        if (answer.status >= 500 || (!isRead && JSON_TEXTS.includes(body))) wrong.push([body, answer.status]);
      }
      return wrong;
    };
    const routes = withBody().filter(({ path }) => !ENDS.test(path));
    expect(await found(routes, check)).toEqual([]);
    expect(({} as { role?: string }).role).toBeUndefined();
  });
});

describe('row 88:', () => {
  test('what is no object is refused', async () => {
    const check = async (route: Route) => {
      const answers = await Promise.all([[], 'text', 7, null, [{}]].map((body) => sendJson(route, body)));
      return answers.filter(({ status, body }) => status !== 400 || body.code !== 'BAD_USER_INPUT');
    };
    const required = withBody().filter((route) => bodyOf(route)!.schema!.required?.length);
    expect(await found(required, check)).toEqual([]);
  });

  test('unknown fields and wrong types are refused by name', async () => {
    const check = async (route: Route) => {
      const { example, schema } = bodyOf(route)!;
      const wrong: unknown[] = [];
      // What is only sent back may be anything.
      const taken = Object.entries(schema!.properties ?? {}).filter(([, property]) => !property.readOnly);
      for (const name of ['no_such_field', ...taken.map(([name]) => name)]) {
        const { status, body } = await sendJson(route, { ...(example as object), [name]: { a: [] } });
        if (status !== 400 || !body.errors?.[name]) wrong.push([name, status, body]);
      }
      return wrong;
    };
    expect(await found(withBody(), check)).toEqual([]);
  });
});

test('row 57: nobody says who made, sent or uploaded something', async () => {
  const check = async (route: Route) => {
    const { example } = bodyOf(route)!;
    const wrong: unknown[] = [];
    for (const name of ['creator', 'created_by', 'author', 'sender', 'uploaded_by', 'owner', 'user', 'role']) {
      const { status } = await sendJson(route, { ...(example as object), [name]: newId() });
      // Who changes something is compared with what it is: here it is not there. See sent-back.test.ts.
      if (status !== 400 && status !== 403 && !(status === 404 && ['PUT', 'PATCH'].includes(route.method)))
        wrong.push([name, status]);
    }
    return wrong;
  };
  // The chat server takes the author from the body: it knows of nobody else.
  const routes = withBody().filter(({ url }) => url === ports.app.url);
  expect(await found(routes, check)).toEqual([]);
});

describe('row 89:', () => {
  test('bodies over the limit are refused, with a length or without, and packed ones', async () => {
    const large = JSON.stringify({ text: 'a'.repeat(2 ** 21) });
    const check = async (route: Route) => {
      const stream = { body: new Blob([large]).stream(), duplex: 'half' } as RequestInit;
      const statuses = [
        (await send(route, { headers: JSON_TYPE, body: large })).status,
        (await send(route, { headers: JSON_TYPE, ...stream })).status,
        (await send(route, { headers: { ...JSON_TYPE, 'content-encoding': 'gzip' }, body: gzipSync('{}') })).status,
      ];
      return String(statuses) === '413,413,415' ? [] : [statuses];
    };
    expect(await found(withBody(), check)).toEqual([]);
  });
});

test('row 91: parameters given twice, as a list, or unknown are refused', async () => {
  const check = async (route: Route) => {
    const wrong: unknown[] = [];
    const names = route.parameters.filter((each) => each.in === 'query').map(({ name }) => name);
    const queries = names.flatMap((name) => [`?${name}=a&${name}=b`, `?${name}[]=a`, `?${name}[a]=b`]);
    for (const query of [...queries, '?no_such=1']) {
      const { status, body } = await send(route, { query });
      if (status !== 400 || body.code !== 'BAD_USER_INPUT') wrong.push([query, status, body]);
      if (names.some((name) => query.includes(`&${name}=`)) && !JSON.stringify(body).includes('Is given twice.'))
        wrong.push([query, body]);
    }
    return wrong;
  };
  const all = ports.routes.filter(({ method }) => method === 'GET' || method === 'DELETE');
  expect(await found(all, check)).toEqual([]);
});

describe('row 92:', () => {
  test('another method is refused with those that are served', async () => {
    const served = Map.groupBy(ports.routes, ({ url, path }) => url + path);
    const check = async (route: Route) => {
      const methods = new Set(served.get(route.url + route.path)!.map(({ method }) => method));
      const wrong: unknown[] = [];
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'].filter(
        (each) => !methods.has(each),
      )) {
        const { status, headers } = await send(route, { method });
        const allow = headers.get('allow')?.split(', ') ?? [];
        if (status !== 405 || ![...methods].every((each) => allow.includes(each))) wrong.push([method, status, allow]);
      }
      return wrong;
    };
    expect(await found(ports.routes, check)).toEqual([]);
  });

  test('bodies of another type are refused', async () => {
    const check = async (route: Route) => {
      const wrong: unknown[] = [];
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/xml', 'application/jsonx']) {
        const { status, body } = await send(route, { headers: { 'content-type': type }, body: '{}' });
        if (status !== 415 || body.code !== 'UNSUPPORTED_MEDIA_TYPE') wrong.push([type, status, body]);
      }
      return wrong;
    };
    expect(await found(withBody(), check)).toEqual([]);
  });
});

test('row 96: no page of another origin may ask or read', async () => {
  const check = async (route: Route) => {
    const wrong: unknown[] = [];
    for (const origin of ['https://evil.example', 'null', `${route.url}.evil.example`]) {
      for (const method of [route.method, 'OPTIONS']) {
        const headers = { origin, 'access-control-request-method': route.method };
        const answer = await send(route, { method, headers });
        wrong.push(...[...answer.headers.keys()].filter((name) => name.startsWith('access-control')));
      }
    }
    return wrong;
  };
  expect(
    await found(
      ports.routes.filter(({ path }) => !ENDS.test(path)),
      check,
    ),
  ).toEqual([]);
});

/** Sends bytes as they are to a port; gives all that came until it was closed. */
async function raw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
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

test('row 90: on both ports headers that smuggle, or are too long, are refused and the connection is closed', async () => {
  const urls = [...new Set(ports.routes.map(({ url }) => url))];
  expect(urls).toHaveLength(2);
  for (const url of urls) {
    const [{ path }] = ports.routes.filter((route) => route.url === url && bodyOf(route)) as [Route];
    const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n`;
    const smuggled = `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`;
    expect(await raw(url, smuggled)).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw(url, `${head}X-A: b\nX-C\r\n\r\n`)).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw(url, `${head}X-A: ${'b'.repeat(17_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
  }
});

test('what comes to no route is refused in the one body, with the headers of all answers', async () => {
  for (const url of new Set(ports.routes.map(({ url }) => url))) {
    for (const [request, status, code] of [
      ['GET /api/tasks/%ff', 400, 'BAD_REQUEST'],
      ['PUT /v1/tasks/%zz', 400, 'BAD_REQUEST'],
      [`GET /api/tasks/${'a'.repeat(500)}`, 404, 'NOT_FOUND'],
      ['PROPFIND /api/nothing', 404, 'NOT_FOUND'],
      ['BREW /api/tasks', 400, 'BAD_REQUEST'],
      [`GET /api/tasks?x=${'a'.repeat(20_000)}`, 431, 'PAYLOAD_TOO_LARGE'],
    ] as const) {
      const answer = await raw(url, `${request} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect([request.slice(0, 40), head.slice(0, 13)]).toEqual([request.slice(0, 40), `HTTP/1.1 ${status} `]);
      expect(head).toContain('x-content-type-options: nosniff');
      expect(JSON.parse(body)).toEqual({ code, detail: expect.any(String) });
    }
  }
});

/** Fields of a route's body that are texts, and not one of a list. */
function textFields(route: Route): string[] {
  const properties = Object.entries(bodyOf(route)?.schema?.properties ?? {});
  const isText = ({ type, enum: values, anyOf }: Schema): boolean =>
    values === undefined && ([type].flat().includes('string') || (anyOf?.some(isText) ?? false));
  return properties.filter(([, schema]) => isText(schema)).map(([name]) => name);
}

test('rows 118, 119: NUL and lone surrogates come in by no text of any body', async () => {
  const check = async (route: Route) => {
    const wrong: unknown[] = [];
    for (const name of textFields(route)) {
      for (const text of ['a\0b', 'a\ud800b']) {
        const { status } = await sendJson(route, { ...(bodyOf(route)!.example as object), [name]: text });
        // Of a token, a path or an id nothing is there.
        if (![400, 401, 403, 404].includes(status)) wrong.push([name, text, status]);
      }
    }
    return wrong;
  };
  // What a client says beside the token goes nowhere.
  expect(
    await found(
      withBody().filter(({ path }) => !/logout/.test(path)),
      check,
    ),
  ).toEqual([]);
});

test('row 121: what shows as nothing, or is too long, is no name, title or message', async () => {
  const odd = ['', ' ', '\u200b\u2060', '\n\t', '\u3164', 'a'.repeat(16_385)];
  const check = async (route: Route) => {
    const wrong: unknown[] = [];
    for (const name of textFields(route).filter((each) => /^(name|title|content|text)$/.test(each))) {
      for (const text of odd) {
        const { status, body } = await sendJson(route, { ...(bodyOf(route)!.example as object), [name]: text });
        // Of the example's ids nothing is there.
        const isRefused = status === 400 ? body.errors?.[name] : status === 403 || status === 404;
        if (!isRefused) wrong.push([name, text.slice(0, 9), status, body]);
      }
    }
    return wrong;
  };
  const routes = withBody().filter((route) =>
    textFields(route).some((each) => /^(name|title|content|text)$/.test(each)),
  );
  expect(await found(routes, check)).toEqual([]);
});

test('row 128: names that look like others, or like nothing, are no usernames', async () => {
  const odd = [
    'admin\u200b',
    '\u0430dmin',
    'ad min',
    '.admin',
    '\u202eadmin',
    'here',
    '',
    'a',
    'a'.repeat(41),
    'ａ\u0000',
  ];
  const check = async (route: Route) => {
    const wrong: unknown[] = [];
    for (const username of odd) {
      const { status, body } = await sendJson(route, { ...(bodyOf(route)!.example as object), username });
      if (status !== 400 || !body.errors?.username) wrong.push([username, status, body]);
    }
    return wrong;
  };
  const routes = withBody().filter(({ path }) => /register$|users\/add$|profile$/.test(path));
  expect(routes.length).toBeGreaterThan(3);
  expect(await found(routes, check)).toEqual([]);
});

test('rows 124, 127: SQL and dates that are none, in every parameter of an address, change and fail nothing', async () => {
  const odd = [
    "' OR 1=1 --",
    "1'; DROP TABLE tasks;--",
    '%',
    '_',
    '\\',
    'NEAR(',
    '*',
    '2026-02-30',
    '0000-00-00',
    '24:00',
  ];
  const more = [
    '275760-09-13T00:00:00.001Z',
    '+275760-09-13',
    '2026-03-29T02:30:00',
    'NaN',
    '1e308',
    '-1',
    '2147483648',
    '%00',
  ];
  const check = async (route: Route) => {
    const wrong: unknown[] = [];
    for (const { name, schema } of route.parameters.filter((each) => each.in === 'query')) {
      for (const value of [...odd, ...more]) {
        const { status, text } = await send(route, { query: `?${name}=${encodeURIComponent(value)}` });
        const allowed = schema.type === 'integer' ? [400, 403, 404] : [200, 400, 403, 404];
        if (!allowed.includes(status)) wrong.push([name, value, status, text]);
      }
    }
    return wrong;
  };
  expect(await found(asking(), check)).toEqual([]);
});

test('row 125: pages are whole numbers from 1 on', async () => {
  const check = async (route: Route) => {
    const wrong: unknown[] = [];
    for (const { name } of route.parameters.filter((each) => each.in === 'query' && each.schema.type === 'integer')) {
      for (const value of [
        '0',
        '-1',
        '1.5',
        '2147483648',
        '9223372036854775808',
        '1e308',
        'NaN',
        '"10"',
        '0x10',
        ' 1',
      ]) {
        const { status } = await send(route, { query: `?${name}=${encodeURIComponent(value)}` });
        if (status !== 400 && status !== 403 && status !== 404) wrong.push([name, value, status]);
      }
    }
    return wrong;
  };
  const paged = asking().filter(({ parameters }) => parameters.some(({ schema }) => schema.type === 'integer'));
  if (paged.length > 0) expect(await found(paged, check)).toEqual([]);
});

test('row 129: ids that are none, and those of something else, find nothing', async () => {
  const ids = ['-1', '1.5', '1e3', ' 1', '9223372036854775808', 'null', '..', '%2e%2e', "'", ports.user.id, '%00'];
  const check = async (route: Route) => {
    const wrong: unknown[] = [];
    for (const id of ids) {
      const path = route.path.replace(/{\w+}/g, id.startsWith('%') ? id : encodeURIComponent(id));
      const example = bodyOf(route)?.example;
      const init = example === undefined ? {} : { headers: JSON_TYPE, body: JSON.stringify(example) };
      const { status, text } = await send(route, { path, ...init });
      if (![400, 403, 404, 405, 415].includes(status)) wrong.push([id, status, text]);
    }
    return wrong;
  };
  expect(
    await found(
      ports.routes.filter(({ path }) => path.includes('{')),
      check,
    ),
  ).toEqual([]);
});

test('the documents have an example of all that a route takes and answers', async () => {
  const check = async ({ body, responses }: Route) => {
    const answers = Object.values(responses).flatMap(({ content = {} }) => Object.values(content));
    return [...Object.values(body), ...answers].filter((each) => !('example' in each || 'examples' in each));
  };
  expect(await found(ports.routes, check)).toEqual([]);
});

test('who is not signed in, or badly, gets nowhere but where anybody may', async () => {
  const check = async (route: Route) => {
    const statuses = await Promise.all(
      ['', 'Bearer x', 'Bearer', `Basic ${ports.user.accessToken}`].map(
        async (authorization) => (await send(route, { headers: { authorization } })).status,
      ),
    );
    return statuses.filter((status) => status !== 401);
  };
  expect(
    await found(
      ports.routes.filter(({ isOpen }) => !isOpen),
      check,
    ),
  ).toEqual([]);
});
