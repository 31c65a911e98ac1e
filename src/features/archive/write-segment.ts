import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FileStore } from '../../storage/file-store.js';
import type { ArchivedMessage } from './archived-message.js';
import { storeFile } from './store-file.js';

const pack = promisify(gzip);

/** A segment's file as it was written. */
export interface WrittenSegment {
  sha256: string;
  size: number;
  /** Where each member begins, bytes. */
  members: number[];
}

/** Writes a segment into the store, each member by itself. Throws as `storeFile`. */
export async function writeSegment(
  store: FileStore,
  key: string,
  messages: AsyncIterable<ArchivedMessage[]>,
): Promise<WrittenSegment> {
  const members: number[] = [];
  let size = 0;
  async function* packed() {
    for await (const member of messages) {
      const chunk = await pack(member.map((message) => `${JSON.stringify(message)}\n`).join(''));
      members.push(size);
      size += chunk.length;
      yield chunk;
    }
  }
  const sha256 = await storeFile(store, key, packed());
  return { sha256, size, members };
}
