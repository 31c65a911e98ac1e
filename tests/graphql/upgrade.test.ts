import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** Asks to upgrade, without a library that would refuse to send such paths. */
function upgrade(path: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1', () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
      );
      resolve(socket);
    }).on('error', () => {});
  });
}

test.each(['//', '/x', '/graphql/../x', 'http://[', '*'])(
  'an upgrade of %s is refused and harms nobody',
  async (path) => {
    const socket = await upgrade(path);
    const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    expect(answer).toMatch(/^HTTP\/1.1 40[04] /);
    socket.destroy();
  },
);

test('a connection that is reset while it is refused harms nobody', async () => {
  const refused = new Promise<void>((resolve) => {
    app.http.server.once('upgrade', (_request, connection) => {
      // What a reset gives, whatever the moment: an error on the connection.
      connection.emit('error', new Error('write ECONNRESET'));
      resolve();
    });
  });
  const socket = await upgrade('/x');
  await refused;
  socket.resetAndDestroy();
  expect(
    (await fetch(`${app.url}/graphql?query={__typename}`, { headers: { 'apollo-require-preflight': '1' } })).status,
  ).toBe(200);
});

test('a refused upgrade keeps no connection, even where the client keeps its side open', async () => {
  const held = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const client = connect({ port: Number(new URL(app.url).port), host: '127.0.0.1', allowHalfOpen: true });
      client.on('error', () => {});
      client.write('GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      const [answer] = await once(client, 'data');
      expect(String(answer)).toMatch(/^HTTP\/1.1 404 /);
      return client;
    }),
  );
  const open = await new Promise((resolve) => app.http.server.getConnections((_error, count) => resolve(count)));
  for (const client of held) client.destroy();
  expect(open).toBeLessThan(20);
});
