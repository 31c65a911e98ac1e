import { sql } from 'kysely';
import type { Context } from '../context.js';
import { change } from '../db/query.js';
import type { JobStatus } from './job.entity.js';
import { isHeld, type Lease } from './lease.js';

/** What came of a job: over, or to be taken again at a time. */
export interface Ending {
  status: Exclude<JobStatus, 'RUNNING'>;
  error?: string;
  /** Of one that waits again. */
  runAt?: Date;
  /** Where it was only put back, it does not count as tried. */
  attempts?: number;
}

/** Longest text that is kept of an error, characters. */
const LONGEST = 2000;

/** Notes what came of a job. Nothing where another node has it by now. */
export async function endJob(
  ctx: Pick<Context, 'app' | 'em'>,
  lease: Lease,
  { status, error, runAt, attempts = 0 }: Ending,
): Promise<void> {
  const now = new Date(ctx.app.clock.now());
  await change(
    ctx,
    sql`update jobs set status = ${status}, last_error = ${error?.slice(0, LONGEST) ?? null}, run_at = ${runAt ?? now},
        attempts = attempts + ${attempts}, finished_at = ${status === 'WAITING' ? null : now}
      where ${isHeld(lease)}`,
  );
}
