import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { segmentKey } from './archive-keys.js';
import type { ArchiveRun } from './archive-run.entity.js';
import { ArchiveSegment, MEMBER } from './archive-segment.entity.js';
import type { ArchivedMessage } from './archived-message.js';
import { inRun } from './in-run.js';
import { readClaimed } from './read-claimed.js';
import { verifySegment } from './verify-segment.js';
import { writeSegment } from './write-segment.js';

/** The segments of a run, as they were begun. */
export async function segmentsOf(ctx: Context, run: Pick<ArchiveRun, 'id'>): Promise<ArchiveSegment[]> {
  const { columns, read } = rowsOf(ctx.em, ArchiveSegment, 's');
  const rows = await query(
    ctx,
    sql<ArchiveSegment>`select ${columns} from archive_segments s where s.run_id = ${run.id} order by s.id`,
  );
  return rows.map(read<ArchiveSegment>);
}

/** Writes each segment of a run whose file is not there as it was written, and reads it again before its hash is noted. */
export async function exportSegments(ctx: Context, run: ArchiveRun, signal: AbortSignal): Promise<void> {
  for (const segment of await segmentsOf(ctx, run)) {
    const key = segmentKey(run.day, segment);
    if (await isThere(ctx, key, segment)) continue;
    const written = await writeSegment(ctx.app.store, key, membersOf(ctx, segment, signal));
    await verifySegment(ctx.app.store, key, { ...written, count: segment.count });
    await inRun(ctx, run, async (tx) => {
      Object.assign(await tx.em.findOneOrFail(ArchiveSegment, segment.id), written);
    });
  }
}

async function isThere(ctx: Context, key: string, { sha256, count }: ArchiveSegment): Promise<boolean> {
  if (sha256 === null) return false;
  return verifySegment(ctx.app.store, key, { sha256, count }).then(
    () => true,
    () => false,
  );
}

async function* membersOf(
  ctx: Context,
  segment: ArchiveSegment,
  signal: AbortSignal,
): AsyncGenerator<ArchivedMessage[]> {
  for (let from = 0; from < segment.count; from += MEMBER) {
    signal.throwIfAborted();
    yield await readClaimed(ctx, segment, from, Math.min(from + MEMBER, segment.count));
  }
}
