import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FileStore } from '../../storage/file-store.js';
import { segmentKey } from './archive-keys.js';
import type { LocatedSegment } from './archive-segment.entity.js';

const unpack = promisify(gunzip);

/** One member of a segment that has its file, as it lies there. Throws UNAVAILABLE, or an Error where there is no such file. */
export async function readMember(store: FileStore, segment: LocatedSegment, member: number): Promise<Buffer> {
  const start = segment.members![member]!;
  const end = (segment.members![member + 1] ?? segment.size!) - 1;
  return buffer(await store.read(segmentKey(segment.day, segment.id, segment.sha256!), { start, end }));
}

/** The lines of a member, in their order. Throws where it is damaged. */
export async function unpackMember(packed: Buffer): Promise<string[]> {
  return (await unpack(packed)).toString('utf8').trimEnd().split('\n');
}
