import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { download, multipartOf, post, UPLOAD, upload, uploaded, uploadedPicture } from '../../support/uploads.js';

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
});
afterAll(() => app.close());

/** Names of what lies in the data folder's `files`, folders aside. */
async function stored(): Promise<string[]> {
  const entries = await readdir(path.join(app.config.dataDir, 'files'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile() && entry.name !== 'storage-id').map(({ name }) => name);
}

const SIZES = [0, 1, 65_536, 65_537, 3_000_000];

test.each(SIZES)('a file of %d bytes comes back as it went, with its hash', async (size) => {
  const bytes = randomBytes(size);
  const file = await uploaded(app, ann, { name: 'noise.bin', bytes });
  expect(file).toMatchObject({
    name: 'noise.bin',
    type: 'application/octet-stream',
    size,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    previewStatus: 'NONE',
  });
  const response = await download(app, ann, `/files/${file.id}`);
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  const seen = await get(app, ann, 'query($id: ID!) { file(id: $id) { id uploader { id } viewerCanDelete } }', file);
  expect(seen.file).toEqual({ id: file.id, uploader: { id: ann.id }, viewerCanDelete: true });
});

test('the type is told by the first bytes, not by name or sender', async () => {
  const png = await sharp({ create: { width: 2, height: 3, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  // With its previews: the tests below count what is stored.
  const file = await uploadedPicture(app, ann, { name: 'x.txt', type: 'text/plain', bytes: png });
  expect(file).toMatchObject({ type: 'image/png', isImage: true });
});

test('row 12: without the header that no foreign page can send nothing is read or stored', async () => {
  const before = await stored();
  const form = multipartOf(UPLOAD, { file: null }, { 'variables.file': { bytes: 'hello' } });
  const headers = { authorization: `Bearer ${ann.accessToken}` };
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: form });
  expect(response.status).toBe(400);
  expect(await stored()).toEqual(before);
});

test.each([
  '__proto__.x',
  'variables.__proto__.x',
  'variables.constructor.x',
  'variables.toString.call',
  'variables.file.x.y.z',
  'query.replace.call',
  'variables',
  '',
])('row 20: the map path "%s" is refused and changes nothing', async (place) => {
  const before = Object.getOwnPropertyNames(Object.prototype.toString);
  const answer = await post(app, ann, multipartOf(UPLOAD, { file: null }, { [place]: { bytes: 'x' } }));
  expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
  expect(Object.getOwnPropertyNames(Object.prototype.toString)).toEqual(before);
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

test('row 20: a file in two places, a map before the operations, and none at all are refused', async () => {
  const before = await stored();
  const both = new FormData();
  const query = `mutation($a: Upload!, $b: Upload!) {
    a: uploadFile(input: { file: $a }) { file { id } } b: uploadFile(input: { file: $b }) { file { id } }
  }`;
  both.set('operations', JSON.stringify({ query, variables: { a: null, b: null } }));
  both.set('map', JSON.stringify({ 0: ['variables.a', 'variables.b'] }));
  both.set('0', new Blob(['x']), 'x');
  const turned = new FormData();
  turned.set('map', JSON.stringify({ 0: ['variables.file'] }));
  turned.set('operations', JSON.stringify({ query: UPLOAD, variables: { file: null } }));
  turned.set('0', new Blob(['x']), 'x');
  const without = new FormData();
  without.set('operations', JSON.stringify({ query: UPLOAD, variables: { file: null } }));
  for (const form of [both, turned, without, new FormData()]) {
    const answer = await post(app, ann, form);
    expect([answer.status, answer.code]).toEqual([400, 'BAD_REQUEST']);
  }
  expect(await stored()).toEqual(before);
});

test('row 20: a file that the map names and that does not come is refused', async () => {
  const form = multipartOf(UPLOAD, { file: null }, { 'variables.file': { bytes: 'x' } });
  form.delete('0');
  expect((await post(app, ann, form)).code).toBe('BAD_REQUEST');
});

test('row 21: 10,000 fields are refused', async () => {
  const form = new FormData();
  for (let i = 0; i < 10_000; i++) form.set(`field ${i}`, 'x');
  const answer = await post(app, ann, form);
  expect([answer.status, answer.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
});

test('nobody uploads without being signed in, and nothing of it is written', async () => {
  const before = await stored();
  const answer = await upload(app, null, { bytes: randomBytes(2_000_000) });
  expect(answer.code).toBe('UNAUTHENTICATED');
  expect(await stored()).toEqual(before);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  // Clients escape line breaks in names, which then come as letters.
  ['a\u200Bbc\r\nSet-Cookie: x=1', 'abc%0D%0ASet-Cookie: x=1'],
  ['👩‍👩‍👧 family.png', '👩‍👩‍👧 family.png'],
  ['\u200B', 'file'],
])('row 83: the name %j is shown as %j', async (given, name) => {
  const file = await uploaded(app, ann, { name: given, bytes: 'x' });
  expect(file.name).toBe(name);
  const header = (await download(app, ann, `/files/${file.id}`)).headers.get('content-disposition')!;
  expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"(; filename\*=UTF-8''[\w%.~!#$&+^`|-]+)?$/);
});

test.each([
  ['x'.repeat(4096), 'x'.repeat(180)],
  ['🎉'.repeat(300), '🎉'.repeat(180)],
  [`${'é'.repeat(127)}.png`, `${'é'.repeat(127)}.png`],
])('row 84: a long name is cut at 180 characters', async (given, name) => {
  expect((await uploaded(app, ann, { name: given, bytes: 'x' })).name).toBe(name);
});
