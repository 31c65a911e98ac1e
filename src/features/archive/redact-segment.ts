import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { folderOf, segmentKey } from './archive-keys.js';
import { kindOf } from './archive-kinds.js';
import type { LocatedSegment } from './archive-segment.entity.js';
import { findSegments } from './find-segments.js';
import { readMembers, unpackMember } from './read-member.js';
import { verifySegment } from './verify-segment.js';
import { packMember, writeSegment } from './write-segment.js';

/**
 * Erases those lines of a segment to which no row points: of what was deleted, or was changed or brought back and is in the database. The segment is written
 * anew under another name and read again, then the one before is removed; those who read it meanwhile look it up again. May be repeated. Throws
 * where another writes it at the same time, and while it is being erased.
 */
export async function redactSegment(ctx: Context, segmentId: string): Promise<void> {
  const [segment] = await findSegments(ctx, sql`s.id = ${segmentId} and s.restored_at is null`);
  if (!segment) return;
  if (segment.erasedAt === null) throw new Error(`the segment ${segmentId} is being erased`);
  const redacted = await writeAnew(ctx, segment);
  await removeOthers(ctx, segment, redacted);
}

/** Gives the hash of the file that is the segment's now. */
async function writeAnew(ctx: Context, segment: LocatedSegment): Promise<string> {
  const { store, clock } = ctx.app;
  const written = await writeSegment(
    store,
    (sha256) => segmentKey(segment.day, segment.id, sha256),
    redactedMembers(ctx, segment),
  );
  if (written.sha256 === segment.sha256) return written.sha256;
  await verifySegment(store, { ...segment, ...written });
  const { sha256, size, members } = written;
  await inTransaction(ctx, async (tx) => {
    const { count } = await change(
      tx,
      sql`update archive_segments set sha256 = ${sha256}, size = ${size}, members = ${JSON.stringify(members)},
          redacted_at = ${new Date(clock.now())}
        where id = ${segment.id} and sha256 = ${segment.sha256}`,
    );
    if (count === 0) throw new Error(`the segment ${segment.id} was written by another meanwhile`);
  });
  return sha256;
}

/** Members in which nothing changes are copied as they are. */
async function* redactedMembers(ctx: Context, segment: LocatedSegment): AsyncGenerator<Buffer> {
  const kind = kindOf(segment);
  for await (const packed of readMembers(ctx.app.store, segment)) {
    const lines = await unpackMember(packed);
    const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
    const pointing = await kind.findPointing(ctx, segment.id, ids);
    const redacted = lines.map((line, index) => (pointing.has(ids[index]!) ? line : kind.redact(line)));
    yield redacted.some((line, index) => line !== lines[index]) ? await packMember(redacted) : packed;
  }
}

/** What the segment was before, also what an attempt that broke off left. */
async function removeOthers({ app }: Context, { day, id }: LocatedSegment, sha256: string): Promise<void> {
  const kept = segmentKey(day, id, sha256);
  for await (const { key } of app.store.list(folderOf(day))) {
    if (key.startsWith(`${folderOf(day)}${id}.`) && key !== kept) await app.store.remove(key);
  }
}
