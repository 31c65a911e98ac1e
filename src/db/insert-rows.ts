import { sql } from 'kysely';
import { change } from './query.js';
import type { Transaction } from './transaction.js';

/** SQLite takes 32,766 parameters in one statement, PostgreSQL 65,535. */
const MAX_PARAMETERS = 30_000;

/**
 * Inserts rows, many by one statement; what is there already stays as it is. rows: the columns' values in their order.
 * Statements have 1, 2, 4, 8 … rows, so that there are few different texts for SQLite to keep prepared.
 */
export async function insertRows(tx: Transaction, table: string, columns: string[], rows: unknown[][]): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const most = 2 ** Math.floor(Math.log2(MAX_PARAMETERS / columns.length));
  let start = 0;
  while (start < rows.length) {
    const size = Math.min(most, 2 ** Math.floor(Math.log2(rows.length - start)));
    const values = rows.slice(start, start + size).map((row) => sql`(${sql.join(row)})`);
    await change(tx, sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)} on conflict do nothing`);
    start += size;
  }
}
