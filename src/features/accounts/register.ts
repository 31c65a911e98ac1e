import { z } from 'zod';
import type { Context } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { parseInput } from '../../shared/input.js';
import { acceptInvitation, getInvitation } from '../invitations/use-invitation.js';
import { addUser } from './add-user.js';
import { email as emailInput, emailKey } from './email.js';
import { assertRegistrations } from './login-tries.js';
import { linkToken } from './mail-links.js';
import { queueVerification } from './mail-verification.js';
import { openSession, type SessionStyle } from './open-session.js';
import { newPassword, password } from './password-inputs.js';
import { presentSignIn, type SignedIn } from './signed-in.js';
import { username } from './username.js';

const schema = z
  .object({
    username,
    password: newPassword,
    email: emailInput.nullish(),
    passwordConfirm: password.nullish(),
    invitationToken: linkToken.nullish(),
  })
  .refine((input) => (input.passwordConfirm ?? input.password) === input.password, {
    path: ['passwordConfirm'],
    error: 'Is not the same as the password.',
  });

export type RegisterInput = z.input<typeof schema>;

/**
 * Makes an account with role USER for whoever asks, and signs him in. Who was invited by mail comes in also where registration is closed; his address is confirmed
 * by that, and is the account's where he gives none. Any other address is sent a link for confirming it. Throws FORBIDDEN where registration is closed,
 * LINK_INVALID (an invitation that is wrong, expired, revoked or used), BAD_USER_INPUT (a bad or taken username or e-mail, a password outside 8 to 256 code points or unlike its confirmation),
 * RATE_LIMITED (30 a minute per address), CONFLICT, UNAVAILABLE.
 */
export async function register(ctx: Context, input: RegisterInput, style?: SessionStyle): Promise<SignedIn> {
  if (ctx.app.config.registration === 'closed' && typeof input.invitationToken !== 'string')
    throw new DomainError('FORBIDDEN', 'Registration is closed; ask an administrator for an account.');
  const parsed = parseInput(schema, input);
  await assertRegistrations(ctx);
  const invitation =
    typeof parsed.invitationToken === 'string' ? await getInvitation(ctx, parsed.invitationToken) : null;
  const email = parsed.email ?? invitation?.email ?? null;
  const isEmailVerified = email !== null && invitation?.emailKey === emailKey(email);
  const passwordHash = await ctx.app.passwords.hash(parsed.password);
  const { value: session } = await inTransaction(ctx, async (tx) => {
    const user = await addUser(tx, {
      username: parsed.username,
      email,
      isEmailVerified,
      passwordHash,
      role: 'USER',
    });
    if (invitation) await acceptInvitation(tx, invitation, user);
    if (email !== null && !isEmailVerified) queueVerification(tx, user);
    return openSession(tx, user, style);
  });
  return presentSignIn(ctx, session);
}
