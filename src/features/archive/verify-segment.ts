import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { FileStore } from '../../storage/file-store.js';
import { segmentKey } from './archive-keys.js';
import type { LocatedSegment } from './archive-segment.entity.js';

const NEWLINE = 0x0a;

/** Reads a segment from the store again. Throws an Error that says what is wrong with it. */
export async function verifySegment(
  store: FileStore,
  segment: Pick<LocatedSegment, 'day' | 'id' | 'sha256' | 'count'>,
): Promise<void> {
  const key = segmentKey(segment.day, segment.id, segment.sha256!);
  const hash = createHash('sha256');
  let count = 0;
  const lines = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) count += 1;
      done();
    },
  });
  try {
    const packed = await store.read(key);
    packed.on('data', (chunk: Buffer) => hash.update(chunk));
    await pipeline(packed, createGunzip(), lines);
  } catch (error) {
    throw new Error(`${key} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
  if (hash.digest('hex') !== segment.sha256)
    throw new Error(`${key} does not have the SHA-256 that it was written with`);
  if (count !== segment.count) throw new Error(`${key} holds ${count} lines of ${segment.count}`);
}
