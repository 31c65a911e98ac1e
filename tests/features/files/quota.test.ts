import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { buildUser } from '../../support/builders.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { upload, uploaded } from '../../support/uploads.js';
import { zipOf } from './zips.js';

const ARCHIVE = 'mutation($archive: Upload!) { uploadArchive(input: { archive: $archive }) { files { id } } }';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp({ limits: { ...readConfig({}).limits, quotaBytes: 100_000, fileBytes: 60_000 } });
});
afterAll(() => app.close());

/** How many originals are kept, and how many files are under way. */
async function counted(): Promise<number[]> {
  const count = async (folder: string) => {
    const inside = path.join(app.config.dataDir, 'files', folder);
    const entries = await readdir(inside, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).length;
  };
  return [await count('originals'), await count('incoming')];
}

test('row 86: a file that is too large is refused, and nothing of it is kept', async () => {
  const ann = await buildUser(app);
  await uploaded(app, ann, { bytes: randomBytes(60_000) });
  const before = await counted();
  const answer = await upload(app, ann, { bytes: randomBytes(60_001) });
  expect([answer.status, answer.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
  expect(await counted()).toEqual(before);
});

test('row 86: what goes beyond the quota is refused, also when it comes at the same time', async () => {
  const ann = await buildUser(app);
  const before = await counted();
  const answers = await Promise.all(Array.from({ length: 10 }, () => upload(app, ann, { bytes: randomBytes(30_000) })));
  const codes = answers.map(({ code }) => code);
  expect(codes.filter((code) => code === undefined)).toHaveLength(3);
  expect(codes.filter((code) => code === 'QUOTA_EXCEEDED')).toHaveLength(7);
  expect(await counted()).toEqual([before[0]! + 3, 0]);
  const other = await buildUser(app);
  expect((await upload(app, other, { bytes: randomBytes(30_000) })).code).toBeUndefined();
});

test('row 86: the files in an archive count too', async () => {
  const ann = await buildUser(app);
  const before = await counted();
  const zip = zipOf([
    { name: 'a', data: 'x'.repeat(55_000) },
    { name: 'b', data: 'y'.repeat(55_000) },
  ]);
  const answer = await upload(app, ann, { bytes: zip }, { query: ARCHIVE, name: 'archive' });
  expect([answer.status, answer.code]).toEqual([413, 'QUOTA_EXCEEDED']);
  expect(await counted()).toEqual(before);
});
