import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import JSZip from 'jszip';
import sharp from 'sharp';
import { readConfig } from '../../../src/config.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { SEND } from '../../support/documents.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { download, upload } from '../../support/uploads.js';
import { type Entry, zipOf } from './zips.js';

const UPLOAD = `mutation($archive: Upload!) {
  uploadArchive(input: { archive: $archive }) {
    archive { id name type size sha256 entryPath }
    files { id name type size sha256 entryPath previewStatus archive { id } }
  }
}`;
const ENTRIES = `query($id: ID!, $after: String) { file(id: $id) {
  entries(first: 100, after: $after) { nodes { entryPath previewStatus } pageInfo { hasNextPage endCursor } }
} }`;

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp({ limits: { ...readConfig({}).limits, zipInflatedBytes: 64 * 1024 * 1024 } });
  ann = await buildUser(app);
});
afterAll(() => app.close());

const send = (bytes: Buffer, as = ann) =>
  upload(app, as, { name: 'photos.zip', bytes }, { query: UPLOAD, name: 'archive' });
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Names of all files below the data folder. */
async function stored(): Promise<string[]> {
  const entries = await readdir(path.join(app.config.dataDir, 'files'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

test('an archive is kept as it came, each file in it is one by itself, and pictures get previews', async () => {
  const photo = await sharp({ create: { width: 50, height: 40, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const inner = zipOf([{ name: 'x', data: 'x' }]);
  const zip = new JSZip().file('trip/photo.jpg', photo).file('trip/день 1.txt', 'hello').file('nested.zip', inner);
  const bytes = await zip.file('empty', '').generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
  const { data } = await send(bytes);
  const { archive, files } = data.uploadArchive;
  expect(archive).toMatchObject({
    name: 'photos.zip',
    type: 'application/zip',
    size: bytes.length,
    sha256: sha256(bytes),
  });
  const byPath = Object.fromEntries(files.map((file: { entryPath: string }) => [file.entryPath, file]));
  expect(Object.keys(byPath)).toEqual(['trip/photo.jpg', 'trip/день 1.txt', 'nested.zip', 'empty']);
  expect(byPath['trip/photo.jpg']).toMatchObject({ name: 'photo.jpg', type: 'image/jpeg', sha256: sha256(photo) });
  expect(byPath['trip/photo.jpg'].archive).toEqual({ id: archive.id });
  const original = await download(app, ann, `/files/${archive.id}`);
  expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true);
  const taken = await download(app, ann, `/files/${byPath['trip/photo.jpg'].id}`);
  expect(Buffer.from(await taken.arrayBuffer()).equals(photo)).toBe(true);
  await app.previews.catchUp();
  const { nodes } = (await get(app, ann, ENTRIES, archive)).file.entries;
  expect(nodes.map(({ previewStatus }: { previewStatus: string }) => previewStatus)).toEqual([
    'READY',
    'NONE',
    'NONE',
    'NONE',
  ]);
});

test('row 71: an archive in an archive is a file like any other', async () => {
  const bomb = zipOf([{ name: 'zeros', data: Buffer.alloc(50_000_000) }]);
  const { data } = await send(zipOf([{ name: 'bomb.zip', data: bomb, method: 'stored' }]));
  expect(data.uploadArchive.files).toMatchObject([{ name: 'bomb.zip', type: 'application/zip', size: bomb.length }]);
  const { nodes } = (await get(app, ann, ENTRIES, data.uploadArchive.files[0])).file.entries;
  expect(nodes).toEqual([]);
});

test('row 76: an empty file in an archive is one', async () => {
  const { data } = await send(
    zipOf([
      { name: 'empty', data: '' },
      { name: 'stored', data: '', method: 'stored' },
    ]),
  );
  expect(data.uploadArchive.files).toMatchObject([{ size: 0 }, { size: 0 }]);
});

test('who sees an archive sees the files in it, and nobody else does', async () => {
  const bob = await buildUser(app);
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const { data } = await send(zipOf([{ name: 'a', data: 'a' }]));
  const { archive, files } = data.uploadArchive;
  const FILE = 'query($id: ID!) { file(id: $id) { id archive { id } } }';
  expect((await get(app, bob, FILE, files[0])).file).toBeNull();
  await get(app, ann, SEND, { input: { roomId: room.id, content: '', attachmentIds: [archive.id] } });
  expect((await get(app, bob, FILE, files[0])).file).toEqual({ id: files[0].id, archive: { id: archive.id } });
  const other = (await send(zipOf([{ name: 'a', data: 'a' }]))).data.uploadArchive;
  await get(app, ann, SEND, { input: { roomId: room.id, content: '', attachmentIds: [other.files[0].id] } });
  expect((await get(app, bob, FILE, other.files[0])).file).toEqual({ id: other.files[0].id, archive: null });
});

test('of many files the first hundred are told, and the others by pages', async () => {
  const { data } = await send(zipOf(Array.from({ length: 250 }, (_, n) => ({ name: `${n}`, data: `${n}` }))));
  expect(data.uploadArchive.files).toHaveLength(100);
  const paths: string[] = [];
  let after: string | undefined;
  do {
    const { entries } = (await get(app, ann, ENTRIES, { id: data.uploadArchive.archive.id, after })).file;
    paths.push(...entries.nodes.map(({ entryPath }: { entryPath: string }) => entryPath));
    after = entries.pageInfo.hasNextPage ? entries.pageInfo.endCursor : undefined;
  } while (after);
  expect(paths).toEqual(Array.from({ length: 250 }, (_, n) => `${n}`));
});

const good: Entry = { name: 'good', data: randomBytes(1000) };
const LINK = 0xa1ff;
const DEVICE = 0x21ff;
const whole = zipOf([good, { name: 'more', data: 'more' }]);

/** A ZIP64 by what follows its directory, and by an entry. */
function zip64(): Buffer {
  const end = whole.subarray(-22);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeUInt8(44, 4);
  record.writeUInt8(2, 24);
  record.writeUInt8(2, 32);
  record.writeUInt32LE(end.readUInt32LE(12), 40);
  record.writeUInt32LE(end.readUInt32LE(16), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeUInt32LE(whole.length - 22, 8);
  locator.writeUInt8(1, 16);
  return Buffer.concat([whole.subarray(0, -22), record, locator, end]);
}

const REFUSED: [row: number, what: string, bytes: Buffer, message: RegExp, code?: string][] = [
  [
    67,
    'zeros of 200 MiB',
    zipOf([{ name: 'bomb', data: Buffer.alloc(200 * 2 ** 20) }]),
    /more than/,
    'PAYLOAD_TOO_LARGE',
  ],
  [
    67,
    'many files that are too much together',
    zipOf(
      Array.from({ length: 70 }, (_, n) => ({ name: `${n}`, data: Buffer.alloc(2 ** 20), method: 'stored' as const })),
    ),
    /more than/,
    'PAYLOAD_TOO_LARGE',
  ],
  [
    68,
    'a size that is a lie',
    zipOf([good, { name: 'lie', data: Buffer.alloc(10_000_000), size: 10 }]),
    /too many bytes/,
  ],
  [
    68,
    'a size that is a lie the other way',
    zipOf([{ name: 'lie', data: 'x'.repeat(10), size: 1000 }]),
    /not enough bytes/,
  ],
  [69, 'entries that overlap', zipOf([good, { name: 'again', data: good.data!, sharesWith: 0 }]), /overlap/],
  [69, 'a file that grows too much', zipOf([{ name: 'zeros', data: Buffer.alloc(20_000_000) }]), /times its size/],
  [70, '65,000 entries', zipOf(Array.from({ length: 65_000 }, (_, n) => ({ name: `${n}` }))), /more than 2000 files/],
  [70, '2,001 files', zipOf(Array.from({ length: 2001 }, (_, n) => ({ name: `${n}` }))), /more than 2000 files/],
  ...['../x', '..\\x', '/abs', 'C:\\x', 'a/../../b', 'a\0b', '\\\\server\\x'].map((name): (typeof REFUSED)[number] => [
    72,
    `the name ${JSON.stringify(name)}`,
    zipOf([good, { name }]),
    /name is not/,
  ]),
  [73, 'a symbolic link', zipOf([good, { name: 'link', data: '/etc/passwd', mode: LINK }]), /link or a device/],
  [73, 'a device', zipOf([good, { name: 'device', mode: DEVICE }]), /link or a device/],
  [74, 'an encrypted entry', zipOf([{ ...good, flags: 0x801 }]), /encrypted/],
  [74, 'a strongly encrypted entry', zipOf([{ ...good, flags: 0x841 }]), /encrypt/],
  [74, 'an end that is cut off', whole.subarray(0, -10), /cut short/],
  [74, 'a beginning that is cut off', whole.subarray(200), /damaged/],
  [74, 'garbage behind it', Buffer.concat([whole, Buffer.from('garbage')]), /extra bytes/],
  [74, 'entries that are not counted', zipOf([good, { name: 'more' }], { count: 1 }), /belong to none/],
  [74, 'the format ZIP64', zip64(), /ZIP64/],
  [74, 'an entry of ZIP64', zipOf([{ ...good, extra: Buffer.from([1, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]) }]), /ZIP64/],
  [74, 'a second disk', zipOf([good], { disk: 1 }), /multi-disk/],
  [74, 'a checksum that is another', zipOf([good, { name: 'x', data: 'x', crc: 1 }]), /checksum of x/],
  [75, 'two entries of one name', zipOf([good, good]), /two entries of one name/],
  [75, 'two names that differ by case', zipOf([{ name: 'a/B' }, { name: 'A/b' }]), /two entries of one name/],
  [
    75,
    'two names that differ in their composition',
    zipOf([{ name: 'é' }, { name: 'e\u0301' }]),
    /two entries of one name/,
  ],
  [75, 'two ways to write one path', zipOf([{ name: 'a/b' }, { name: 'a/./b' }]), /two entries of one name/],
  [76, 'nothing', Buffer.alloc(0), /no ZIP/],
  [76, 'what is no ZIP', randomBytes(100_000), /no ZIP/],
];

describe('rows 67–70, 72–76: an archive is refused as a whole, saying why, that has', () => {
  test.each(REFUSED)('row %d: %s', async (_row, _what, bytes, message, code = 'ARCHIVE_INVALID') => {
    const before = await stored();
    const answer = await send(bytes);
    expect(answer.errors![0]!.message).toMatch(message);
    expect(answer.errors![0]!.message).toMatch(/[^.]\.$/);
    expect([answer.status, answer.code]).toEqual([code === 'ARCHIVE_INVALID' ? 400 : 413, code]);
    expect(await stored()).toEqual(before);
  });
});
