import { sql } from 'kysely';
import { type Context, requireAdmin } from '../../context.js';
import { change, query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { inTransaction } from '../../db/transaction.js';
import { insertJobs } from '../../jobs/insert-jobs.js';
import { Job } from '../../jobs/job.entity.js';

/**
 * Has a backup made as soon as a node takes the job, which it gives: the one that is under way or waits already, else a new one. Throws
 * UNAUTHENTICATED, FORBIDDEN (admins).
 */
export async function startBackup(ctx: Context): Promise<Job> {
  requireAdmin(ctx);
  const { value } = await inTransaction(ctx, async (tx) => {
    const now = new Date(tx.app.clock.now());
    // One that failed would be tried again later.
    const { count } = await change(
      tx,
      sql`update jobs set run_at = case when status = 'WAITING' then ${now} else run_at end
        where kind = 'backup' and status in ('WAITING', 'RUNNING')`,
    );
    if (count === 0) await insertJobs(tx, [{ kind: 'backup' }]);
    const { columns, read } = rowsOf(tx.em, Job, 'j');
    const [job] = await query(
      tx,
      sql<Job>`select ${columns} from jobs j where j.kind = 'backup' and j.status in ('WAITING', 'RUNNING') order by j.id desc limit 1`,
    );
    return read<Job>(job!);
  });
  ctx.app.jobsWaiting.notify();
  return value;
}
