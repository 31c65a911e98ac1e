import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { segmentKey } from './archive-keys.js';
import type { ArchiveRun } from './archive-run.entity.js';
import { ArchiveSegment, type LocatedSegment, MEMBER } from './archive-segment.entity.js';
import { findSegments } from './find-segments.js';
import { inRun } from './in-run.js';
import { readClaimed } from './read-claimed.js';
import { verifySegment } from './verify-segment.js';
import { packMember, writeSegment } from './write-segment.js';

/** The segments of a run, as they were begun. */
export function segmentsOf(ctx: Context, run: Pick<ArchiveRun, 'id'>): Promise<LocatedSegment[]> {
  return findSegments(ctx, sql`s.run_id = ${run.id}`);
}

/** Writes each segment of a run whose file is not there as it was written, and reads it again before its hash is noted. */
export async function exportSegments(ctx: Context, run: ArchiveRun, signal: AbortSignal): Promise<void> {
  const { store } = ctx.app;
  for (const segment of await segmentsOf(ctx, run)) {
    if (await isThere(ctx, segment)) continue;
    const written = await writeSegment(
      store,
      (sha256) => segmentKey(run.day, segment.id, sha256),
      membersOf(ctx, segment, signal),
    );
    await verifySegment(store, { ...segment, ...written });
    await inRun(ctx, run, async (tx) => {
      Object.assign(await tx.em.findOneOrFail(ArchiveSegment, segment.id), written);
    });
  }
}

async function isThere(ctx: Context, segment: LocatedSegment): Promise<boolean> {
  if (segment.sha256 === null) return false;
  return verifySegment(ctx.app.store, segment).then(
    () => true,
    () => false,
  );
}

async function* membersOf(ctx: Context, segment: LocatedSegment, signal: AbortSignal): AsyncGenerator<Buffer> {
  for (let from = 0; from < segment.count; from += MEMBER) {
    signal.throwIfAborted();
    yield await packMember(await readClaimed(ctx, segment, from, Math.min(from + MEMBER, segment.count)));
  }
}
