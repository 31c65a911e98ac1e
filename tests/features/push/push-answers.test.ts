import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createContext } from '../../../src/context.js';
import { deliverPush } from '../../../src/features/push/deliver-push.js';
import { PushSubscription } from '../../../src/features/push/push-subscription.entity.js';
import type { PushOutcome } from '../../../src/push/sender.js';
import { newId } from '../../../src/shared/ids.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { type PushAnswer, type PushServer, startPushServer } from '../../support/push-server.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

/** How often each answer is given, to as many devices. */
const TIMES = 100;
/** Messages under way at a time, so that connections are used again; all at once where each takes the whole patience. */
const LANES = 4;

let app: TestApp;
let push: PushServer;
let ann: TestUser;
const logged: string[] = [];

beforeAll(async () => {
  push = await startPushServer();
  const note = (_details: object, text: string) => logged.push(text);
  const now = Date.now();
  const logger = { info() {}, warn: note, error: note };
  // It stands still, so that what is told of times is exact.
  app = await createTestApp({}, { outbound: push.outbound, logger, clock: { now: () => now } });
  ann = await buildUser(app);
});
afterAll(async () => {
  await app.close();
  push.close();
});

/** What is known of the devices after a message to each: how many there are, whether one had it, and how long they are left alone, seconds. */
interface Noted {
  devices: number;
  hadIt: boolean;
  waits: number | null;
}

const UNTOUCHED: Noted = { devices: TIMES, hadIt: false, waits: null };
const GONE: Noted = { ...UNTOUCHED, devices: 0 };
const SENT: Noted = { ...UNTOUCHED, hadIt: true };
const waiting = (waits: number): Noted => ({ ...UNTOUCHED, waits });

const later =
  (retryAfter?: string): PushAnswer =>
  (response) =>
    response.writeHead(429, retryAfter ? { 'retry-after': retryAfter } : {}).end();

const ANSWERS: [string, PushAnswer, PushOutcome['is'], Noted][] = [
  ['201', 201, 'SENT', SENT],
  ['404', 404, 'GONE', GONE],
  ['410', 410, 'GONE', GONE],
  ['429 and a Retry-After', later('600'), 'LATER', waiting(600)],
  ['429 alone', later(), 'LATER', waiting(60)],
  ['307', (response) => response.writeHead(307, { location: 'https://evil.example' }).end(), 'REJECTED', UNTOUCHED],
  ['400', 400, 'REJECTED', UNTOUCHED],
  ['401', 401, 'MISCONFIGURED', UNTOUCHED],
  ['403', 403, 'MISCONFIGURED', UNTOUCHED],
  ['413', 413, 'REJECTED', UNTOUCHED],
  ['500', 500, 'FAILED', waiting(60)],
  ['503', 503, 'FAILED', waiting(60)],
  ['a reset', (response) => response.socket!.destroy(), 'FAILED', waiting(60)],
  ['no HTTP', (response) => response.socket!.end('SSH-2.0-push\r\n'), 'FAILED', waiting(60)],
];

test.each(ANSWERS)('row F18: %s, a hundred times', async (_, answer, outcome, noted) => {
  expect(await deliver(answer, LANES)).toEqual({ outcomes: new Set([outcome]), requests: TIMES, noted });
  // Nothing of it stays with the connections that come next.
  expect((await deliver(201, LANES, LANES)).outcomes).toEqual(new Set(['SENT']));
});

test('row F18: silence, a hundred times', async () => {
  const silent: PushAnswer = () => {};
  const { outcomes, requests, noted } = await deliver(silent, TIMES);
  expect([outcomes, noted]).toEqual([new Set(['FAILED']), waiting(60)]);
  // On a busy machine some do not come so far in their time; none is sent again.
  expect(requests).toBeLessThanOrEqual(TIMES);
});

/** Sends a message to each of so many new devices, whose service answers so. */
async function deliver(answer: PushAnswer, lanes: number, count = TIMES) {
  const devices = await subscribeMany(answer, count);
  const before = push.requests.length;
  const outcomes = new Set<string>();
  const left = [...devices];
  logged.length = 0;
  const lane = async () => {
    for (let device = left.pop(); device; device = left.pop()) {
      const message = { title: 'Ann', body: 'Fix the door', url: '/work', tag: newId(), badge: 1 };
      outcomes.add((await deliverPush(createContext(app), device, message)).is);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (outcomes.has('MISCONFIGURED')) expect(logged).toHaveLength(TIMES);
  return { outcomes, requests: push.requests.length - before, noted: await readNoted(devices) };
}

async function subscribeMany(answer: PushAnswer, count: number): Promise<PushSubscription[]> {
  const em = app.orm.em.fork();
  const devices = Array.from({ length: count }, () => {
    const device = push.subscribe();
    push.script(device, answer);
    const { endpoint, p256dh, auth } = device;
    const keys = { id: newId(), userId: ann.id, sessionId: ann.sessionId };
    return { ...keys, endpoint, p256dh, auth, createdAt: new Date(app.clock.now()) };
  });
  await em.insertMany(PushSubscription, devices);
  return em.find(PushSubscription, { id: { $in: devices.map(({ id }) => id) } });
}

async function readNoted(devices: PushSubscription[]): Promise<Noted> {
  const found = await app.orm.em.fork().find(PushSubscription, { id: { $in: devices.map(({ id }) => id) } });
  const [first] = found;
  const waits = first?.waitsUntil ? (first.waitsUntil.getTime() - app.clock.now()) / 1000 : null;
  const isSame = (other: PushSubscription) =>
    other.waitsUntil?.getTime() === first!.waitsUntil?.getTime() &&
    Boolean(other.lastUsedAt) === Boolean(first!.lastUsedAt);
  expect(found.every(isSame)).toBe(true);
  return { devices: found.length, hadIt: Boolean(first?.lastUsedAt), waits };
}
