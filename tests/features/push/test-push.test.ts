import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import type { PushDevice } from '../../support/push-device.js';
import { type PushServer, startPushServer } from '../../support/push-server.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { DEVICES, devicesOf, subscribe, TEST_PUSH } from './documents.js';

let app: TestApp;
let push: PushServer;
let ann: TestUser;
let device: PushDevice;

beforeAll(async () => {
  push = await startPushServer();
  app = await createTestApp({ publicUrl: 'https://chat.example.org' }, { outbound: push.outbound });
});
afterAll(async () => {
  await app.close();
  push.close();
});
beforeEach(async () => {
  ann = await buildUser(app);
  device = push.subscribe();
  await subscribe(app, ann, device);
});

const tryIt = async () => (await get(app, ann, TEST_PUSH, { endpoint: device.endpoint })).sendTestPush.outcome;

test('a device gets a message that it alone can read, from who has the key it subscribed with', async () => {
  expect(await tryIt()).toBe('SENT');
  expect(device.messages).toEqual([
    { title: expect.any(String), body: expect.any(String), url: '/settings', tag: expect.any(String), badge: 0 },
  ]);
  const { headers, vapid, key } = push.requests.at(-1)!;
  expect(headers).toMatchObject({ ttl: '259200', urgency: 'normal', 'content-encoding': 'aes128gcm' });
  expect(headers.topic).toBe(device.messages[0]!.tag.replaceAll('-', ''));
  expect(headers.topic).toMatch(/^[\w-]{32}$/);
  expect(key).toBe((await get(app, ann, '{ pushPublicKey }')).pushPublicKey);
  expect(vapid).toMatchObject({ aud: 'https://push.example.com', sub: 'https://chat.example.org' });
  expect(vapid.exp - Date.now() / 1000).toBeLessThan(86_400);
  const [{ lastUsedAt }] = (await get(app, ann, DEVICES)).pushSubscriptions;
  expect(Math.abs(Date.parse(lastUsedAt) - app.clock.now())).toBeLessThan(10_000);
});

test.each([
  [200, 'SENT', true],
  [404, 'GONE', false],
  [410, 'GONE', false],
  [429, 'LATER', true],
  [500, 'FAILED', true],
  [503, 'FAILED', true],
  [400, 'REJECTED', true],
  [413, 'REJECTED', true],
  [401, 'MISCONFIGURED', true],
  [403, 'MISCONFIGURED', true],
])('row F18: %i is %s', async (status, outcome, stays) => {
  push.script(device, status);
  expect(await tryIt()).toBe(outcome);
  expect(await devicesOf(app, ann)).toEqual(stays ? [device.endpoint] : []);
});

test('row 98: a name that leads to a private address when a message is sent is not connected to', async () => {
  device = push.subscribe('turning.example.com');
  push.names.set('turning.example.com', [['93.184.216.34'], ['127.0.0.1'], ['93.184.216.34', '10.0.0.1'], []]);
  await subscribe(app, ann, device);
  expect(await tryIt()).toBe('SENT');
  const before = push.connections.length;
  const outcomes = [await tryIt(), await tryIt(), await tryIt()];
  expect(outcomes).toEqual(['REJECTED', 'REJECTED', 'FAILED']);
  expect(push.connections).toHaveLength(before);
  expect(device.messages).toHaveLength(1);
});

test.each([
  '0.0.0.0',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '192.168.0.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  'fc00::1',
  'fe80::1',
  'ff02::1',
  'no address',
])('row 98: %s is nowhere to send to', async (address) => {
  device = push.subscribe('inside.example.com');
  push.names.set('inside.example.com', [[address]]);
  await subscribe(app, ann, device);
  const before = push.connections.length;
  expect(await tryIt()).toBe('REJECTED');
  expect(push.connections).toHaveLength(before);
});

test('row 98: the connection goes to the addresses that were looked at', async () => {
  device = push.subscribe('many.example.com');
  push.names.set('many.example.com', [['93.184.216.34', '2606:4700::1111'], ['127.0.0.1']]);
  await subscribe(app, ann, device);
  expect(await tryIt()).toBe('SENT');
  expect(push.connections.slice(-2)).toEqual(['93.184.216.34', '2606:4700::1111']);
});

test('row 99: a redirect is not followed', async () => {
  const inside = push.subscribe('inside.example.com');
  push.script(device, (response) => response.writeHead(302, { location: inside.endpoint }).end());
  const before = push.requests.length;
  expect(await tryIt()).toBe('REJECTED');
  expect(push.requests).toHaveLength(before + 1);
});

test('row 99: of an answer without end no more is read than its beginning', async () => {
  const written = new Promise<number>((resolve) => {
    push.script(device, (response) => {
      let size = 0;
      const more = () => {
        do size += 65_536;
        while (response.write(Buffer.alloc(65_536)));
      };
      response
        .writeHead(201)
        .on('drain', more)
        .on('close', () => resolve(size));
      more();
    });
  });
  expect(await tryIt()).toBe('SENT');
  expect(await written).toBeLessThan(16 * 1024 * 1024);
});

test('row 99: who never answers is waited for 5 s and then left alone, and who is slow to end waited for no longer', async () => {
  push.script(
    device,
    () => {},
    (response) => response.writeHead(201).write('x'),
    (response) => response.socket!.destroy(),
  );
  const timed = async () => {
    const began = performance.now();
    const outcome = await tryIt();
    const took = performance.now() - began;
    return [outcome, took > 4900 && took < 9000];
  };
  expect(await timed()).toEqual(['FAILED', true]);
  expect(await tryIt()).toBe('LATER');
  app.clock.advance(61);
  expect(await timed()).toEqual(['SENT', true]);
  expect(await tryIt()).toBe('FAILED');
});

test('tries are counted: after ten in a minute one waits', async () => {
  for (let time = 0; time < 10; time++) expect(await tryIt()).toBe('SENT');
  expect((await ask(app, ann, TEST_PUSH, { endpoint: device.endpoint })).code).toBe('RATE_LIMITED');
  expect(device.messages).toHaveLength(10);
});
