import { afterEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { REGISTER } from './features/accounts/documents.js';
import { startServer } from './support/built-server.js';
import { ask, get } from './support/client.js';
import { SEND } from './support/documents.js';
import { openReady } from './support/raw-socket.js';
import { startProxy } from './support/tcp-proxy.js';
import { database, newDatabase, type TestApp } from './support/test-app.js';

const servers: Awaited<ReturnType<typeof startServer>>[] = [];
afterEach(() => {
  for (const { child } of servers.splice(0)) child.kill('SIGKILL');
});

async function start(...args: Parameters<typeof startServer>) {
  const server = await startServer(...args);
  servers.push(server);
  return server;
}

/** What the client helpers need of a server in another process. */
const at = (server: { url: string }) => server as unknown as TestApp;

async function register(server: { url: string }, username: string) {
  const data = await get(at(server), null, REGISTER, { input: { username, password: 'correct horse' } });
  return data.register as { accessToken: string };
}

async function health(server: { url: string }, door: string) {
  const response = await fetch(`${server.url}/${door}`);
  return { http: response.status, ...((await response.json()) as object) };
}

/** As many sockets as one of them may hold. */
const USERS = 5;
const SOCKETS = 20;

test('row F3: on SIGTERM sockets are closed with 1001, not all at once, and the server exits with 0', async () => {
  const server = await start(await newDatabase());
  const users = await Promise.all(Array.from({ length: USERS }, (_, index) => register(server, `user-${index}`)));
  const sockets = await Promise.all(
    users.flatMap((user) => Array.from({ length: SOCKETS }, () => openReady(at(server), user))),
  );
  const times: number[] = [];
  const codes = sockets.map((socket) =>
    socket.closed.then((code) => {
      times.push(performance.now());
      return code;
    }),
  );
  server.child.kill('SIGTERM');
  expect(new Set(await Promise.all(codes))).toEqual(new Set([1001]));
  expect(times.at(-1)! - times[0]!).toBeGreaterThan(300);
  expect(await server.ended).toEqual({ code: 0, signal: null });
});

test('a second signal does not cut the first one short', async () => {
  const server = await start(await newDatabase());
  const socket = await openReady(at(server), await register(server, 'ann'));
  server.child.kill('SIGINT');
  server.child.kill('SIGINT');
  server.child.kill('SIGTERM');
  expect(await socket.closed).toBe(1001);
  expect(await server.ended).toEqual({ code: 0, signal: null });
});

test.each([
  ['a promise that nobody handles', 'Promise.reject(new Error("on purpose"))'],
  ['an exception that nobody catches', 'throw new Error("on purpose")'],
])('%s is told once, with an id, and ends the process', async (_, fault) => {
  const server = await start(await newDatabase(), { preload: `process.on('SIGUSR2', () => {${fault}})` });
  server.child.kill('SIGUSR2');
  expect(await server.ended).toEqual({ code: 1, signal: null });
  const lines = server.output.split('\n').filter((line) => line.includes('on purpose'));
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({ id: expect.stringMatching(/^[0-9a-f-]{36}$/), level: 50 });
});

/** There somebody else can hold a lock without holding the whole process. */
const onPostgres = database === 'postgres' ? test : test.skip;

onPostgres('on SIGTERM what runs is finished first', async () => {
  const settings = await newDatabase();
  const server = await start(settings);
  const ann = await register(server, 'ann');
  const { createRoom } = await get(at(server), ann, 'mutation { createRoom(input: { name: "r" }) { room { id } } }');
  const socket = await openReady(at(server), ann);
  const idle = await openReady(at(server), ann);
  const holder = new pg.Client({ connectionString: settings.databaseUrl! });
  await holder.connect();
  await holder.query('begin; update log_head set seq = seq');
  const input = (content: string) => ({ input: { roomId: createRoom.room.id, content } });
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  // One after the other: sends that come together wait in one transaction.
  const byHttp = ask(at(server), ann, SEND, input('by HTTP'));
  while ((await holder.query(waiting)).rowCount! < 1);
  socket.send({ id: '1', type: 'subscribe', payload: { query: SEND, variables: input('by socket') } });
  while ((await holder.query(waiting)).rowCount! < 2);

  expect(await health(server, 'readyz')).toEqual({ http: 200, status: 'ok', database: 'ok' });
  server.child.kill('SIGTERM');
  expect(await idle.closed).toBe(1001);
  expect(await health(server, 'readyz')).toMatchObject({ http: 503, status: 'stopping' });
  expect(await health(server, 'healthz')).toEqual({ http: 200, status: 'ok' });
  await holder.query('commit');
  await holder.end();
  expect((await byHttp).data.sendMessage.message.content).toBe('by HTTP');
  expect((await byHttp).headers.get('connection')).toBe('close');
  const answer = await socket.first(({ type }) => type === 'next');
  expect(JSON.stringify(answer)).toContain('by socket');
  expect(await socket.closed).toBe(1001);
  expect(await server.ended).toEqual({ code: 0, signal: null });
});

onPostgres('a stop ends also where the database hangs', async () => {
  const settings = await newDatabase();
  const proxy = await startProxy(settings.databaseUrl!);
  const server = await start({ ...settings, databaseUrl: proxy.through(settings.databaseUrl!) });
  const ann = await register(server, 'ann');
  proxy.freeze();
  const asked = ask(at(server), ann, '{ viewer { id } }').catch(() => null);
  expect(await health(server, 'readyz')).toEqual({ http: 503, status: 'unavailable', database: 'down' });
  server.child.kill('SIGTERM');
  expect(await server.ended).toEqual({ code: 0, signal: null });
  await asked;
  await proxy.close();
});
