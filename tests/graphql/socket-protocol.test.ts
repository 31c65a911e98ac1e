import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { ADDED, SEND } from '../support/documents.js';
import { initOf, openReady, openSocket, type RawSocket } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const PUBLIC_URL = 'https://team.example';

let app: TestApp;
let ann: TestUser;
let room: { id: string };
let sockets: RawSocket[] = [];

beforeAll(async () => {
  app = await createTestApp({ publicUrl: PUBLIC_URL });
  ann = await buildUser(app);
  room = await buildRoom(app, { owners: [ann] });
});
afterEach(() => {
  for (const socket of sockets) socket.close();
  sockets = [];
});
afterAll(() => app.close());

async function open(options?: Parameters<typeof openSocket>[1]): Promise<RawSocket> {
  const socket = await openSocket(app, options);
  sockets.push(socket);
  return socket;
}

async function ready(): Promise<RawSocket> {
  const socket = await openReady(app, ann);
  sockets.push(socket);
  return socket;
}

/** What the server closes a socket of that subprotocol with. WebSocket clients give up before they read it. */
function closeCodeOf(protocol: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      'sec-websocket-protocol': protocol,
    };
    const asked = request(`${app.url}/graphql`, { headers });
    asked.on('error', reject).on('response', ({ statusCode }) => reject(new Error(`answered ${statusCode}`)));
    asked.on('upgrade', async (_, connection: Duplex, head: Buffer) => {
      if (head.length > 0) connection.unshift(head);
      // RFC 6455: the first byte of a close frame is 0x88, the second its length; then the code.
      const [frame] = (await once(connection, 'data')) as [Buffer];
      connection.destroy();
      if (frame[0] === 0x88) resolve(frame.readUInt16BE(2));
      else reject(new Error(`sent ${frame.toString('hex')}`));
    });
    asked.end();
  });
}

const subscribe = (id: string, query = ADDED, variables: object = { roomId: room.id }) => ({
  id,
  type: 'subscribe',
  payload: { query, variables },
});

describe('row 109: a socket that breaks the protocol is closed:', () => {
  test('one that subscribes before it says who it is, with 4401', async () => {
    const socket = await open();
    socket.send(subscribe('1'));
    expect(await socket.closed).toBe(4401);
    expect(socket.messages).toEqual([]);
  });

  test('one that says twice who it is, with 4429', async () => {
    const socket = await ready();
    socket.send(initOf(ann));
    expect(await socket.closed).toBe(4429);
  });

  test('one that says it twice at once, with 4429', async () => {
    const socket = await open();
    socket.send(initOf(ann));
    socket.send(initOf(ann));
    expect(await socket.closed).toBe(4429);
  });

  test('one that never says it, with 4408', async () => {
    const socket = await open();
    expect(await socket.closed).toBe(4408);
  });

  test.each<[string, string | Buffer]>([
    ['no JSON', '{"type":'],
    ['bytes', Buffer.from([0xff, 0x00, 0xfe])],
    ['nothing', ''],
    ['a number', '5'],
    ['null', 'null'],
    ['no type', '{}'],
    ['an unknown type', '{"type":"connection_terminate"}'],
    ['a type of every object', '{"type":"constructor"}'],
    ['an empty id', '{"id":"","type":"subscribe","payload":{"query":"{ __typename }"}}'],
    ['an id that is no text', '{"id":1,"type":"subscribe","payload":{"query":"{ __typename }"}}'],
    ['a query that is no text', '{"id":"1","type":"subscribe","payload":{"query":1}}'],
    ['variables that are a list', '{"id":"1","type":"subscribe","payload":{"query":"{ __typename }","variables":5}}'],
  ])('one that sends %s, with 4400', async (_, message) => {
    const socket = await ready();
    socket.send(message);
    expect(await socket.closed).toBe(4400);
  });

  test('one that uses the id of a running subscription again, with 4409', async () => {
    const socket = await ready();
    socket.send(subscribe('1'));
    socket.send(subscribe('1'));
    expect(await socket.closed).toBe(4409);
  });

  test('one of no subprotocol, with 4406', async () => {
    const socket = await open({ protocols: [] });
    expect(await socket.closed).toBe(4406);
  });

  test.each(['graphql-ws', 'soap', 'graphql-transport-w'])('one of the subprotocol %s, with 4406', async (protocol) => {
    expect(await closeCodeOf(protocol)).toBe(4406);
  });

  test.each([
    ['a number', 5],
    ['a list', ['Bearer x']],
    ['an object', { toString: 'Bearer x' }],
    ['null', null],
    ['nothing', undefined],
  ])('one whose authorization is %s, with 4401', async (_, authorization) => {
    const socket = await open();
    socket.send({ type: 'connection_init', payload: { authorization } });
    expect(await socket.closed).toBe(4401);
  });

  test('and the server goes on to serve others', async () => {
    const socket = await ready();
    socket.send(subscribe('1', '{ viewer { username } }', {}));
    expect(await socket.first(({ type }) => type === 'next')).toMatchObject({
      payload: { data: { viewer: { username: ann.username } } },
    });
  });
});

