import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { parseInput } from '../../shared/input.js';
import { changeUser, getUserForChange } from './change-user.js';
import { assertAddressTries } from './login-tries.js';
import { addressState, linkInvalid, linkToken, readLink } from './mail-links.js';

const schema = z.object({ token: linkToken });

export type VerifyEmailInput = z.input<typeof schema>;

/**
 * Confirms the address to which the link of this token was sent, whoever opens it, signed in or not; again changes nothing. Gives the address. Throws LINK_INVALID
 * (wrong, older than 7 days, or the account has another address by now), RATE_LIMITED (counted with sign-ins).
 */
export async function verifyEmail(ctx: Context, input: VerifyEmailInput): Promise<{ email: string }> {
  const { token } = parseInput(schema, input);
  await assertAddressTries(ctx);
  const { subject, state } = readLink(ctx, 'verification', token);
  const { value } = await inTransaction(ctx, async (tx) => {
    const user = await getUserForChange(tx, subject);
    if (user.email === null || user.deactivatedAt || addressState(user) !== state) throw linkInvalid();
    if (!user.emailVerifiedAt) {
      const now = new Date(tx.app.clock.now());
      await changeUser(tx, user.id, sql`email_verified_at = ${now}, email_bounced_at = null`);
    }
    return { email: user.email };
  });
  return value;
}
