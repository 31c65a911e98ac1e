import { sql } from 'kysely';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { forgetSubscriptions } from '../push/forget-subscriptions.js';

/**
 * Ends sessions of a user, all or as said, with the sockets they hold and the push messages to their devices. Part of other operations. Gives how many ended,
 * without those that had ended or reached their last day before.
 */
export async function endSessions(
  tx: Transaction,
  userId: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  const now = new Date(tx.app.clock.now());
  const only = which.only ? sql`and id = ${which.only}` : sql``;
  const except = which.except ? sql`and id <> ${which.except}` : sql``;
  const { rows } = await change(
    tx,
    sql<{ id: string }>`update sessions set ended_at = ${now}
      where user_id = ${userId} and ended_at is null and expires_at > ${now} ${only} ${except} returning id`,
  );
  const sessionIds = rows.map(({ id }) => id);
  if (sessionIds.length > 0) {
    await forgetSubscriptions(tx, sessionIds);
    tx.append({ type: 'SESSION_ENDED', userId, data: { sessionIds } });
  }
  return sessionIds.length;
}
