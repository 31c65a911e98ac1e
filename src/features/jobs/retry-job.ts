import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireAdmin } from '../../context.js';
import { change, query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { inTransaction } from '../../db/transaction.js';
import { Job, type JobStatus } from '../../jobs/job.entity.js';
import { DomainError, notFound } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { parseInput } from '../../shared/input.js';

const schema = z.object({ jobId: z.string() });

export type RetryJobInput = z.input<typeof schema>;

/**
 * An admin has a job that failed tried again, now and as often as a new one. Throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT
 * where it has not failed.
 */
export async function retryJob(ctx: Context, input: RetryJobInput): Promise<Job> {
  requireAdmin(ctx);
  const { jobId } = parseInput(schema, input);
  if (!isId(jobId)) throw notFound();
  const { value } = await inTransaction(ctx, async (tx) => {
    const [found] = await query(tx, sql<{ status: JobStatus }>`select status from jobs where id = ${jobId}`);
    if (!found) throw notFound();
    const { columns, read } = rowsOf(tx.em, Job, 'jobs');
    const { rows } = await change(
      tx,
      sql<Job>`update jobs set status = 'WAITING', run_at = ${new Date(tx.app.clock.now())}, attempts = 0, finished_at = null
        where id = ${jobId} and status = 'FAILED' returning ${columns}`,
    );
    if (!rows[0]) throw new DomainError('CONFLICT', `The job has not failed: it is ${found.status}.`);
    return read<Job>(rows[0]);
  });
  ctx.app.jobsWaiting.notify();
  return value;
}
