import { type RawBuilder, sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';

/** Any number, not used for other pairs of advisory locks. */
const USERS = 7_265_002;

/** Into how many locks users fall: a message may call everybody, and PostgreSQL has room for few locks a connection. */
const BUCKETS = 256;

/**
 * Makes changes of the username or e-mail of these users wait until the transaction ends. For operations that write
 * references to users once they hold the log's head: their foreign keys wait for such a change, which itself waits for
 * the head. Whoever writes them before needs it not: there the change has the head to itself. SQLite has one writer at
 * a time anyway. Call it once in a transaction.
 */
export async function holdUsers(tx: Transaction, userIds: string[]): Promise<void> {
  if (dialectOf(tx.em) === 'sqlite') return;
  // Row locks would do, but they know no queue: who is called without a pause could never change his name.
  const ids = sql.join(userIds.map((id) => sql`(cast(${id} as text))`));
  await query(
    tx,
    sql`select pg_advisory_xact_lock_shared(${sql.lit(USERS)}, bucket) from (
      select distinct ${bucketOf(sql`id`)} as bucket from (values ${ids}) ids (id) order by bucket
    ) buckets`,
  );
}

/** For a change of a user's username or e-mail: waits for those who hold him, and those who come later wait for it. */
export async function holdUserAlone(tx: Transaction, userId: string): Promise<void> {
  if (dialectOf(tx.em) === 'sqlite') return;
  await query(tx, sql`select pg_advisory_xact_lock(${sql.lit(USERS)}, ${bucketOf(sql`cast(${userId} as text)`)})`);
}

function bucketOf(id: RawBuilder<unknown>) {
  return sql`hashtext(${id}) & ${sql.lit(BUCKETS - 1)}`;
}
