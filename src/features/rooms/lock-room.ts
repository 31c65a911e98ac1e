import { sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { isId } from '../../shared/ids.js';

/**
 * Makes changes of a room, its members and its invites wait for each other until the transaction ends: call it before
 * anything of them is read. Messages go on being sent meanwhile. SQLite has one writer at a time anyway.
 */
export async function lockRoom(tx: Transaction, roomId: string): Promise<void> {
  if (dialectOf(tx.em) === 'sqlite' || !isId(roomId)) return;
  await query(tx, sql`select id from rooms where id = ${roomId} for no key update`);
}
