import { sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';

/**
 * Keeps the rows of these users from getting another username or e-mail until the transaction ends. For operations that
 * write references to users after they hold the log's head: a foreign key waits for such a change, which itself waits
 * for the head. Whoever writes them before needs it not, for then both wait in the same order. SQLite has one writer at
 * a time anyway. userIds: ids of rows, in any order.
 */
export async function holdUsers(tx: Transaction, userIds: string[]): Promise<void> {
  if (dialectOf(tx.em) === 'sqlite') return;
  await query(tx, sql`select id from users where id in (${sql.join(userIds)}) order by id for key share`);
}
