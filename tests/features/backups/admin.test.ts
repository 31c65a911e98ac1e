import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { jobKinds } from '../../../src/jobs/registry.js';
import { JobWorker } from '../../../src/jobs/worker.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { uploaded } from '../../support/uploads.js';

const LIST = `query($after: String) { backups(first: 1, after: $after) {
  nodes { name status startedAt finishedAt databaseSize sha256 rowCount logSeq fileCount fileSize error }
  pageInfo { hasNextPage endCursor }
} }`;
const START = 'mutation { startBackup(input: {}) { job { id kind status } } }';

let app: TestApp;
let admin: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  admin = await buildUser(app, { role: 'ADMIN' });
});
afterAll(() => app.close());

test('an admin has a backup made, once however often he asks, and sees what came of it', async () => {
  await uploaded(app, admin, { bytes: 'some bytes' });
  const { job } = (await get(app, admin, START)).startBackup;
  expect(job).toMatchObject({ kind: 'backup', status: 'WAITING' });
  expect((await get(app, admin, START)).startBackup.job.id).toBe(job.id);
  const worker = new JobWorker(app, jobKinds);
  await worker.drain();
  const { nodes, pageInfo } = (await get(app, admin, LIST)).backups;
  expect(nodes).toEqual([
    {
      name: expect.stringMatching(/^\d{4}-\d\d-\d\d-\d{6}$/),
      status: 'PROVED',
      startedAt: expect.any(String),
      finishedAt: expect.any(String),
      databaseSize: expect.any(Number),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      rowCount: expect.any(Number),
      logSeq: expect.any(Number),
      fileCount: 1,
      fileSize: 10,
      error: null,
    },
  ]);
  expect((await get(app, admin, LIST, { after: pageInfo.endCursor })).backups.nodes).toEqual([]);
  expect((await get(app, admin, START)).startBackup.job.id).not.toBe(job.id);
  await worker.close();
});

test('nobody else does', async () => {
  const ann = await buildUser(app);
  expect((await ask(app, ann, START)).code).toBe('FORBIDDEN');
  expect((await ask(app, ann, LIST)).code).toBe('FORBIDDEN');
});
