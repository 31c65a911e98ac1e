import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createContext } from '../../../src/context.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { jobKinds } from '../../../src/jobs/registry.js';
import { JobWorker } from '../../../src/jobs/worker.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

const LIST = `query($status: JobStatus, $kind: String, $after: String) { jobs(first: 2, status: $status, kind: $kind, after: $after) {
  nodes { id kind status attempts lastError runAt createdAt startedAt finishedAt } pageInfo { hasNextPage endCursor }
} }`;
const RETRY = 'mutation($jobId: ID!) { retryJob(input: { jobId: $jobId }) { job { status attempts } } }';

let app: TestApp;
let admin: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  admin = await buildUser(app, { role: 'ADMIN' });
});
afterAll(() => app.close());

test('admins see the queue and what came of it, and have what failed tried again', async () => {
  let isBroken = true;
  const worker = new JobWorker(app, [
    ...jobKinds,
    {
      kind: 'print',
      tries: 1,
      run: async () => {
        if (isBroken) throw new Error('out of paper');
      },
    },
  ]);
  await inTransaction(createContext(app), async (tx) => {
    for (const kind of ['pruneLog', 'pruneJobs', 'print']) tx.enqueue({ kind });
  });
  expect((await get(app, admin, LIST, { status: 'WAITING' })).jobs.nodes).toHaveLength(2);
  await worker.drain();
  const first = (await get(app, admin, LIST)).jobs;
  expect(first.nodes[0]).toMatchObject({
    kind: 'print',
    status: 'FAILED',
    attempts: 1,
    lastError: 'Error: out of paper',
  });
  expect(first.nodes[0].finishedAt).not.toBeNull();
  expect(first.nodes[1]).toMatchObject({ kind: 'pruneJobs', status: 'DONE', lastError: null });
  const second = (await get(app, admin, LIST, { after: first.pageInfo.endCursor })).jobs;
  expect(second.nodes).toMatchObject([{ kind: 'pruneLog', status: 'DONE' }]);
  expect(second.pageInfo.hasNextPage).toBe(false);
  expect((await get(app, admin, LIST, { kind: 'print', status: 'FAILED' })).jobs.nodes).toHaveLength(1);

  isBroken = false;
  const jobId = first.nodes[0].id;
  expect((await get(app, admin, RETRY, { jobId })).retryJob.job).toEqual({ status: 'WAITING', attempts: 0 });
  await worker.drain();
  expect((await get(app, admin, LIST, { kind: 'print' })).jobs.nodes).toMatchObject([{ status: 'DONE', attempts: 1 }]);
  expect((await ask(app, admin, RETRY, { jobId })).code).toBe('CONFLICT');
  await worker.close();
});
