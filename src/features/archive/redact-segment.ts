import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { folderOf, segmentKey } from './archive-keys.js';
import type { LocatedSegment } from './archive-segment.entity.js';
import type { ArchivedMessage } from './archived-message.js';
import { findSegments } from './find-segments.js';
import { readMember, unpackMember } from './read-member.js';
import { verifySegment } from './verify-segment.js';
import { packMember, writeSegment } from './write-segment.js';

/**
 * Writes a segment anew without what messages said that were deleted since, and removes the file that it had. May be repeated. Throws an Error
 * while the segment has no file yet, or where another writes it at the same time.
 */
export async function redactSegment(ctx: Context, segmentId: string): Promise<void> {
  const [segment] = await findSegments(ctx, sql`s.id = ${segmentId} and s.restored_at is null`);
  if (!segment) return;
  if (segment.sha256 === null) throw new Error(`the segment ${segmentId} is being written`);
  const deleted = await query(
    ctx,
    sql<{ id: string }>`select id from messages
      where segment_id = ${segmentId} and deleted_at is not null`,
  );
  const redacted = await writeAnew(ctx, segment, new Set(deleted.map(({ id }) => id)));
  await removeOthers(ctx, segment, redacted);
}

/** Gives the hash of the file that is the segment's now. */
async function writeAnew(ctx: Context, segment: LocatedSegment, deleted: ReadonlySet<string>): Promise<string> {
  const { store, clock } = ctx.app;
  const written = await writeSegment(
    store,
    (sha256) => segmentKey(segment.day, segment.id, sha256),
    redactedMembers(ctx, segment, deleted),
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
async function* redactedMembers(
  ctx: Context,
  segment: LocatedSegment,
  deleted: ReadonlySet<string>,
): AsyncGenerator<Buffer> {
  for (let member = 0; member < segment.members!.length; member++) {
    const packed = await readMember(ctx.app.store, segment, member);
    const messages = await unpackMember(packed);
    const isTouched = messages.some(({ id, content }) => content !== null && deleted.has(id));
    yield isTouched
      ? await packMember(messages.map((message) => (deleted.has(message.id) ? redact(message) : message)))
      : packed;
  }
}

function redact(message: ArchivedMessage): ArchivedMessage {
  return { ...message, content: null, mentions: [], reactions: [], attachments: [] };
}

/** What the segment was before, also what an attempt that broke off left. */
async function removeOthers({ app }: Context, { day, id }: LocatedSegment, sha256: string): Promise<void> {
  const kept = segmentKey(day, id, sha256);
  for await (const { key } of app.store.list(folderOf(day))) {
    if (key.startsWith(`${folderOf(day)}${id}.`) && key !== kept) await app.store.remove(key);
  }
}
