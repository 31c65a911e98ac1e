import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { claimMessages } from './claim-messages.js';
import { eraseSegments } from './erase-segments.js';
import { exportSegments, segmentsOf } from './export-segments.js';
import { findDue } from './find-due.js';
import { enterStage } from './in-run.js';
import { forgetRun, nextCutoff, openRun } from './open-run.js';
import { writeManifest } from './write-manifest.js';

/**
 * Puts the messages that are older than ARCHIVE_AFTER_DAYS into the archive. Their contents leave the database when the files that hold them are
 * on the disk, were read again and are named by a manifest. A run that was cut off anywhere is gone on with.
 * Throws where the disk is full or the store does not answer: nothing is lost by then.
 */
export async function archiveMessages(ctx: Context, signal: AbortSignal): Promise<void> {
  const run = await openRun(ctx);
  if (run.stage === 'CLAIMING') {
    for (const roomId of await allRooms(ctx)) await claimMessages(ctx, run, roomId, signal);
    if ((await segmentsOf(ctx, run)).length === 0) return forgetRun(ctx, run);
    await enterStage(ctx, run, 'EXPORTING');
  }
  if (run.stage === 'EXPORTING') {
    await exportSegments(ctx, run, signal);
    await enterStage(ctx, run, 'ERASING', { manifestSha256: await writeManifest(ctx, run) });
  }
  await eraseSegments(ctx, run, signal);
  await enterStage(ctx, run, 'DONE', { finishedAt: new Date(ctx.app.clock.now()) });
}

/** How many messages of each room the next run would put into the archive. Changes nothing. */
export async function countDue(ctx: Context): Promise<{ roomId: string; count: number }[]> {
  const cutoff = nextCutoff(ctx);
  const counts: { roomId: string; count: number }[] = [];
  for (const roomId of await allRooms(ctx)) {
    let count = 0;
    for await (const due of findDue(ctx, roomId, cutoff)) count += due.length;
    if (count > 0) counts.push({ roomId, count });
  }
  return counts;
}

/** Deleted ones too: until they are purged somebody may want them back. */
async function allRooms(ctx: Context): Promise<string[]> {
  const rooms = await query(ctx, sql<{ id: string }>`select id from rooms order by id`);
  return rooms.map(({ id }) => id);
}
