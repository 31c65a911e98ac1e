import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import type { FileStore } from './file-store.js';
import { listObjects } from './list-objects.js';
import { sync } from './sync.js';

/**
 * Files in a folder, which all nodes of an installation must share. flydrive neither syncs nor renames, so that the way in is
 * our own: a file is there as a whole or not at all, whenever the machine stops.
 */
export async function openDiskStore(folder: string): Promise<FileStore> {
  const root = path.resolve(folder);
  const incoming = path.join(root, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  const disk = new Disk(new FSDriver({ location: root, visibility: 'private' }));
  return {
    incoming,
    place: root,
    async keep(files) {
      const folders = new Set(files.map(({ key }) => path.dirname(path.join(root, key))));
      for (const folder of folders) await makeFolder(root, folder);
      for (const file of files) await rename(file.path, path.join(root, file.key));
      for (const folder of folders) await sync(folder);
    },
    async read(key, range) {
      const file = await open(path.join(root, key));
      return file.createReadStream(range);
    },
    lend: (key, work) => work(path.join(root, key)),
    remove: (key) => disk.delete(key),
    list: (prefix) => listObjects(disk, prefix),
    readText: async (key) => ((await disk.exists(key)) ? disk.get(key) : null),
    async writeText(key, text) {
      await disk.put(key, text);
      await sync(path.join(root, key));
      await sync(root);
    },
    close() {},
  };
}

/** Makes a folder below the root that is still there after a crash: each new name is synced into the folder above it. */
async function makeFolder(root: string, folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!first) return;
  for (let made = folder; made !== root && made.length >= first.length; made = path.dirname(made)) {
    await sync(path.dirname(made));
  }
}
