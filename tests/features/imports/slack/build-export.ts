import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Entries by name: text and bytes as they stand, anything else as JSON. */
export type Entries = Record<string, unknown>;

/** The bytes of a ZIP. Stored, not deflated, so that a test can spoil a byte and know which. */
export async function zipBytes(entries: Entries, options = { compress: false }): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) {
    const raw = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
    zip.addBuffer(Buffer.from(raw), name, options);
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** Writes bytes to a file of their own in a new folder of this run, and returns its path. */
export async function writeZip(bytes: Buffer, name = 'export.zip'): Promise<string> {
  const path = join(await mkdtemp(join(process.env.TEST_RUN_DIR!, 'slack-export-')), name);
  await writeFile(path, bytes);
  return path;
}

/** A ZIP of two people (ann U1, bob U2) and the channel `general` (C1), with the given entries added or replaced. */
export async function buildExport(entries: Entries = {}, options = { compress: false }): Promise<string> {
  return writeZip(await zipBytes({ 'users.json': USERS, 'channels.json': CHANNELS, ...entries }, options));
}

export const USERS = [
  { id: 'U1', name: 'ann', deleted: false, profile: { display_name: 'Ann', email: 'ann@example.org' } },
  { id: 'U2', name: 'bob', real_name: 'Bob Brown', deleted: true },
];

export const CHANNELS = [
  { id: 'C1', name: 'general', creator: 'U1', created: 1_500_000_000, members: ['U1', 'U2'], topic: { value: 'All' } },
];
