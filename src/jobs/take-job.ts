import { sql } from 'kysely';
import type { Context } from '../context.js';
import { isAnyOf } from '../db/any-of.js';
import { dialectOf } from '../db/orm.js';
import { change } from '../db/query.js';
import { rowsOf } from '../db/rows.js';
import { Job } from './job.entity.js';
import { LEASE } from './lease.js';

/**
 * Takes the job that has waited longest, of the kinds that this node knows, under a new lease; null where none is due. Also one whose
 * lease has ended: its node is taken for dead. Two that ask at a time get two jobs.
 */
export async function takeJob(ctx: Pick<Context, 'app' | 'em'>, kinds: string[]): Promise<Job | null> {
  const now = ctx.app.clock.now();
  const due = sql`status in ('WAITING', 'RUNNING') and run_at <= ${new Date(now)} and ${isAnyOf(ctx, 'kind', kinds)}`;
  const skip = dialectOf(ctx.em) === 'postgres' ? sql`for update skip locked` : sql``;
  const { columns, read } = rowsOf(ctx.em, Job, 'jobs');
  const { rows } = await change(
    ctx,
    sql<Job>`update jobs set status = 'RUNNING', run_at = ${new Date(now + LEASE)}, started_at = ${new Date(now)},
        attempts = attempts + 1, lease = lease + 1
      where id = (select id from jobs where ${due} order by run_at, id limit 1 ${skip}) returning ${columns}`,
  );
  return rows[0] ? read<Job>(rows[0]) : null;
}
