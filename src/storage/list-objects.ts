import type { Disk, DriveFile } from 'flydrive';
import type { StoredObject } from './file-store.js';

/** The files under a prefix, one page of the store's after the other. */
export async function* listObjects(disk: Disk, prefix: string): AsyncIterable<StoredObject> {
  let paginationToken: string | undefined;
  do {
    const page = await disk.listAll(prefix, { recursive: true, paginationToken });
    for (const object of page.objects) {
      if (!object.isFile) continue;
      const modifiedAt = await modificationOf(object as DriveFile);
      if (modifiedAt) yield { key: (object as DriveFile).key, modifiedAt };
    }
    paginationToken = page.paginationToken;
  } while (paginationToken);
}

/** Null where the file has gone since it was listed. */
async function modificationOf(file: DriveFile): Promise<Date | null> {
  return file.getMetaData().then(
    ({ lastModified }) => lastModified,
    () => null,
  );
}
