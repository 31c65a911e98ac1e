import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { createContext } from '../../../src/context.js';
import { originalKey, previewKey } from '../../../src/features/files/file-keys.js';
import { sweepFiles } from '../../../src/features/files/sweep-files.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { createTestApp, newDatabase, type TestApp } from '../../support/test-app.js';
import { download, upload, uploaded, uploadedPicture } from '../../support/uploads.js';
import { type FakeS3, startFakeS3 } from './fake-s3.js';
import { blackPng } from './pictures.js';
import { zipOf } from './zips.js';

const ARCHIVE = 'mutation($archive: Upload!) { uploadArchive(input: { archive: $archive }) { files { id } } }';
const DELETE = 'mutation($input: DeleteFileInput!) { deleteFile(input: $input) { fileId } }';
const PREVIEW = 'query($id: ID!) { file(id: $id) { previewUrl } }';

let s3: FakeS3;
let app: TestApp;
let ann: TestUser;

const inBucket = () => ({
  bucket: 'team',
  region: 'us-east-1',
  endpoint: s3.url,
  credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
});

beforeAll(async () => {
  s3 = await startFakeS3('team');
  app = await createTestApp({ s3: inBucket() });
  ann = await buildUser(app);
});
afterAll(async () => {
  await app.close();
  await s3.close();
});

const incoming = () => readdir(path.join(app.config.dataDir, 'files/incoming'));

test('in a bucket files are kept, read, in part too, previewed and deleted as on a disk', async () => {
  const bytes = blackPng(500);
  const file = await uploadedPicture(app, ann, { name: 'x.png', bytes });
  expect(file).toMatchObject({ previewStatus: 'READY', width: 500 });
  expect(s3.objects.get(originalKey(file.id))?.equals(bytes)).toBe(true);
  expect(s3.objects.has(previewKey(file.id, 'SMALL'))).toBe(true);
  expect(await incoming()).toEqual([]);
  const whole = await download(app, ann, `/files/${file.id}`);
  expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  const part = await download(app, ann, `/files/${file.id}`, { range: 'bytes=5-9' });
  expect([part.status, Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(5, 10))]).toEqual([206, true]);
  const { previewUrl } = (await get(app, ann, PREVIEW, file)).file;
  expect((await download(app, null, previewUrl)).headers.get('content-type')).toBe('image/webp');
  await get(app, ann, DELETE, { input: { id: file.id } });
  expect([...s3.objects.keys()]).toEqual(['storage-id']);
});

test('an archive goes there too, and what has no row is swept', async () => {
  const zip = zipOf(['a', 'b', 'c'].map((name) => ({ name, data: randomBytes(2000) })));
  const { data } = await upload(app, ann, { bytes: zip }, { query: ARCHIVE, name: 'archive' });
  const keys = data.uploadArchive.files.map(({ id }: { id: string }) => originalKey(id));
  expect([...s3.objects.keys()]).toEqual(expect.arrayContaining(keys));
  s3.objects.set('originals/00/00000000-0000-7000-8000-000000000000', Buffer.from('left'));
  await sweepFiles(createContext(app));
  expect([...s3.objects.keys()].filter((key) => key.includes('00000000-0000-7000'))).toEqual([]);
  expect([...s3.objects.keys()]).toEqual(expect.arrayContaining(keys));
});

describe('a bucket that', () => {
  const bytes = randomBytes(2000);
  let path: string;

  beforeAll(async () => {
    path = `/files/${(await uploaded(app, ann, { bytes })).id}`;
  });
  afterEach(() => {
    s3.fault = null;
  });

  test.each([
    ['fails', 500],
    ['has too much to do', 503],
    ['wants fewer requests', 429],
    ['gives no answer', 0],
  ])('%s: uploads and downloads are to be tried again, and nothing is left behind', async (_, fault) => {
    const before = s3.objects.size;
    s3.fault = fault;
    const [refused, read] = await Promise.all([upload(app, ann, { bytes }), download(app, ann, path)]);
    expect([refused.status, refused.code, refused.errors![0]!.extensions.retryAfter]).toEqual([503, 'UNAVAILABLE', 2]);
    expect([read.status, read.headers.get('retry-after'), read.headers.get('etag')]).toEqual([503, '2', null]);
    expect(await read.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    s3.fault = null;
    expect([s3.objects.size, await incoming()]).toEqual([before, []]);
    const whole = await download(app, ann, path);
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('is full, or refuses the key: that is said, and not to try again', async () => {
    s3.fault = 507;
    expect((await upload(app, ann, { bytes })).code).toBe('STORAGE_FULL');
    s3.fault = 403;
    expect((await upload(app, ann, { bytes })).code).toBe('INTERNAL_SERVER_ERROR');
    expect((await download(app, ann, path)).status).toBe(500);
    expect(await incoming()).toEqual([]);
  });

  test('is not there stops the start with its name', async () => {
    const { databaseUrl, dataDir } = app.config;
    const gone = { ...inBucket(), endpoint: 'http://127.0.0.1:1' };
    await expect(createTestApp({ databaseUrl, dataDir, s3: gone })).rejects.toThrow(
      /S3_BUCKET: .*127\.0\.0\.1:1\/team .*ECONNREFUSED/,
    );
  });
});

test('a node that looks for the files elsewhere does not start', async () => {
  const { databaseUrl, dataDir } = app.config;
  const again = await createTestApp({ databaseUrl, dataDir, s3: inBucket() });
  await again.close();
  await expect(createTestApp({ databaseUrl, dataDir })).rejects.toThrow(/do not lie in .*files/);
  const other = await startFakeS3('team');
  await expect(createTestApp({ databaseUrl, dataDir, s3: { ...inBucket(), endpoint: other.url } })).rejects.toThrow(
    /storage-id/,
  );
  await other.close();
});

test('two nodes that start at once on one database and two disks: one of them does not', async () => {
  const { databaseUrl, dataDir } = await newDatabase();
  const elsewhere = (await newDatabase()).dataDir;
  if (databaseUrl === null) return;
  const starts = await Promise.allSettled([
    createTestApp({ databaseUrl, dataDir }),
    createTestApp({ databaseUrl, dataDir: elsewhere }),
  ]);
  const started = starts.filter((start) => start.status === 'fulfilled');
  expect(started).toHaveLength(1);
  for (const { value } of started) await value.close();
});

test('nodes that start at once for the first time on one database and one disk all do, and so does the next', async () => {
  const place = await newDatabase();
  if (place.databaseUrl === null) return;
  for (const { close } of await Promise.all([1, 2, 3, 4].map(() => createTestApp(place)))) await close();
  await (await createTestApp(place)).close();
});

test('settings of a bucket that do not go together stop the start', () => {
  expect(readConfig({}).s3).toBeNull();
  expect(() => readConfig({ S3_ENDPOINT: 'http://localhost:9000' })).toThrow(/S3_BUCKET/);
  expect(() => readConfig({ S3_BUCKET: 'team', S3_ACCESS_KEY_ID: 'key' })).toThrow(/give both or neither/);
  expect(readConfig({ S3_BUCKET: 'team' }).s3).toEqual({
    bucket: 'team',
    region: 'us-east-1',
    endpoint: null,
    credentials: null,
  });
});
