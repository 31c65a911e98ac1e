import type { Context } from '../../context.js';
import { newId } from '../../shared/ids.js';
import type { ArchiveKind } from './archive-kind.js';
import type { ArchiveRun } from './archive-run.entity.js';
import { ArchiveSegment, type LocatedSegment } from './archive-segment.entity.js';
import { inRun } from './in-run.js';

/** A segment without a file: noted before it is written, so that whatever breaks off, what was written of it is found and removed. */
export async function beginSegment(
  ctx: Context,
  run: ArchiveRun,
  { name: kind }: ArchiveKind,
  groupId: string | null,
): Promise<LocatedSegment> {
  const segment: ArchiveSegment = {
    id: newId(),
    runId: run.id,
    kind,
    roomId: kind === 'MESSAGES' ? groupId : null,
    projectId: kind === 'TASKS' ? groupId : null,
    count: 0,
    firstOrderedAt: null,
    lastOrderedAt: null,
    sha256: null,
    size: null,
    members: null,
    erasedAt: null,
    redactedAt: null,
    restoredAt: null,
  };
  await inRun(ctx, run, async (tx) => void tx.em.create(ArchiveSegment, segment));
  return { ...segment, day: run.day };
}
