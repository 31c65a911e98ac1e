import { sql } from 'kysely';
import type { Context } from '../context.js';
import { change } from '../db/query.js';

/** How long a job that is over is told of, days: longer than the longest time between two of one kind. */
const KEEP_DAYS = 90;

/** Forgets jobs that are over. */
export async function pruneJobs(ctx: Context): Promise<void> {
  const oldest = new Date(ctx.app.clock.now() - KEEP_DAYS * 86_400_000);
  await change(ctx, sql`delete from jobs where status in ('DONE', 'FAILED') and finished_at < ${oldest}`);
}
