import path from 'node:path';
import { FILE_LIST, poolPath } from './backup-places.js';
import { hashFile } from './hash-file.js';
import { readFileList } from './list-files.js';
import type { HashedFile, Manifest } from './manifest.js';

/**
 * Reads everything that a backup names, from the first byte to the last, and compares it with the hash that it was written with. Throws an Error that
 * names the first file that is not as it was.
 */
export async function verifyBackup(folder: string, { database, fileList, secrets, files }: Manifest): Promise<void> {
  for (const file of [database, fileList, ...secrets]) await verifyFile(folder, file);
  if (!files.areCopied) return;
  for await (const { key, sha256 } of readFileList(path.join(folder, FILE_LIST))) {
    await verifyFile(path.dirname(folder), { name: poolPath(sha256!), sha256: sha256! }, key);
  }
}

async function verifyFile(
  folder: string,
  { name, sha256 }: Pick<HashedFile, 'name' | 'sha256'>,
  key?: string,
): Promise<void> {
  const place = path.join(folder, name);
  const found = await hashFile(place).catch((error: Error) => {
    throw new Error(`${name} cannot be read: ${error.message}`, { cause: error });
  });
  const what = key ? `${name} (${key})` : name;
  if (found !== sha256) throw new Error(`${what} does not have the SHA-256 that it was written with`);
}
