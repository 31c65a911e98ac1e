import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createContext } from '../../../src/context.js';
import { makeBackup } from '../../../src/features/backups/make-backup.js';
import { restoreBackup } from '../../../src/features/backups/restore-backup.js';
import { originalKey } from '../../../src/features/files/file-keys.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { download, uploaded } from '../../support/uploads.js';
import { type FakeS3, startFakeS3 } from '../files/fake-s3.js';

let s3: FakeS3;
let app: TestApp;
let ann: TestUser;
let fileId: string;

beforeEach(async () => {
  s3 = await startFakeS3('team');
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  app = await createTestApp({ s3: { bucket: 'team', region: 'us-east-1', endpoint: s3.url, credentials } });
  ann = await buildUser(app);
  fileId = (await uploaded(app, ann, { bytes: 'some bytes' })).id;
});
afterEach(async () => {
  await app.close();
  await s3.close();
});

const backUp = () => makeBackup(createContext(app), new AbortController().signal);

test('row F21: of files in a bucket a backup says where they are, and is proved and restored with them there', async () => {
  const { name, flaw } = await backUp();
  expect(flaw).toBeNull();
  await app.close();
  expect(await restoreBackup(app.config, name, app.logger)).toMatchObject({ broughtFiles: 0 });
  app = await createTestApp(app.config);
  expect(await (await download(app, ann, `/files/${fileId}`)).text()).toBe('some bytes');
});

test('a file that is not in the bucket keeps a backup from being proved, and one from being restored', async () => {
  const { name } = await backUp();
  s3.objects.delete(originalKey(fileId));
  expect((await backUp()).flaw).toContain(originalKey(fileId));
  await app.close();
  await expect(restoreBackup(app.config, name, app.logger)).rejects.toThrow(originalKey(fileId));
});
