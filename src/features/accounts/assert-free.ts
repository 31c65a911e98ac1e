import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { emailKey } from './email.js';
import { usernameKey } from './username.js';

/**
 * Throws BAD_USER_INPUT where another account than `exceptId` has the username or the e-mail. Two that take one name at
 * the same moment both pass here: the unique columns let one through, and the other gets CONFLICT.
 */
export async function assertFree(
  tx: Transaction,
  wanted: { username: string; email?: string | null },
  exceptId: string | null = null,
): Promise<void> {
  const key = usernameKey(wanted.username);
  const taken = await query(
    tx,
    sql<{ id: string; usernameKey: string }>`select id, username_key as "usernameKey" from users
      where username_key = ${key} or email_key = ${wanted.email ? emailKey(wanted.email) : null}`,
  );
  const others = taken.filter(({ id }) => id !== exceptId);
  if (others.length === 0) return;
  const sameName = others.some((other) => other.usernameKey === key);
  throw badInput(sameName ? { 'input.username': 'Is taken.' } : { 'input.email': 'Is taken.' });
}
