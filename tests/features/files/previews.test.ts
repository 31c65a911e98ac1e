import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import sharp from 'sharp';
import { createContext } from '../../../src/context.js';
import { change } from '../../../src/db/query.js';
import { originalKey } from '../../../src/features/files/file-keys.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { download, uploadedPicture } from '../../support/uploads.js';
import { blackPng, gifOf } from './pictures.js';

const FILE = `query($id: ID!) { file(id: $id) {
  previewStatus width height small: previewUrl large: previewUrl(size: LARGE)
} }`;

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
});
afterAll(() => app.close());

async function previewOf(file: { id: string }, size: 'small' | 'large'): Promise<Buffer> {
  const response = await download(app, null, (await get(app, ann, FILE, file)).file[size]);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
  return Buffer.from(await response.arrayBuffer());
}

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'teal' } });

test.each([
  ['jpeg', 3000, 2000, [320, 213], [1280, 853]],
  ['png', 100, 200, [100, 200], [100, 200]],
  ['webp', 1000, 10, [320, 3], [1000, 10]],
  ['avif', 400, 400, [320, 320], [400, 400]],
  ['tiff', 640, 480, [320, 240], [640, 480]],
  ['gif', 640, 480, [320, 240], [640, 480]],
] as const)(
  'a picture (%s) has previews that fit, and never larger than itself',
  async (format, width, height, small, large) => {
    const bytes = await plain(width, height).toFormat(format).toBuffer();
    const file = await uploadedPicture(app, ann, { name: 'x', bytes });
    expect(file).toMatchObject({ previewStatus: 'READY', width, height, isImage: true });
    for (const [size, pixels] of [
      ['small', small],
      ['large', large],
    ] as const) {
      const preview = await sharp(await previewOf(file, size)).metadata();
      expect([preview.format, preview.width, preview.height]).toEqual(['webp', ...pixels]);
    }
  },
);

test('row 82: previews are turned as the picture is meant, and say nothing of where it was taken; the original is untouched', async () => {
  const bytes = await plain(60, 40)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'canary' }, IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  expect((await sharp(bytes).metadata()).exif).toBeDefined();
  const file = await uploadedPicture(app, ann, { name: 'x.jpg', bytes });
  expect(file).toMatchObject({ width: 40, height: 60 });
  for (const size of ['small', 'large'] as const) {
    const { width, height, exif, xmp, icc, orientation } = await sharp(await previewOf(file, size)).metadata();
    expect({ width, height, exif, xmp, icc, orientation }).toEqual({ width: 40, height: 60 });
  }
  expect(Buffer.from(await (await download(app, ann, `/files/${file.id}`)).arrayBuffer()).equals(bytes)).toBe(true);
});

test.each([14_000, 30_000])('row 80: of %d² pixels no preview is made, and the file is kept', async (side) => {
  const bytes = blackPng(side);
  const file = await uploadedPicture(app, ann, { name: 'x.png', bytes });
  expect(file).toMatchObject({ type: 'image/png', previewStatus: 'FAILED', width: null, size: bytes.length });
  expect((await get(app, ann, FILE, file)).file).toMatchObject({ small: null, large: null });
  expect((await download(app, ann, `/files/${file.id}/previews/320`)).status).toBe(404);
  expect((await download(app, ann, `/files/${file.id}`)).status).toBe(200);
});

test('row 80: of just as many pixels as may be one is made', async () => {
  const file = await uploadedPicture(app, ann, { name: 'x.png', bytes: blackPng(7071) });
  expect(file).toMatchObject({ previewStatus: 'READY', width: 7071 });
});

test('row 80: of 10,000 frames the first one is taken', async () => {
  const file = await uploadedPicture(app, ann, { name: 'x.gif', bytes: gifOf(10_000) });
  expect(file).toMatchObject({ type: 'image/gif', previewStatus: 'READY', width: 1, height: 1 });
  expect((await sharp(await previewOf(file, 'small')).metadata()).pages).toBeUndefined();
});

test('what waits for its previews is told to come back, and is made after the next start', async () => {
  const bytes = await plain(20, 10).png().toBuffer();
  const file = await uploadedPicture(app, ann, { name: 'x.png', bytes });
  await change(
    createContext(app),
    sql`update files set preview_status = 'PENDING', width = null where id = ${file.id}`,
  );
  const { small } = (await get(app, ann, FILE, file)).file;
  const early = await download(app, null, small);
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2']);
  await app.previews.catchUp();
  expect((await get(app, ann, FILE, file)).file).toMatchObject({ previewStatus: 'READY', width: 20, height: 10 });
  expect((await download(app, null, small)).status).toBe(200);
});

test('a file lies in the store as it came', async () => {
  const bytes = await plain(20, 10).png().toBuffer();
  const { id } = await uploadedPicture(app, ann, { name: 'x.png', bytes });
  const stored = await readFile(path.join(app.config.dataDir, 'files', originalKey(id)));
  expect(stored.equals(bytes)).toBe(true);
});
