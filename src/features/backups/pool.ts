import { copyFile, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { sync } from '../../storage/sync.js';
import { PART, poolPath } from './backup-places.js';

/** The files of all backups, by their hashes, each once. */
export class Pool {
  private readonly changed = new Set<string>();

  /** folder: of the backups. */
  constructor(private readonly folder: string) {}

  /**
   * Takes a file in that never changes: as a second name of the same bytes where it lies on the same disk, else as a copy. Throws ENOENT where there is no
   * such file.
   */
  async take(source: string, sha256: string): Promise<void> {
    const place = path.join(this.folder, poolPath(sha256));
    if (await isThere(place)) return;
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await link(source, place).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') throw error;
      await copy(source, place);
    });
    this.changed.add(path.dirname(place));
  }

  /** When it resolves, what was taken in outlives a crash. */
  async sync(): Promise<void> {
    const root = path.join(this.folder, 'pool');
    for (const folder of this.changed) await sync(folder);
    if (this.changed.size > 0) await sync(root);
    this.changed.clear();
  }

  /** Removes what no backup names, and what is not complete. */
  async sweep(named: ReadonlySet<string>): Promise<void> {
    const root = path.join(this.folder, 'pool');
    for (const part of await readdir(root).catch(() => [])) {
      for (const name of await readdir(path.join(root, part)))
        if (!named.has(name)) await rm(path.join(root, part, name));
    }
  }
}

async function copy(source: string, place: string): Promise<void> {
  await copyFile(source, place + PART);
  await sync(place + PART);
  await rename(place + PART, place);
}

function isThere(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    () => false,
  );
}
