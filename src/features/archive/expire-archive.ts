import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { inTransaction } from '../../db/transaction.js';
import { manifestKey, segmentKey } from './archive-keys.js';
import { kindOf } from './archive-kinds.js';
import { ArchiveRun } from './archive-run.entity.js';
import type { LocatedSegment } from './archive-segment.entity.js';
import { segmentsOf } from './export-due.js';

const DAY = 86_400_000;

/**
 * Forgets what was put into the archive more than ARCHIVE_KEEP_DAYS ago: rows, files and manifests. Files that hung on its messages go with the
 * weekly clean-up. May be repeated after it broke off.
 */
export async function expireArchive(ctx: Context, signal: AbortSignal): Promise<void> {
  const { clock, config, store } = ctx.app;
  const oldest = new Date(clock.now() - config.archiveKeepDays * DAY);
  const { columns, read } = rowsOf(ctx.em, ArchiveRun, 'r');
  const runs = await query(
    ctx,
    sql<ArchiveRun>`select ${columns} from archive_runs r where r.stage = 'DONE' and r.finished_at < ${oldest} order by r.id`,
  );
  for (const run of runs.map(read<ArchiveRun>)) {
    for (const segment of (await segmentsOf(ctx, run)).reverse()) await forgetSegment(ctx, segment, signal);
    await store.remove(manifestKey(run.day, run.id));
    await inTransaction(ctx, (tx) => change(tx, sql`delete from archive_runs where id = ${run.id}`));
  }
}

async function forgetSegment(ctx: Context, segment: LocatedSegment, signal: AbortSignal): Promise<void> {
  let count: number;
  do {
    signal.throwIfAborted();
    ({ value: count } = await inTransaction(ctx, (tx) => kindOf(segment).forget(tx, segment)));
  } while (count > 0);
  await ctx.app.store.remove(segmentKey(segment.day, segment.id, segment.sha256!));
  await inTransaction(ctx, (tx) => change(tx, sql`delete from archive_segments where id = ${segment.id}`));
}
