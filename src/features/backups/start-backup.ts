import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireAdmin } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change, query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import type { Transaction } from '../../db/transaction.js';
import { insertJobs } from '../../jobs/insert-jobs.js';
import { Job } from '../../jobs/job.entity.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';

const schema = z.object({ idempotencyKey });

export type StartBackupInput = z.input<typeof schema>;

/**
 * Has a backup made as soon as a node takes the job, which it gives: the one that is under way or waits already, else a new one. Throws
 * UNAUTHENTICATED, FORBIDDEN (admins).
 */
export async function startBackup(ctx: Context, input: StartBackupInput): Promise<Job> {
  requireAdmin(ctx);
  parseInput(schema, input);
  const { value } = await changeOnce(ctx, 'startBackup', input, begin, findJob);
  ctx.app.jobsWaiting.notify();
  return value;
}

async function begin(tx: Transaction): Promise<Job> {
  const now = new Date(tx.app.clock.now());
  // One that failed would be tried again later.
  const { count } = await change(
    tx,
    sql`update jobs set run_at = case when status = 'WAITING' then ${now} else run_at end
      where kind = 'backup' and status in ('WAITING', 'RUNNING')`,
  );
  if (count === 0) await insertJobs(tx, [{ kind: 'backup' }]);
  return findJob(tx);
}

/** The job of that id; without one the newest that is not over. */
async function findJob(ctx: Pick<Context, 'em'>, id?: string): Promise<Job> {
  const { columns, read } = rowsOf(ctx.em, Job, 'j');
  const wanted = id ? sql`j.id = ${id}` : sql`j.kind = 'backup' and j.status in ('WAITING', 'RUNNING')`;
  const [job] = await query(ctx, sql<Job>`select ${columns} from jobs j where ${wanted} order by j.id desc limit 1`);
  return read<Job>(job!);
}
