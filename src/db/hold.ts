import type { SqlEntityManager } from '@mikro-orm/sql';
import { type RawBuilder, sql } from 'kysely';
import { dialectOf } from './orm.js';
import { query } from './query.js';

/** Any number, not used for other pairs of advisory locks. */
const HELD = 7_265_002;

/** Into how many locks ids fall: a message may call everybody, and PostgreSQL has room for few locks a connection. */
const BUCKETS = 256;

/**
 * Makes changes of what others refer to in the rows with these ids wait until the transaction ends. For operations that
 * write such references once they hold the log's head: their foreign keys wait for such a change, which itself waits for
 * the head. Whoever writes them before needs it not: there the change has the head to itself. SQLite has one writer at
 * a time anyway. Called once in a transaction, with all of them: two calls could wait for each other.
 */
export async function hold(tx: { em: SqlEntityManager }, ids: string[]): Promise<void> {
  // Row locks would do, but they know no queue: a row that is held without a pause could never change.
  await lockBuckets(tx, sql`pg_advisory_xact_lock_shared`, ids);
}

/** For the change itself: waits for those who hold the rows, and those who come later wait for it. */
export async function holdAlone(tx: { em: SqlEntityManager }, ...ids: string[]): Promise<void> {
  await lockBuckets(tx, sql`pg_advisory_xact_lock`, ids);
}

async function lockBuckets(tx: { em: SqlEntityManager }, lock: RawBuilder<unknown>, ids: string[]): Promise<void> {
  if (ids.length === 0 || dialectOf(tx.em) === 'sqlite') return;
  await query(
    tx,
    sql`select ${lock}(${sql.lit(HELD)}, bucket) from (
      select distinct hashtext(id) & ${sql.lit(BUCKETS - 1)} as bucket from unnest(cast(${ids} as text[])) ids (id) order by bucket
    ) buckets`,
  );
}
