import type { Context } from '../../context.js';
import { archiveKinds } from './archive-kinds.js';
import { type ArchiveKindName } from './archive-segment.entity.js';
import { eraseSegments } from './erase-segments.js';
import { exportDue, segmentsOf } from './export-due.js';
import { enterStage } from './in-run.js';
import { discardRun, nextCutoff, openRun } from './open-run.js';
import { writeManifest } from './write-manifest.js';

/**
 * Puts what is older than ARCHIVE_AFTER_DAYS into the archive: see `archiveKinds`. Texts leave the database when the files that hold them are
 * on the disk, were read again and are named by a manifest. What a run left that was cut off anywhere is seen to first.
 * Throws where the disk is full or the store does not answer: nothing is lost by then.
 */
export async function runArchive(ctx: Context, signal: AbortSignal): Promise<void> {
  const run = await openRun(ctx);
  if (run.stage === 'EXPORTING') {
    await exportDue(ctx, run, signal);
    // Of a run that found nothing, nothing is told.
    if ((await segmentsOf(ctx, run)).length === 0) return discardRun(ctx, run);
    await enterStage(ctx, run, 'ERASING', { manifestSha256: await writeManifest(ctx, run) });
  }
  await eraseSegments(ctx, run, signal);
  await enterStage(ctx, run, 'DONE', { finishedAt: new Date(ctx.app.clock.now()) });
}

/** How many of each kind the next run would put into the archive, and out of how many rooms or projects. Changes nothing. */
export async function countDue(ctx: Context): Promise<Record<ArchiveKindName, { count: number; groups: number }>> {
  const counts = { MESSAGES: { count: 0, groups: 0 }, TASKS: { count: 0, groups: 0 } };
  for (const kind of archiveKinds) {
    for (const groupId of await kind.groups(ctx)) {
      let count = 0;
      for await (const lines of kind.findDue(ctx, groupId, nextCutoff(ctx))) count += lines.length;
      counts[kind.name].count += count;
      if (count > 0) counts[kind.name].groups += 1;
    }
  }
  return counts;
}
