import { sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { isId } from '../../shared/ids.js';
import type { Group } from './group.js';

/**
 * Makes changes of a group, its members and its invites wait for each other until the transaction ends: call it before
 * anything of them is read. Messages go on being sent meanwhile, and tasks changed. SQLite has one writer at a time anyway.
 */
export async function lockGroup(tx: Transaction, { table }: Group, id: string): Promise<void> {
  if (dialectOf(tx.em) === 'sqlite' || !isId(id)) return;
  await query(tx, sql`select id from ${sql.table(table)} where id = ${id} for no key update`);
}
