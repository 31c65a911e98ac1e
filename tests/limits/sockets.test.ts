import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type ClientOptions, WebSocket } from 'ws';
import { readConfig } from '../../src/config.js';
import type { Limits } from '../../src/limits.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { closing } from '../support/closing.js';
import { SEND } from '../support/documents.js';
import { initOf, openReady, openSocket } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let sockets: WebSocket[] = [];

async function start(limits: Partial<Limits> = {}): Promise<void> {
  app = await createTestApp({ limits: { ...readConfig({}).limits, ...limits } });
  ann = await buildUser(app);
}

beforeEach(() => {
  sockets = [];
});
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await app.close();
});

/** A socket of the library itself, which can send frames as we like. */
async function open(options: ClientOptions = {}): Promise<{ socket: WebSocket; closed: Promise<number> }> {
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', options);
  sockets.push(socket);
  socket.on('error', () => {});
  const closed = closing<number>(socket);
  await once(socket, 'open');
  return { socket, closed };
}

async function ready(options?: ClientOptions) {
  const opened = await open(options);
  opened.socket.send(JSON.stringify(initOf(ann)));
  await once(opened.socket, 'message');
  return opened;
}

/** A good message of so many bytes. */
function messageOf(bytes: number, message: object): string {
  const padded = JSON.stringify({ ...message, pad: '' });
  return padded.replace('"pad":""', `"pad":"${'x'.repeat(bytes - padded.length)}"`);
}
const query = { id: '1', type: 'subscribe', payload: { query: '{ __typename }' } };

describe('row 111: the size of a message', () => {
  beforeEach(() => start());

  test('4 KiB are taken before the socket has said who it is, not a byte more', async () => {
    const small = await open();
    small.socket.send(messageOf(4096, initOf(ann)));
    expect(String((await once(small.socket, 'message'))[0])).toContain('connection_ack');
    const large = await open();
    large.socket.send(messageOf(4097, initOf(ann)));
    expect(await large.closed).toBe(1009);
  });

  test('256 KiB are taken afterwards, not a byte more', async () => {
    const { socket, closed } = await ready();
    socket.send(messageOf(256 * 1024, query));
    expect(String((await once(socket, 'message'))[0])).toContain('"type":"next"');
    socket.send(messageOf(256 * 1024 + 1, query));
    expect(await closed).toBe(1009);
  });

  test('a message in parts is measured as a whole', async () => {
    const { socket, closed } = await open();
    for (let part = 0; part < 5; part++) socket.send('x'.repeat(1024), { fin: false });
    expect(await closed).toBe(1009);
  });
});

test('row 112: 50 sockets that send fragments without end are closed at the 128th', async () => {
  await start({ socketsPerUser: 50 });
  const opened = await Promise.all(Array.from({ length: 50 }, () => ready()));
  for (const { socket } of opened) {
    for (let fragment = 0; fragment < 127; fragment++) socket.send('x', { fin: false });
  }
  const { socket, closed } = opened[0]!;
  socket.ping();
  await once(socket, 'pong');
  for (const { socket } of opened) socket.send('x', { fin: false });
  expect(await closed).toBe(1008);
  expect(new Set(await Promise.all(opened.map(({ closed }) => closed)))).toEqual(new Set([1008]));
});

test('row 114: the 21st socket of a user is closed with 1013 when it says whose it is; one that closes makes room', async () => {
  await start();
  const bob = await buildUser(app);
  const all = await Promise.all(Array.from({ length: 20 }, () => openReady(app, ann)));
  await expect(openReady(app, ann)).rejects.toThrow(/1013/);
  (await openReady(app, bob)).close();
  all[0]!.close();
  await all[0]!.closed;
  const again = await openReady(app, ann);
  await expect(openReady(app, ann)).rejects.toThrow(/1013/);
  for (const socket of [...all, again]) socket.close();
});

test('row 114: upgrades beyond the rate are answered 429 until the minute is over', async () => {
  await start({ upgradesPerMinute: 3 });
  for (let n = 0; n < 3; n++) (await openSocket(app)).close();
  for (let n = 0; n < 3; n++) await expect(openSocket(app)).rejects.toThrow(/^429$/);
  app.clock.advance(60);
  (await openSocket(app)).close();
});

test('row 114: a socket that says nothing is cut off, even if it does not answer the close', async () => {
  await start();
  const { hostname, port } = new URL(app.url);
  const silent = connect(Number(port), hostname);
  silent.write(
    'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
  );
  silent.on('error', () => {}).resume();
  const began = Date.now();
  await closing(silent);
  // Sooner than one that was let in would be.
  expect(Date.now() - began).toBeLessThan(20_000);
});

describe('row 117:', () => {
  test.each<[string, (socket: WebSocket) => void]>([
    ['WebSocket', (socket) => socket.ping()],
    ['graphql-transport-ws', (socket) => socket.send('{"type":"ping"}')],
  ])('more pings of %s than the minute allows close the socket with 1008', async (_, ping) => {
    await start({ pingsPerMinute: 10 });
    const { socket, closed } = await ready();
    for (let n = 0; n < 10; n++) ping(socket);
    socket.send(JSON.stringify(query));
    await new Promise<void>((resolve) => socket.on('message', (data) => String(data).includes('"next"') && resolve()));
    ping(socket);
    expect(await closed).toBe(1008);
  });

  test('a socket that answers no pings is cut off', async () => {
    await start();
    const { closed } = await ready({ autoPong: false });
    expect(await closed).toBe(1006);
  });

  test('compression is refused', async () => {
    await start();
    const { socket } = await ready({ perMessageDeflate: true });
    expect(socket.extensions).toBe('');
  });
});

test('row 116: nothing more is read from a socket that does not read its answers, until it does', async () => {
  await start();
  const room = await buildRoom(app, { owners: [ann] });
  const accepted = once(app.http.server, 'connection');
  const { socket } = await ready();
  const [serverSide] = (await accepted) as [Socket];
  const types = Array.from(
    { length: 15 },
    (_, n) => `a${n}: __schema { types { description fields { description } } }`,
  );
  const large = { query: `{ ${types.join(' ')} }` };
  const ask = (id: string, payload: object) => socket.send(JSON.stringify({ id, type: 'subscribe', payload }));
  const answered = new Promise<void>((resolve) =>
    socket.on('message', (data) => String(data).startsWith('{"id":"last"') && resolve()),
  );

  socket.pause();
  // More than the system keeps between the two.
  for (let n = 0; n < 45; n++) ask(String(n), large);
  while (serverSide.writableLength < 2 ** 20) await get(app, ann, '{ viewer { id } }');
  socket.send('{"type":"pong"}');
  while (!serverSide.isPaused()) await get(app, ann, '{ viewer { id } }');
  ask('last', { query: SEND, variables: { input: { roomId: room.id, content: 'Hello' } } });
  const messages = () =>
    get(app, ann, 'query($id: ID!) { room(id: $id) { messages(first: 1) { nodes { id } } } }', { id: room.id });
  expect((await messages()).room.messages.nodes).toEqual([]);

  socket.resume();
  await answered;
  expect((await messages()).room.messages.nodes).toHaveLength(1);
});
