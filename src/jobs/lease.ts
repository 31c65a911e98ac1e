import { sql } from 'kysely';
import type { Context } from '../context.js';
import { change } from '../db/query.js';

/** A node has a job for so long unless it renews that, milliseconds: what has ended by then is tried by another. */
export const LEASE = 60_000;

/** The right to do a job, as long as nobody holds a newer one. */
export interface Lease {
  readonly jobId: string;
  readonly number: number;
  /** What fails now is not tried again by itself. */
  readonly isLastTry: boolean;
}

/** Another node has the job: what this one does for it must have no effect any more. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';

  constructor({ jobId }: Lease) {
    super(`another node has the job ${jobId}`);
  }
}

/** Renews a lease; inside a transaction it cannot be lost until that ends. Throws LeaseLost. */
export async function renewLease(ctx: Pick<Context, 'app' | 'em'>, lease: Lease): Promise<void> {
  const end = new Date(ctx.app.clock.now() + LEASE);
  const { count } = await change(ctx, sql`update jobs set run_at = ${end} where ${isHeld(lease)}`);
  if (count === 0) throw new LeaseLost(lease);
}

export const isHeld = ({ jobId, number }: Lease) => sql`id = ${jobId} and lease = ${number} and status = 'RUNNING'`;