test.each(['"__proto__":{"polluted":true}', '"constructor":{"prototype":{"polluted":true}}'])(
  'row 19: %s in what a socket sends changes nothing',
  async (poison) => {
    const socket = await open();
    socket.send(
      `{"type":"connection_init","payload":{"authorization":"Bearer ${ann.accessToken}",${poison}},${poison}}`,
    );
    await socket.first(({ type }) => type === 'connection_ack');
    const payload = `{"query":"{ viewer { username } }","variables":{${poison}},"extensions":{${poison}},${poison}}`;
    socket.send(`{"id":"1","type":"subscribe","payload":${payload},${poison}}`);
    expect(await socket.first(({ type }) => type === 'next')).toMatchObject({
      payload: { data: { viewer: { username: ann.username } } },
    });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  },
);

test.each([
  '{"query":"{ __typename }","__proto__":{"polluted":true}}',
  '{"query":"{ __typename }","variables":{"__proto__":{"polluted":true}}}',
  '{"query":"{ __typename }","variables":{"constructor":{"prototype":{"polluted":true}}}}',
])('row 19: over HTTP the body %s is refused with 400', async (body) => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
  expect(response.status).toBe(400);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

describe('row 110: a page of another origin', () => {
  test.each([
    'https://evil.example',
    'null',
    'http://team.example',
    'https://team.example.evil.example',
    'https://team.example:8443',
    'https://evil.example/?https://team.example',
  ])('%j is refused with 403', async (origin) => {
    await expect(open({ origin })).rejects.toThrow(/^403$/);
  });

  test('cannot come in by a name that begins with ours', async () => {
    await expect(open({ origin: `${app.url}.evil.example` })).rejects.toThrow(/^403$/);
    await expect(open({ origin: `${app.url}0` })).rejects.toThrow(/^403$/);
  });

  test('is no page of ours: those may open sockets', async () => {
    for (const origin of [app.url, PUBLIC_URL]) {
      const socket = await open({ origin });
      socket.send(initOf(ann));
      expect(await socket.first(() => true)).toMatchObject({ type: 'connection_ack' });
    }
  });
});

test('row 113: the 51st subscription of a socket is refused, the 50 go on, and the next fits when one has ended', async () => {
  const socket = await ready();
  const ids = Array.from({ length: 51 }, (_, index) => String(index));
  for (const id of ids) socket.send(subscribe(id));
  const refused = await socket.first(({ type }) => type === 'error');
  expect(refused).toMatchObject({ id: '50', payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }] });

  // What follows on the same socket is answered after it: the end of 0 has been seen by then.
  socket.send({ id: '0', type: 'complete' });
  socket.send(subscribe('again'));
  socket.send(subscribe('beyond'));
  expect(await socket.first(({ id }) => id === 'beyond')).toMatchObject({
    type: 'error',
    payload: [{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } }],
  });
  await get(app, ann, SEND, { input: { roomId: room.id, content: 'Hello' } });
  const hearing = [...ids.slice(1, 50), 'again'];
  await Promise.all(hearing.map((id) => socket.first((message) => message.id === id && message.type === 'next')));
  const heard = socket.messages.filter(({ type }) => type === 'next').map(({ id }) => id);
  expect(heard.sort()).toEqual(hearing.sort());
});
