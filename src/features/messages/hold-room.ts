import { sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { isId } from '../../shared/ids.js';

/**
 * Keeps a room and its members from changing until the transaction ends: call it before they are read. Many may hold a
 * room at once, so nobody who sends waits for others who do. SQLite has one writer at a time anyway.
 */
export async function holdRoom(tx: Transaction, roomId: string): Promise<void> {
  if (dialectOf(tx.em) === 'sqlite' || !isId(roomId)) return;
  await query(tx, sql`select id from rooms where id = ${roomId} for share`);
}
