import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { ArchiveRun } from './archive-run.entity.js';

const DAY = 86_400_000;

/** The run that was cut off, or a new one. It is the caller's from now on: who worked on it before is refused, see `inRun`. */
export async function openRun(ctx: Context): Promise<ArchiveRun> {
  const { value } = await inTransaction(ctx, async (tx) => {
    const [open] = await query(
      tx,
      sql<{ id: string }>`select id from archive_runs where stage <> 'DONE' order by id limit 1`,
    );
    const run = open ? await tx.em.findOneOrFail(ArchiveRun, open.id) : tx.em.create(ArchiveRun, newRun(ctx));
    run.owner = newId();
    return run;
  });
  return value;
}

/** Of a run that found nothing, nothing is told. */
export async function forgetRun(ctx: Context, { id }: ArchiveRun): Promise<void> {
  await inTransaction(ctx, (tx) => change(tx, sql`delete from archive_runs where id = ${id}`));
}

/** Of messages sent before this the next run takes those that are due. */
export function nextCutoff({ app }: Context): Date {
  return new Date(app.clock.now() - app.config.archiveAfterDays * DAY);
}

function newRun(ctx: Context): ArchiveRun {
  const now = ctx.app.clock.now();
  return {
    id: newId(),
    day: DateTime.fromMillis(now, { zone: ctx.app.config.timeZone }).toISODate()!,
    stage: 'CLAIMING',
    owner: '',
    cutoff: nextCutoff(ctx),
    manifestSha256: null,
    startedAt: new Date(now),
    finishedAt: null,
  };
}
