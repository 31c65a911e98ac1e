import { afterEach, expect } from '@jest/globals';
import { createRateLimiter } from '../../../src/features/accounts/rate-limiter.js';
import { createSharedRateLimiter } from '../../../src/features/accounts/shared-rate-limiter.js';
import { RedisLink } from '../../../src/redis/link.js';
import { buildUser } from '../../support/builders.js';
import { ask } from '../../support/client.js';
import { startProxy } from '../../support/tcp-proxy.js';
import { createTestClock } from '../../support/test-clock.js';
import { redisUrl, startTwoNodes, testRedis } from '../../support/two-nodes.js';
import { LOGIN } from './documents.js';

const closing: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0).reverse()) await one.close();
});

let counter = 0;
const someNamespace = () => `test:${process.env.TEST_RUN_ID}:limits:${++counter}`;
const silent = { error() {}, warn() {}, info() {} };

/** A node's limiter. ahead: seconds by which its clock is wrong. */
async function open(namespace: string, { ahead = 0, url = redisUrl! } = {}) {
  const link = new RedisLink(url, namespace, silent);
  closing.push(link);
  await new Promise<void>((resolve) => link.onUp(resolve));
  const clock = createTestClock();
  clock.advance(ahead);
  return { link, limiter: createSharedRateLimiter(link, createRateLimiter(clock)) };
}

const RATE = { name: 'test', max: 5, seconds: 60 };

testRedis(
  'two nodes give as many tries as one, to all who ask at the same moment and whatever their clocks say',
  async () => {
    const namespace = someNamespace();
    const nodes = [await open(namespace, { ahead: -300 }), await open(namespace, { ahead: 300 })];
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => nodes[index % 2]!.limiter.take(RATE, 'ann')),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    for (const tried of tries) {
      if (tried.status === 'fulfilled') continue;
      expect(tried.reason.code).toBe('RATE_LIMITED');
      expect(tried.reason.details.retryAfter).toBeGreaterThan(50);
      expect(tried.reason.details.retryAfter).toBeLessThanOrEqual(60);
    }
    await nodes[1]!.limiter.take(RATE, 'bob');
    await nodes[1]!.limiter.take({ ...RATE, name: 'other' }, 'ann');
  },
);

testRedis('tries are free again when their time is over, and those refused did not count', async () => {
  const { limiter } = await open(someNamespace());
  const rate = { name: 'short', max: 2, seconds: 2 };
  const first = performance.now();
  await limiter.take(rate, 'ann');
  await limiter.take(rate, 'ann');
  let refused = 0;
  for (;;) {
    const code = await limiter.take(rate, 'ann').catch((error) => error.code);
    if (code === undefined) break;
    expect(code).toBe('RATE_LIMITED');
    refused++;
  }
  expect(refused).toBeGreaterThan(0);
  expect(performance.now() - first).toBeGreaterThan(1900);
});

testRedis.each(['cut', 'freeze'] as const)('with Redis gone (%s) a node goes on with its own counts', async (how) => {
  const proxy = await startProxy(redisUrl!);
  closing.unshift(proxy);
  const { limiter } = await open(someNamespace(), { url: proxy.through(redisUrl!) });
  for (let i = 0; i < 3; i++) await limiter.take(RATE, 'ann');
  proxy[how]();
  for (let i = 0; i < 2; i++) await limiter.take(RATE, 'ann');
  await expect(limiter.take(RATE, 'ann')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

testRedis(
  'who tries a password on two nodes has five tries a minute, also when Redis goes away in between',
  async () => {
    const proxy = await startProxy(redisUrl!);
    closing.push(proxy);
    const nodes = await startTwoNodes({ redisUrl: proxy.through(redisUrl!) });
    closing.push(nodes);
    const ann = await buildUser(nodes.a);
    const attempt = (index: number) => {
      const input = { login: ann.username, password: 'wrong horse' };
      return ask(index % 2 ? nodes.a : nodes.b, null, LOGIN, { input });
    };
    while (!nodes.a.redis!.isUp || !nodes.b.redis!.isUp) await new Promise((resolve) => setImmediate(resolve));
    const codes: (string | undefined)[] = [];
    for (let i = 0; i < 10; i++) codes.push((await attempt(i)).code);
    expect(codes).toEqual([...Array(5).fill('UNAUTHENTICATED'), ...Array(5).fill('RATE_LIMITED')]);
    const last = await attempt(0);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    proxy.cut();
    // Each node counts for itself, with what it let through before.
    const later: (string | undefined)[] = [];
    for (let i = 0; i < 20; i++) later.push((await attempt(i)).code);
    expect(later.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(5);
    expect(later.slice(-4)).toEqual(Array(4).fill('RATE_LIMITED'));
  },
);
