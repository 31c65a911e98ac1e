import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction, type Transaction } from '../../db/transaction.js';
import type { ArchiveRun, ArchiveStage } from './archive-run.entity.js';

/** A transaction of a run. Throws an Error once somebody else has taken the run over: a node that was frozen writes nothing more. */
export async function inRun<T>(ctx: Context, run: ArchiveRun, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { value } = await inTransaction(ctx, async (tx) => {
    const { count } = await change(
      tx,
      sql`update archive_runs set owner = owner where id = ${run.id} and owner = ${run.owner}`,
    );
    if (count === 0) throw new Error(`the archive's run ${run.id} is another’s by now`);
    return work(tx);
  });
  return value;
}

/** Notes that a run has come to its next stage. */
export async function enterStage(
  ctx: Context,
  run: ArchiveRun,
  stage: ArchiveStage,
  { manifestSha256 = run.manifestSha256, finishedAt = run.finishedAt }: Partial<ArchiveRun> = {},
): Promise<void> {
  await inRun(ctx, run, (tx) =>
    change(
      tx,
      sql`update archive_runs set stage = ${stage}, manifest_sha256 = ${manifestSha256}, finished_at = ${finishedAt}
        where id = ${run.id}`,
    ),
  );
  Object.assign(run, { stage, manifestSha256, finishedAt });
}
