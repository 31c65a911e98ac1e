import { type RawBuilder, sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { change, query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { isId } from '../../shared/ids.js';
import { getUser } from './get-user.js';
import type { User } from './user.entity.js';

/** The user, whom nobody else changes until the transaction ends. Throws NOT_FOUND. */
export async function getUserForChange(tx: Transaction, id: string): Promise<User> {
  if (dialectOf(tx.em) === 'postgres' && isId(id))
    await query(tx, sql`select id from users where id = ${id} for no key update`);
  return getUser(tx, id);
}

/** Sets columns of a user, as `role = 'ADMIN'`, and tells everyone. Part of other operations. Gives him as he is then. */
export async function changeUser(tx: Transaction, id: string, columns: RawBuilder<unknown>): Promise<User> {
  await change(tx, sql`update users set ${columns}, version = version + 1 where id = ${id}`);
  tx.append({ type: 'USER_UPDATED', userId: id });
  tx.loaders.clear();
  return getUser(tx, id);
}
