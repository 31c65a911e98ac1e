import { sql } from 'kysely';
import type { Context } from '../context.js';
import { change } from '../db/query.js';

/** How long the log and the keys of repeated requests are kept, days: the longest a client may be away and resume. */
export const KEEP_DAYS = 30;

/** Forgets what is older and every consumer has read. The newest event always stays, so that the log's reach can be told. */
export async function pruneLog(ctx: Context): Promise<void> {
  const oldest = new Date(ctx.app.clock.now() - KEEP_DAYS * 86_400_000);
  await change(
    ctx,
    sql`delete from events where created_at < ${oldest} and seq < (select seq from log_head where id = 1)
      and seq <= (select min(seq) from consumers)`,
  );
  await change(ctx, sql`delete from idempotency_keys where created_at < ${oldest}`);
}
