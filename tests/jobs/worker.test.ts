import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../src/context.js';
import { query } from '../../src/db/query.js';
import { inTransaction } from '../../src/db/transaction.js';
import type { Job } from '../../src/jobs/job.entity.js';
import type { JobKind, NewJob } from '../../src/jobs/job-kind.js';
import { LeaseLost } from '../../src/jobs/lease.js';
import { NotYet } from '../../src/jobs/not-yet.js';
import { JobWorker } from '../../src/jobs/worker.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
const workers: JobWorker[] = [];

beforeEach(async () => {
  app = await createTestApp();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
  await app.close();
});

function workerFor(...kinds: JobKind[]): JobWorker {
  const worker = new JobWorker(app, kinds);
  workers.push(worker);
  return worker;
}

async function enqueue(...jobs: NewJob[]): Promise<void> {
  await inTransaction(createContext(app), async (tx) => {
    for (const job of jobs) tx.enqueue(job);
  });
}

function rows(): Promise<(Pick<Job, 'status' | 'attempts' | 'key'> & { error: string | null })[]> {
  return query(
    { em: app.orm.em.fork() },
    sql<never>`select status, attempts, key, last_error as error from jobs order by id`,
  );
}

/** Resolves when a job has that status, which it reaches by itself. */
async function reached(status: string): Promise<void> {
  while ((await rows()).every((row) => row.status !== status)) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('a job is there when its transaction is committed, and not before', async () => {
  const done: unknown[] = [];
  const worker = workerFor({ kind: 'note', run: async (_ctx, payload) => done.push(payload) });
  const refused = inTransaction(createContext(app), async (tx) => {
    tx.enqueue({ kind: 'note', payload: { of: 'the refused' } });
    throw new Error('refused');
  });
  await expect(refused).rejects.toThrow('refused');
  await enqueue({ kind: 'note', payload: { of: 'the committed', umlaut: 'ä 🦊 \\ "' } });
  await worker.drain();
  expect(done).toEqual([{ of: 'the committed', umlaut: 'ä 🦊 \\ "' }]);
  expect(await rows()).toMatchObject([{ status: 'DONE', attempts: 1, error: null }]);
});

test('of jobs of one kind with one key the first is made; those not due wait; unknown kinds are left to others', async () => {
  const done: unknown[] = [];
  const worker = workerFor({ kind: 'note', run: async (_ctx, { n }) => done.push(n) });
  const runAt = new Date(app.clock.now() + 3_600_000);
  await enqueue({ kind: 'note', key: 'a', payload: { n: 1 } }, { kind: 'note', key: 'a', payload: { n: 2 } });
  await enqueue(
    { kind: 'note', key: 'a', payload: { n: 3 } },
    { kind: 'note', payload: { n: 4 }, runAt },
    { kind: 'later' },
  );
  await worker.drain();
  expect(done).toEqual([1]);
  app.clock.advance(3601);
  await worker.drain();
  expect(done).toEqual([1, 4]);
  expect((await rows()).map(({ status }) => status).sort()).toEqual(['DONE', 'DONE', 'WAITING']);
});

test('two that work at the same time do each job once, woken by the commit', async () => {
  const done: unknown[] = [];
  const kind: JobKind = { kind: 'count', run: async (_ctx, { n }) => done.push(n) };
  for (const worker of [workerFor(kind), workerFor(kind)]) worker.start();
  await enqueue(...Array.from({ length: 20 }, (_, n) => ({ kind: 'count', payload: { n } })));
  while (done.length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all(workers.map((worker) => worker.close()));
  expect(done.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect((await rows()).every(({ status, attempts }) => status === 'DONE' && attempts === 1)).toBe(true);
});

test('what fails is tried again after a minute, then later and later, and given up in the end', async () => {
  let tried = 0;
  const worker = workerFor({
    kind: 'break',
    tries: 3,
    run: async () => {
      tried += 1;
      throw new Error(`broken ${tried}`);
    },
  });
  await enqueue({ kind: 'break' });
  await worker.drain();
  expect(tried).toBe(1);
  expect(await rows()).toMatchObject([{ status: 'WAITING', attempts: 1, error: 'Error: broken 1' }]);
  app.clock.advance(59);
  await worker.drain();
  expect(tried).toBe(1);
  app.clock.advance(8);
  await worker.drain();
  app.clock.advance(119);
  await worker.drain();
  expect(tried).toBe(2);
  app.clock.advance(14);
  await worker.drain();
  expect(await rows()).toMatchObject([{ status: 'FAILED', attempts: 3, error: 'Error: broken 3' }]);
  app.clock.advance(86_400);
  await worker.drain();
  expect(tried).toBe(3);
});

describe('a node that was frozen', () => {
  test('row F4: has lost its job to another, and what it still does for it has no effect', async () => {
    const frozen = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const outcomes: unknown[] = [];
    const effect = (ctx: Parameters<JobKind['run']>[0]) =>
      inTransaction(ctx, async (tx) => tx.enqueue({ kind: 'effect' }));
    const slow = workerFor({
      kind: 'work',
      async run(ctx) {
        begun.resolve();
        await frozen.promise;
        await effect(ctx).catch((error) => {
          outcomes.push(error);
          throw error;
        });
      },
    });
    slow.start();
    await enqueue({ kind: 'work' });
    await begun.promise;
    app.clock.advance(61);
    await workerFor({ kind: 'work', run: effect }).drain();
    frozen.resolve();
    await slow.close();
    expect(outcomes).toEqual([expect.any(LeaseLost)]);
    expect((await rows()).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['DONE', 2],
      ['WAITING', 0],
    ]);
  });

  test('a job that was begun and ended its node is begun again, and is not lost', async () => {
    await enqueue({ kind: 'work' });
    const died = workerFor({ kind: 'work', run: () => new Promise(() => {}) });
    died.start();
    await reached('RUNNING');
    let done = 0;
    const next = workerFor({ kind: 'work', run: async () => (done += 1) });
    await next.drain();
    expect(done).toBe(0);
    app.clock.advance(61);
    await next.drain();
    expect(done).toBe(1);
  });
});

test('a node that stops puts its jobs back, which does not count as a try', async () => {
  const worker = workerFor({
    kind: 'long',
    run: (_ctx, _payload, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
  });
  worker.start();
  await enqueue({ kind: 'long' });
  await reached('RUNNING');
  await worker.close();
  expect(await rows()).toMatchObject([{ status: 'WAITING', attempts: 0 }]);
});

test('what is put back waits until then, which does not count as a try', async () => {
  const until = new Date(app.clock.now() + 3_600_000);
  const lastTries: boolean[] = [];
  const worker = workerFor({
    kind: 'patient',
    tries: 1,
    run: async (ctx) => {
      lastTries.push(ctx.lease!.isLastTry);
      if (ctx.app.clock.now() < until.getTime()) throw new NotYet(until);
    },
  });
  await enqueue({ kind: 'patient' });
  await worker.drain();
  expect(await rows()).toMatchObject([{ status: 'WAITING', attempts: 0, error: null }]);
  app.clock.advance(3601);
  await worker.drain();
  expect(await rows()).toMatchObject([{ status: 'DONE', attempts: 1 }]);
  expect(lastTries).toEqual([true, true]);
});

test('kinds with lanes of their own keep nothing else waiting, and are done as many at a time as they have lanes', async () => {
  const answered = Promise.withResolvers<void>();
  let asking = 0;
  let most = 0;
  let done = 0;
  const worker = workerFor(
    {
      kind: 'ask',
      lanes: 6,
      async run() {
        most = Math.max(most, (asking += 1));
        await answered.promise;
        asking -= 1;
      },
    },
    { kind: 'own', run: async () => (done += 1) },
  );
  await enqueue(...Array.from({ length: 10 }, () => ({ kind: 'ask' })), { kind: 'own' });
  worker.start();
  while (done === 0 || asking < 6) await new Promise((resolve) => setTimeout(resolve, 5));
  answered.resolve();
  while ((await rows()).some(({ status }) => status !== 'DONE')) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(most).toBe(6);
});
