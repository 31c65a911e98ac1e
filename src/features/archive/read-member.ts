import { createHash, type Hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { giveBack } from '../../shared/give-back.js';
import type { FileStore } from '../../storage/file-store.js';
import { segmentKey } from './archive-keys.js';
import type { LocatedSegment } from './archive-segment.entity.js';

const unpack = promisify(gunzip);
const NEWLINE = 0x0a;
const NOTHING = Buffer.alloc(0);
/** Bytes in which a member says how long it is. */
const SIZE = 4;
/** Pieces in which it is unpacked, bytes; where it is damaged it may say anything. */
const SMALLEST = 1024;
const LARGEST = 2 ** 20;

/** A segment that has its file. */
export type FiledSegment = Pick<LocatedSegment, 'day' | 'id' | 'sha256' | 'size' | 'members'>;

/** One member of a segment, as it lies there. Throws UNAVAILABLE, or an Error where there is no such file. */
export async function readMember(store: FileStore, segment: FiledSegment, member: number): Promise<Buffer> {
  const start = segment.members![member]!;
  return buffer(await store.read(keyOf(segment), { start, end: start + lengthOf(segment, member) - 1 }));
}

/** Throws where the file of a segment is not the one that was written. */
export async function assertWhole(store: FileStore, segment: FiledSegment): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of await store.read(keyOf(segment))) hash.update(chunk);
  assertSame(segment, hash);
}

/** All members of a segment, one after the other, as they lie there; read once. Throws at the end where the file is not the one that was written. */
export async function* readMembers(store: FileStore, segment: FiledSegment): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer = NOTHING;
  let member = 0;
  for await (const chunk of (await store.read(keyOf(segment))) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    let from = 0;
    for (; member < segment.members!.length; member++) {
      const to = from + lengthOf(segment, member) - held.length;
      if (to > chunk.length) break;
      yield joined(held, chunk.subarray(from, to));
      held = NOTHING;
      from = to;
    }
    held = joined(held, chunk.subarray(from));
  }
  assertSame(segment, hash);
}

/** The bytes of all members, unpacked, one after the other: each until the next is asked for. Throws as `readMembers` and `unpackText`. */
export async function* readTexts(store: FileStore, segment: FiledSegment): AsyncGenerator<Buffer> {
  for await (const packed of readMembers(store, segment)) {
    const text = await unpackText(packed);
    yield text;
    giveBack(text);
  }
}

/** The lines of a member, in their order. Throws where it is damaged. */
export async function unpackMember(packed: Buffer): Promise<string[]> {
  return (await unpackText(packed)).toString('utf8').trimEnd().split('\n');
}

/** Where each line of a member ends, from its beginning. */
export function endsOfLines(text: Buffer): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf(NEWLINE); at !== -1; at = text.indexOf(NEWLINE, at + 1)) ends.push(at);
  return ends;
}

/**
 * The bytes of a member, in which each line ends with a line feed. It says itself how many they are (RFC 1952 §2.3.1): in one piece of that length, nothing has
 * to be put together. Throws where it is damaged.
 */
function unpackText(packed: Buffer): Promise<Buffer> {
  const length = packed.length < SIZE ? 0 : packed.readUInt32LE(packed.length - SIZE);
  return unpack(packed, { chunkSize: Math.min(Math.max(length, SMALLEST), LARGEST) });
}

function assertSame({ sha256 }: FiledSegment, hash: Hash): void {
  if (hash.digest('hex') !== sha256) throw new Error('it does not have the SHA-256 that it was written with');
}

function joined(held: Buffer, next: Buffer): Buffer {
  return held.length > 0 ? Buffer.concat([held, next]) : next;
}

function keyOf({ day, id, sha256 }: FiledSegment): string {
  return segmentKey(day, id, sha256!);
}

function lengthOf({ members, size }: FiledSegment, member: number): number {
  return (members![member + 1] ?? size!) - members![member]!;
}
