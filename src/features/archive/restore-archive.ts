import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { segmentKey } from './archive-keys.js';
import type { LocatedSegment } from './archive-segment.entity.js';
import { findSegments } from './find-segments.js';
import { readMember, unpackMember } from './read-member.js';
import { verifySegment } from './verify-segment.js';

/**
 * Brings the messages of a day's runs, or of a room, back into the database, where they stay as long as if they had been sent now. May be repeated after it broke
 * off. Gives how many. Throws where a file is damaged: of that segment nothing is brought back by then.
 */
export async function restoreArchive(ctx: Context, what: { day: string } | { roomId: string }): Promise<number> {
  const which = 'day' in what ? sql`r.day = ${what.day}` : sql`s.room_id = ${what.roomId}`;
  let restored = 0;
  for (const segment of await findSegments(ctx, sql`${which} and s.erased_at is not null and s.restored_at is null`)) {
    await verifySegment(ctx.app.store, segment);
    restored += await restoreSegment(ctx, segment);
    await ctx.app.store.remove(segmentKey(segment.day, segment.id, segment.sha256!));
  }
  return restored;
}

async function restoreSegment(ctx: Context, segment: LocatedSegment): Promise<number> {
  let restored = 0;
  for (let member = 0; member < segment.members!.length; member++) {
    const messages = await unpackMember(await readMember(ctx.app.store, segment, member));
    const { value } = await inTransaction(ctx, async (tx) => {
      const now = new Date(tx.app.clock.now());
      let count = 0;
      for (const { id, content } of messages) {
        // Deleted ones stay as they are, without a place in a file that is no more.
        const changed = await change(
          tx,
          sql`update messages set content = case when deleted_at is null then ${content} end, segment_id = null, segment_position = null,
              imported_at = ${now} where id = ${id} and segment_id = ${segment.id}`,
        );
        if (content !== null) count += changed.count;
      }
      if (member === segment.members!.length - 1) {
        await change(tx, sql`update archive_segments set restored_at = ${now} where id = ${segment.id}`);
      }
      return count;
    });
    restored += value;
  }
  return restored;
}
