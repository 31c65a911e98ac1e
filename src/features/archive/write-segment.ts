import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { giveBack } from '../../shared/give-back.js';
import type { FileStore } from '../../storage/file-store.js';
import { storeFile } from './store-file.js';

const gzipped = promisify(gzip);

/** A segment's file as it was written. */
export interface WrittenSegment {
  sha256: string;
  size: number;
  /** Where each member begins, bytes. */
  members: number[];
}

/** Prose with ids packs in half the time of zlib's own choice, 6, and comes out a twentieth larger. */
const LEVEL = 3;
/** In which a member is packed, bytes: most have room in one. */
const PIECE = 32_768;

/** Lines as one member of a segment. */
export async function packMember(lines: readonly string[]): Promise<Buffer> {
  const text = Buffer.from(`${lines.join('\n')}\n`);
  const packed = await gzipped(text, { level: LEVEL, chunkSize: PIECE });
  giveBack(text);
  return packed;
}

/** Writes a segment into the store out of its members. Throws as `storeFile`. */
export async function writeSegment(
  store: FileStore,
  keyOf: (sha256: string) => string,
  packed: AsyncIterable<Buffer>,
): Promise<WrittenSegment> {
  const members: number[] = [];
  let size = 0;
  async function* counted() {
    for await (const member of packed) {
      members.push(size);
      size += member.length;
      yield member;
    }
  }
  const sha256 = await storeFile(store, keyOf, counted());
  return { sha256, size, members };
}
