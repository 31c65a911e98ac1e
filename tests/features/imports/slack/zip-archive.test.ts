import { expect, test } from '@jest/globals';
import { ZipArchive } from '../../../../src/features/imports/slack/zip-archive.js';
import { writeZip, zipBytes } from './build-export.js';

async function readFrom(bytes: Buffer, entry: string): Promise<string> {
  const archive = await ZipArchive.open(await writeZip(bytes));
  try {
    return (await archive.read(entry)).toString();
  } finally {
    archive.close();
  }
}

test('entries are read by name, folders are not entries, names are UTF-8', async () => {
  const archive = await ZipArchive.open(await writeZip(await zipBytes({ 'общий/2024-01-02.json': '[]', 'a/b': 'x' })));
  expect([...archive.names]).toEqual(['общий/2024-01-02.json', 'a/b']);
  expect((await archive.read('a/b')).toString()).toBe('x');
  await expect(archive.read('c')).rejects.toThrow('c: is missing');
  archive.close();
});

test('names in UTF-8 are read rightly without the flag that says so', async () => {
  const bytes = await zipBytes({ 'ü.json': '[]' });
  const flags = bytes.indexOf('PK\x01\x02', 0, 'latin1') + 8;
  bytes.writeUInt16LE(bytes.readUInt16LE(flags) & ~0x800, flags);
  const archive = await ZipArchive.open(await writeZip(bytes));
  expect(archive.has('ü.json')).toBe(true);
  archive.close();
});

test('what is no ZIP, is cut short or is not there is refused by its name', async () => {
  const whole = await zipBytes({ 'users.json': '[]' });
  const open = async (bytes: Buffer) => ZipArchive.open(await writeZip(bytes, 'team.zip'));
  await expect(open(Buffer.from('plain text'))).rejects.toThrow(/^team\.zip: is not a ZIP file or is cut short/);
  await expect(open(whole.subarray(0, whole.length - 30))).rejects.toThrow(/^team\.zip: is not a ZIP file/);
  await expect(open(Buffer.alloc(0))).rejects.toThrow(/^team\.zip: is not a ZIP file/);
  await expect(ZipArchive.open('/nowhere/team.zip')).rejects.toThrow(/^team\.zip: ENOENT/);
});

test('a spoilt byte is found, stored or deflated', async () => {
  const stored = await zipBytes({ 'a.json': '["hello"]' });
  stored[stored.indexOf('hello')] = 'j'.charCodeAt(0);
  await expect(readFrom(stored, 'a.json')).rejects.toThrow('a.json: is damaged (its checksum does not match)');

  const deflated = await zipBytes({ 'a.json': 'hello '.repeat(500) }, { compress: true });
  deflated.fill(0xff, 40, 50);
  await expect(readFrom(deflated, 'a.json')).rejects.toThrow(/^a\.json: is damaged/);
});

test('an encrypted entry is refused', async () => {
  const bytes = await zipBytes({ 'a.json': '[]' }, { compress: true });
  const flags = bytes.indexOf('PK\x01\x02', 0, 'latin1') + 8;
  bytes.writeUInt16LE(bytes.readUInt16LE(flags) | 1, flags);
  await expect(readFrom(bytes, 'a.json')).rejects.toThrow('a.json: is encrypted');
});

test('an entry that inflates beyond 64 MiB is refused, whatever size it declares', async () => {
  const bomb = await zipBytes({ 'bomb.json': Buffer.alloc(65 * 1024 * 1024) }, { compress: true });
  expect(bomb.length).toBeLessThan(200_000);
  await expect(readFrom(bomb, 'bomb.json')).rejects.toThrow('bomb.json: is larger than 64 MiB');
});

test('a name that leaves the ZIP and a name that is there twice are refused', async () => {
  const bytes = await zipBytes({ 'aa/x': '1', 'bb/x': '2' });
  const rename = (from: string, to: string) => Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
  await expect(ZipArchive.open(await writeZip(rename('bb/x', '../x')))).rejects.toThrow(/name is not usable/);
  await expect(ZipArchive.open(await writeZip(rename('bb/x', 'aa/x')))).rejects.toThrow('aa/x: is in the ZIP twice');
});
