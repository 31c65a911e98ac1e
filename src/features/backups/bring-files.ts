import { randomUUID } from 'node:crypto';
import { copyFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { FileStore } from '../../storage/file-store.js';
import { sync } from '../../storage/sync.js';
import { FILE_LIST, poolPath } from './backup-places.js';
import { hashFile } from './hash-file.js';
import { readFileList } from './list-files.js';
import type { Manifest } from './manifest.js';

/**
 * Has every file that a backup names lie in the store with the bytes that it had. Gives how many had to be brought. Throws where the backup's files lie in a
 * bucket and one is not there.
 */
export async function bringFiles(store: FileStore, folder: string, { files }: Manifest): Promise<number> {
  let brought = 0;
  for await (const { key, sha256 } of readFileList(path.join(folder, FILE_LIST))) {
    const found = await store.lend(key, hashFile).catch(() => null);
    if (found !== null && (sha256 === null || found === sha256)) continue;
    if (!files.areCopied) throw new Error(`${key} is not in ${store.place} as it was when the backup was made`);
    const incoming = path.join(store.incoming, randomUUID());
    await copyFile(path.join(path.dirname(folder), poolPath(sha256!)), incoming);
    await sync(incoming);
    await store.keep([{ path: incoming, key }]);
    brought += 1;
  }
  return brought;
}

/** Puts the secrets of a backup into the data folder; others that are there are kept beside them. */
export async function bringSecrets(
  dataDir: string,
  folder: string,
  stamp: string,
  { secrets }: Manifest,
): Promise<void> {
  for (const { name, sha256 } of secrets) {
    const place = path.join(dataDir, name);
    const found = await hashFile(place).catch(() => null);
    if (found === sha256) continue;
    if (found) await rename(place, `${place}.before-${stamp}`);
    await copyFile(path.join(folder, name), place);
    await sync(place);
  }
  await sync(dataDir);
}
