import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { DateTime } from 'luxon';
import { query } from '../../src/db/query.js';
import { Scheduler } from '../../src/jobs/scheduler.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const DAY = 86_400;
const nothing = async () => {};

let app: TestApp;

beforeEach(async () => {
  // A zone whose clocks are put on and back in the night.
  app = await createTestApp({ timeZone: 'Europe/Berlin' });
});
afterEach(() => app.close());

/** A node's scheduler, whose clock is wrong by some seconds. */
function nodeOff(seconds: number): Scheduler {
  const clock = { now: () => app.clock.now() + seconds * 1000 };
  return new Scheduler({ ...app, clock }, [{ kind: 'daily', schedule: '30 2 * * *', run: nothing }]);
}

/** The local days for which jobs were made. */
async function days(): Promise<string[]> {
  const made = await query({ em: app.orm.em.fork() }, sql<{ key: string }>`select key from jobs order by key`);
  return made.map(({ key }) => DateTime.fromISO(key, { zone: 'Europe/Berlin' }).toISODate()!);
}

test('row F12: two nodes make one job a day for a year, whatever their clocks say and when clocks are put on or back', async () => {
  app.clock.advance((Date.UTC(2027, 0, 1) - app.clock.now()) / 1000);
  const nodes = [nodeOff(-3), nodeOff(3)];
  for (const node of nodes) await node.tick();
  for (let hour = 0; hour < 365 * 24; hour += 6) {
    app.clock.advance(6 * 3600);
    await Promise.all(nodes.map((node) => node.tick()));
  }
  const made = await days();
  expect(made).toHaveLength(365);
  expect(new Set(made).size).toBe(365);
});

test('nothing is made up for that came before the first start, and one job for all that passed while no node ran', async () => {
  await nodeOff(0).tick();
  expect(await days()).toEqual([]);
  const node = nodeOff(0);
  await node.tick();
  app.clock.advance(DAY);
  await node.tick();
  expect(await days()).toHaveLength(1);
  app.clock.advance(5 * DAY);
  await nodeOff(0).tick();
  expect(await days()).toHaveLength(2);
});

test('a clock that is put back makes nothing twice', async () => {
  const node = nodeOff(0);
  await node.tick();
  app.clock.advance(2 * DAY);
  await node.tick();
  app.clock.advance(-DAY);
  await node.tick();
  await nodeOff(0).tick();
  app.clock.advance(DAY);
  await node.tick();
  const made = await days();
  expect(new Set(made).size).toBe(made.length);
});
