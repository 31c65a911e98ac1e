import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { sessionIsLive } from '../accounts/live-session.js';

/** Forgets devices whose sessions have run out; those that were ended have taken theirs along. */
export async function pruneSubscriptions(ctx: Context): Promise<void> {
  await inTransaction(ctx, (tx) =>
    change(
      tx,
      sql`delete from push_subscriptions where not exists (
        select 1 from sessions s where s.id = push_subscriptions.session_id and ${sessionIsLive(tx)})`,
    ),
  );
}
