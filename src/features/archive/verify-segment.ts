import type { FileStore } from '../../storage/file-store.js';
import { segmentKey } from './archive-keys.js';
import { type LocatedSegment, MEMBER } from './archive-segment.entity.js';
import { endsOfLines, type FiledSegment, readTexts } from './read-member.js';

/** Reads a segment from the store again: the whole, and each member by itself. Throws an Error that says what is wrong with it. */
export async function verifySegment(
  store: FileStore,
  segment: FiledSegment & Pick<LocatedSegment, 'count'>,
): Promise<void> {
  const key = segmentKey(segment.day, segment.id, segment.sha256!);
  const wanted = Math.ceil(segment.count / MEMBER);
  let count = 0;
  let members = 0;
  try {
    for await (const text of readTexts(store, segment)) {
      count += endsOfLines(text).length;
      members += 1;
    }
  } catch (error) {
    throw new Error(`${key} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
  if (count !== segment.count || members !== wanted)
    throw new Error(`${key} holds ${count} lines of ${segment.count} in ${members} members of ${wanted}`);
}
