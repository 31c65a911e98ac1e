import { afterEach, expect } from '@jest/globals';
import { Redis } from 'ioredis';
import { RedisLink } from '../../src/redis/link.js';
import { consoleLogger, type Logger } from '../../src/shared/logger.js';
import { redisWakeUps } from '../../src/wake-ups/redis.js';
import { startProxy } from '../support/tcp-proxy.js';
import { redisUrl, testRedis } from '../support/two-nodes.js';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((link) => link.close()));
});

let counter = 0;
const someNamespace = () => `test:${process.env.TEST_RUN_ID}:${++counter}`;

async function open(namespace: string, url = redisUrl!, logger: Logger = consoleLogger) {
  const link = new RedisLink(url, namespace, logger);
  opened.push(link);
  const up = new Promise<void>((resolve) => link.onUp(resolve));
  const wakeUps = redisWakeUps(link, 'wake-ups');
  await up;
  return { link, wakeUps, up };
}

/** Resolves with the next wake-up. */
const wakeUp = ({ wakeUps }: Awaited<ReturnType<typeof open>>) =>
  new Promise<void>((resolve) => {
    const stop = wakeUps.listen(() => {
      stop();
      resolve();
    });
  });

testRedis('a wake-up reaches its own node at once, the others through Redis, and no other installation', async () => {
  const namespace = someNamespace();
  const [here, there, elsewhere] = [await open(namespace), await open(namespace), await open(someNamespace())];
  let foreign = 0;
  elsewhere.wakeUps.listen(() => foreign++);
  let own = 0;
  here.wakeUps.listen(() => own++);
  const reached = wakeUp(there);
  here.wakeUps.notify();
  expect(own).toBe(1);
  await reached;
  // What comes back the same way shows that whatever Redis had to tell before is told.
  const back = wakeUp(here);
  there.wakeUps.notify();
  await back;
  expect(own).toBe(2);
  expect(foreign).toBe(0);
});

testRedis('what commits in one turn is told once, without content', async () => {
  const namespace = someNamespace();
  const here = await open(namespace);
  const watcher = new Redis(redisUrl!);
  opened.push({ close: () => watcher.disconnect() });
  const messages: string[] = [];
  await watcher.subscribe(`${namespace}:wake-ups`, `${namespace}:last`);
  const last = new Promise<void>((resolve) =>
    watcher.on('message', (channel, text) => (channel.endsWith(':last') ? resolve() : void messages.push(text))),
  );
  for (let i = 0; i < 1000; i++) here.wakeUps.notify();
  await new Promise((resolve) => setImmediate(resolve));
  await here.link.publish('last', '');
  await last;
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(/^[0-9a-f-]{36} $/);
});

testRedis('while Redis is cut off a node goes on alone and says so once; back, it hears the others again', async () => {
  const namespace = someNamespace();
  const proxy = await startProxy(redisUrl!);
  opened.push(proxy);
  const lines: string[] = [];
  const note = (_: object, message: string) => void lines.push(message);
  const here = await open(namespace, proxy.through(redisUrl!), { error: note, warn: note, info: note });
  const there = await open(namespace);
  for (let cut = 0; cut < 3; cut++) {
    proxy.cut();
    while (here.link.isUp) await new Promise((resolve) => setImmediate(resolve));
    const own = wakeUp(here);
    here.wakeUps.notify();
    await own;
    await here.link.publish('lost', '');
    const restored = wakeUp(here);
    proxy.restore();
    await restored;
    const reached = wakeUp(there);
    here.wakeUps.notify();
    await reached;
    const back = wakeUp(here);
    there.wakeUps.notify();
    await back;
  }
  expect(lines.filter((line) => line.includes('does not answer'))).toHaveLength(3);
  expect(lines.filter((line) => line.includes('answers again'))).toHaveLength(3);
});

testRedis('a connection that hangs is given up: nobody waits for it, and it is made anew', async () => {
  const proxy = await startProxy(redisUrl!);
  opened.push(proxy);
  const here = await open(someNamespace(), proxy.through(redisUrl!), { error() {}, warn() {}, info() {} });
  proxy.freeze();
  await here.link.publish('lost', '');
  const again = wakeUp(here);
  proxy.restore();
  await again;
  expect(here.link.isUp).toBe(true);
});
