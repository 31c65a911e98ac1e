import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';

/** How long the ledger is kept, days: as long as the log. */
const LEDGER_DAYS = 30;
/** How long a bell is. */
const BELL_DAYS = 90;

/** Forgets what was decided about notices, and notifications that are so old that nobody looks for them. */
export async function pruneNotices(ctx: Context): Promise<void> {
  const before = (days: number) => new Date(ctx.app.clock.now() - days * 86_400_000);
  await change(ctx, sql`delete from notices where created_at < ${before(LEDGER_DAYS)}`);
  await change(ctx, sql`delete from notifications where created_at < ${before(BELL_DAYS)}`);
}
