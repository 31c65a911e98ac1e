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
  if (ids.length === 0 || dialectOf(tx.em) === 'sqlite') return;
  // Row locks would do, but they know no queue: a row that is held without a pause could never change.
  await query(
    tx,
    sql`select pg_advisory_xact_lock_shared(${sql.lit(HELD)}, bucket) from (
      select distinct ${bucketOf(sql`id`)} as bucket from unnest(cast(${ids} as text[])) ids (id) order by bucket
    ) buckets`,
  );
}

/** For the change itself: waits for those who hold the row, and those who come later wait for it. */
export async function holdAlone(tx: { em: SqlEntityManager }, id: string): Promise<void> {
  if (dialectOf(tx.em) === 'sqlite') return;
  await query(tx, sql`select pg_advisory_xact_lock(${sql.lit(HELD)}, ${bucketOf(sql`cast(${id} as text)`)})`);
}

function bucketOf(id: RawBuilder<unknown>) {
  return sql`hashtext(${id}) & ${sql.lit(BUCKETS - 1)}`;
}
