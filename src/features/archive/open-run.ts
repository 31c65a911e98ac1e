import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { folderOf } from './archive-keys.js';
import { ArchiveRun } from './archive-run.entity.js';
import { segmentsOf } from './export-due.js';

const DAY = 86_400_000;

/**
 * The run that was cut off while it erased, or a new one. It is the caller's from now on: who worked on it before is refused, see `inRun`. Of one that was
 * cut off before, nothing is kept: nothing points to what it wrote.
 */
export async function openRun(ctx: Context): Promise<ArchiveRun> {
  const open = await takeOpenRun(ctx);
  if (open?.stage === 'ERASING') return open;
  if (open) await discardRun(ctx, open);
  return beginRun(ctx);
}

async function takeOpenRun(ctx: Context): Promise<ArchiveRun | null> {
  const { value } = await inTransaction(ctx, async (tx) => {
    const [open] = await query(
      tx,
      sql<{ id: string }>`select id from archive_runs where stage <> 'DONE' order by id limit 1`,
    );
    if (!open) return null;
    const run = await tx.em.findOneOrFail(ArchiveRun, open.id);
    run.owner = newId();
    return run;
  });
  return value;
}

async function beginRun(ctx: Context): Promise<ArchiveRun> {
  const now = ctx.app.clock.now();
  const { value } = await inTransaction(ctx, async (tx) =>
    tx.em.create(ArchiveRun, {
      id: newId(),
      day: DateTime.fromMillis(now, { zone: ctx.app.config.timeZone }).toISODate()!,
      stage: 'EXPORTING',
      owner: newId(),
      cutoff: nextCutoff(ctx),
      manifestSha256: null,
      startedAt: new Date(now),
      finishedAt: null,
    }),
  );
  return value;
}

/** Removes a run that has erased nothing: its files, then its rows. */
export async function discardRun(ctx: Context, run: ArchiveRun): Promise<void> {
  const names = [run.id, ...(await segmentsOf(ctx, run)).map(({ id }) => id)];
  const folder = folderOf(run.day);
  for await (const { key } of ctx.app.store.list(folder)) {
    if (names.some((name) => key.startsWith(`${folder}${name}.`))) await ctx.app.store.remove(key);
  }
  await inTransaction(ctx, async (tx) => {
    await change(tx, sql`delete from archive_segments where run_id = ${run.id}`);
    await change(tx, sql`delete from archive_runs where id = ${run.id}`);
  });
}

/** Of what was sent or touched before this the next run takes what is due. */
export function nextCutoff({ app }: Context): Date {
  return new Date(app.clock.now() - app.config.archiveAfterDays * DAY);
}
