import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction, type Transaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { parseInput, text } from '../../shared/input.js';
import { addUser } from '../accounts/add-user.js';
import { audit } from '../accounts/audit.js';
import { email } from '../accounts/email.js';
import { countAdmins, lockAdmins } from '../accounts/lock-admins.js';
import { assertAddressTries } from '../accounts/login-tries.js';
import { queueVerification } from '../accounts/mail-verification.js';
import { openSession } from '../accounts/open-session.js';
import { newPassword } from '../accounts/password-inputs.js';
import { presentSignIn, type SignedIn } from '../accounts/signed-in.js';
import { username } from '../accounts/username.js';
import { getOrganization } from './get-organization.js';
import { hashSetUpToken } from './open-set-up.js';

const schema = z.object({
  token: text({ max: 200 }),
  username,
  password: newPassword,
  email: email.nullish(),
});

export type CreateFirstAdminInput = z.input<typeof schema>;

/**
 * Makes the first admin with the one-time token that the server printed when it started, and signs him in. Throws
 * FORBIDDEN (a wrong or used token; there is an admin already), BAD_USER_INPUT, RATE_LIMITED (counted with sign-ins),
 * UNAVAILABLE.
 */
export async function createFirstAdmin(ctx: Context, input: CreateFirstAdminInput): Promise<SignedIn> {
  const { token, password, ...names } = parseInput(schema, input);
  await assertAddressTries(ctx);
  const tokenHash = hashSetUpToken(token);
  if ((await getOrganization(ctx)).firstAdminTokenHash !== tokenHash) throw refusal();
  const passwordHash = await ctx.app.passwords.hash(password);
  const { value: session } = await inTransaction(ctx, async (tx) => {
    await lockAdmins(tx);
    await useToken(tx, tokenHash);
    if ((await countAdmins(tx, null)) > 0) throw refusal();
    const user = await addUser(tx, { ...names, passwordHash, role: 'ADMIN' });
    audit(tx, 'firstAdminMade', { userId: user.id, actorId: user.id });
    if (user.email !== null) queueVerification(tx, user);
    return openSession(tx, user);
  });
  return presentSignIn(ctx, session);
}

async function useToken(tx: Transaction, tokenHash: string): Promise<void> {
  const { count } = await change(
    tx,
    sql`update organizations set first_admin_token_hash = null where first_admin_token_hash = ${tokenHash}`,
  );
  if (count === 0) throw refusal();
}

function refusal(): DomainError {
  return new DomainError('FORBIDDEN', 'The set-up token is wrong or was used already.');
}
