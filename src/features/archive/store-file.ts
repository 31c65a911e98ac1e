import { createHash, randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { FileStore } from '../../storage/file-store.js';

/**
 * Writes a file into the store: when it resolves, the whole of it outlives a crash; until then nothing stands under its key. Gives the SHA-256 of
 * its bytes, hexadecimal. Throws where the disk is full or the store does not answer.
 */
export async function storeFile(
  store: FileStore,
  keyOf: (sha256: string) => string,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<string> {
  const place = path.join(store.incoming, randomUUID());
  try {
    const file = await open(place, 'wx', 0o600);
    const hash = createHash('sha256');
    try {
      for await (const chunk of chunks) {
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    const sha256 = hash.digest('hex');
    await store.keep([{ path: place, key: keyOf(sha256) }]);
    return sha256;
  } finally {
    await rm(place, { force: true });
  }
}
