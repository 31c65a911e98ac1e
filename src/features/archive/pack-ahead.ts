import type { WrittenLine } from './archive-kind.js';
import { MEMBER } from './archive-segment.entity.js';
import { packMember } from './write-segment.js';

/** Members that are packed while the next are read: they keep the other cores busy. */
const AHEAD = 4;

/** A member of a segment, and what of it the segment's row tells. */
export interface PackedMember {
  packed: Buffer;
  count: number;
  first: WrittenLine;
  last: WrittenLine;
}

/** Lines in members, each but the last of MEMBER. */
export async function* packAhead(
  batches: AsyncIterable<WrittenLine[]>,
  signal: AbortSignal,
): AsyncGenerator<PackedMember> {
  const waiting: Promise<PackedMember>[] = [];
  for await (const lines of inMembers(batches)) {
    signal.throwIfAborted();
    waiting.push(pack(lines));
    if (waiting.length > AHEAD) yield await waiting.shift()!;
  }
  yield* waiting;
}

async function* inMembers(batches: AsyncIterable<WrittenLine[]>): AsyncGenerator<WrittenLine[]> {
  let rest: WrittenLine[] = [];
  for await (const batch of batches) {
    rest = rest.concat(batch);
    let from = 0;
    for (; rest.length - from >= MEMBER; from += MEMBER) yield rest.slice(from, from + MEMBER);
    rest = rest.slice(from);
  }
  if (rest.length > 0) yield rest;
}

async function pack(lines: WrittenLine[]): Promise<PackedMember> {
  const packed = await packMember(lines.map(({ line }) => line));
  return { packed, count: lines.length, first: lines[0]!, last: lines.at(-1)! };
}
