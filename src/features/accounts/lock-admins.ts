import { sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';

/**
 * Makes changes of who is an admin wait for each other until the transaction ends: call it before anything is read.
 * SQLite has one writer at a time anyway.
 */
export async function lockAdmins(tx: Transaction): Promise<void> {
  if (dialectOf(tx.em) === 'postgres') await query(tx, sql`select id from organizations for no key update`);
}

/** How many active admins there are beside this user (null: all). For a decision, hold `lockAdmins`. */
export async function countAdmins(ctx: Pick<Transaction, 'em'>, besideId: string | null): Promise<number> {
  const beside = besideId === null ? sql`` : sql`and id <> ${besideId}`;
  const [row] = await query(
    ctx,
    sql<{ count: number }>`select count(*) as count from users
      where role = 'ADMIN' and deactivated_at is null ${beside}`,
  );
  return row!.count;
}

/** For an admin who is about to be one no longer. Throws CONFLICT when no other active one is left. */
export async function assertOtherAdmin(tx: Transaction, userId: string): Promise<void> {
  if ((await countAdmins(tx, userId)) === 0)
    throw new DomainError('CONFLICT', 'There would be no admin left; make somebody else one first.');
}
