import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { countAdmins, lockAdmins } from '../accounts/lock-admins.js';

/**
 * While there is no active admin: a new one-time token with which `createFirstAdmin` makes one. Null where there is one.
 * The newest token is the good one; what is stored is its hash.
 */
export async function openSetUp(ctx: Context): Promise<string | null> {
  const { value } = await inTransaction(ctx, async (tx) => {
    await lockAdmins(tx);
    if ((await countAdmins(tx, null)) > 0) return null;
    const token = randomBytes(32).toString('base64url');
    await change(tx, sql`update organizations set first_admin_token_hash = ${hashSetUpToken(token)}`);
    return token;
  });
  return value;
}

/** SHA-256, hex: the token is random enough to need no slow hash. */
export function hashSetUpToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
