import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { segmentKey } from './archive-keys.js';
import { kindOf } from './archive-kinds.js';
import type { ArchiveKindName, LocatedSegment } from './archive-segment.entity.js';
import { findSegments } from './find-segments.js';
import { readMember, unpackMember } from './read-member.js';
import { verifySegment } from './verify-segment.js';

/** What to bring back: what the runs of a day took, a room's messages, or a project's tasks. */
export type Restored = { day: string } | { roomId: string } | { projectId: string };

/**
 * Brings a part of the archive back into the database, where it stays as long as if it had been sent or touched now. May be repeated after it broke
 * off. Gives how many of each kind. Throws where a file is damaged: of that segment nothing is brought back by then.
 */
export async function restoreArchive(ctx: Context, what: Restored): Promise<Record<ArchiveKindName, number>> {
  const [[name, value]] = Object.entries(what) as [[string, string]];
  const column = { day: 'r.day', roomId: 's.room_id', projectId: 's.project_id' }[name]!;
  const restored = { MESSAGES: 0, TASKS: 0 };
  const isWanted = sql`${sql.ref(column)} = ${value} and s.erased_at is not null and s.restored_at is null`;
  for (const segment of await findSegments(ctx, isWanted)) {
    await verifySegment(ctx.app.store, segment);
    restored[segment.kind] += await restoreSegment(ctx, segment);
    await ctx.app.store.remove(segmentKey(segment.day, segment.id, segment.sha256!));
  }
  return restored;
}

async function restoreSegment(ctx: Context, segment: LocatedSegment): Promise<number> {
  let restored = 0;
  for (let member = 0; member < segment.members!.length; member++) {
    const lines = await unpackMember(await readMember(ctx.app.store, segment, member));
    const { value } = await inTransaction(ctx, async (tx) => {
      if (member === segment.members!.length - 1) {
        const now = new Date(tx.app.clock.now());
        await change(tx, sql`update archive_segments set restored_at = ${now} where id = ${segment.id}`);
      }
      return kindOf(segment).restore(tx, segment.id, lines);
    });
    restored += value;
  }
  return restored;
}
