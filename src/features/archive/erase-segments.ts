import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import type { ArchiveRun } from './archive-run.entity.js';
import { segmentsOf } from './export-segments.js';
import { inRun } from './in-run.js';

/** Contents erased by one transaction: SQLite keeps the event loop that long. */
const STEP = 1024;

/** Takes the contents that a run's segments hold out of the database. The rows stay. */
export async function eraseSegments(ctx: Context, run: ArchiveRun, signal: AbortSignal): Promise<void> {
  for (const segment of await segmentsOf(ctx, run)) {
    if (segment.erasedAt !== null) continue;
    for (let from = 0; from < segment.count; from += STEP) {
      signal.throwIfAborted();
      const isLast = from + STEP >= segment.count;
      await inRun(ctx, run, async (tx) => {
        await change(
          tx,
          sql`update messages set content = null where segment_id = ${segment.id} and content is not null
            and segment_position >= ${from} and segment_position < ${from + STEP}`,
        );
        const now = new Date(tx.app.clock.now());
        if (isLast) await change(tx, sql`update archive_segments set erased_at = ${now} where id = ${segment.id}`);
      });
    }
  }
}
