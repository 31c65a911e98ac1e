import { expect, test } from '@jest/globals';
import { startProxy } from '../support/tcp-proxy.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { redisUrl, testRedis } from '../support/two-nodes.js';

async function askDoor(app: TestApp, door: string) {
  const response = await fetch(`${app.url}/${door}`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return { http: response.status, ...((await response.json()) as object) };
}

test('a node that is alone says that it lives, without asking the database, and that it is ready', async () => {
  const app = await createTestApp();
  app.statements.length = 0;
  expect(await askDoor(app, 'healthz')).toEqual({ http: 200, status: 'ok' });
  expect(app.statements).toEqual([]);
  expect(await askDoor(app, 'readyz')).toEqual({ http: 200, status: 'ok', database: 'ok' });
  await app.close();
});

testRedis('without Redis a node is degraded and ready', async () => {
  const proxy = await startProxy(redisUrl!);
  const app = await createTestApp({ redisUrl: proxy.through(redisUrl!) });
  while (!app.redis!.isUp) await new Promise((resolve) => setImmediate(resolve));
  expect(await askDoor(app, 'readyz')).toEqual({ http: 200, status: 'ok', database: 'ok', redis: 'ok' });
  proxy.cut();
  while (app.redis!.isUp) await new Promise((resolve) => setImmediate(resolve));
  expect(await askDoor(app, 'readyz')).toEqual({ http: 200, status: 'degraded', database: 'ok', redis: 'down' });
  await app.close();
  await proxy.close();
});
