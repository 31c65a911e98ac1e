import { sql } from 'kysely';
import { isAnyOf } from '../../db/any-of.js';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';

/** Has the devices of these sessions take no more push messages. Part of other operations. */
export async function forgetSubscriptions(tx: Transaction, sessionIds: string[]): Promise<void> {
  await change(tx, sql`delete from push_subscriptions where ${isAnyOf(tx, 'session_id', sessionIds)}`);
}
