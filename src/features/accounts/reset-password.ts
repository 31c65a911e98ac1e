import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { parseInput } from '../../shared/input.js';
import { audit } from './audit.js';
import { endSessions } from './end-sessions.js';
import { assertAddressTries } from './login-tries.js';
import { linkInvalid, linkToken, passwordState, readLink } from './mail-links.js';
import { newPassword } from './password-inputs.js';
import type { User } from './user.entity.js';

const schema = z.object({ token: linkToken, password: newPassword });

export type ResetPasswordInput = z.input<typeof schema>;

type Account = Pick<User, 'id' | 'username' | 'emailKey' | 'passwordHash'>;

/**
 * Sets another password by the token of a mail, which is good once and ends with any other change of password or address; ends all sessions of the account. Gives the
 * username. Throws LINK_INVALID (wrong, older than an hour, used), BAD_USER_INPUT (8 to 256 code points), RATE_LIMITED (counted with sign-ins), UNAVAILABLE.
 */
export async function resetPassword(ctx: Context, input: ResetPasswordInput): Promise<{ username: string }> {
  const { token, password } = parseInput(schema, input);
  await assertAddressTries(ctx);
  const { subject, state } = readLink(ctx, 'passwordReset', token);
  const account = await findAccount(ctx, subject);
  if (!account || passwordState(account) !== state) throw linkInvalid();
  const passwordHash = await ctx.app.passwords.hash(password);
  await inTransaction(ctx, async (tx) => {
    // Hashing takes a while: of two who use the token meanwhile one sets his password.
    const { count } = await change(
      tx,
      sql`update users set password_hash = ${passwordHash} where id = ${account.id} and deactivated_at is null
        and password_hash is not distinct from ${account.passwordHash} and email_key = ${account.emailKey}`,
    );
    if (count === 0) throw linkInvalid();
    await endSessions(tx, account.id);
    audit(tx, 'passwordReset', { userId: account.id, actorId: account.id });
  });
  return { username: account.username };
}

async function findAccount(ctx: Context, id: string): Promise<Account | null> {
  const [account] = await query(
    ctx,
    sql<Account>`select id, username, email_key as "emailKey", password_hash as "passwordHash" from users
      where id = ${id} and deactivated_at is null`,
  );
  return account ?? null;
}
