import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { buildUser } from '../support/builders.js';
import { createTestApp, database } from '../support/test-app.js';

const onSqlite = database === 'sqlite' ? test : test.skip;

onSqlite("the database's files are for the server's account alone", async () => {
  const app = await createTestApp();
  await buildUser(app);
  const files = (await readdir(app.config.dataDir)).filter((name) => name.startsWith('messenger.sqlite'));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    expect([file, (await stat(path.join(app.config.dataDir, file))).mode & 0o777]).toEqual([file, 0o600]);
  }
  await app.close();
});
