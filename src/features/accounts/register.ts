import { z } from 'zod';
import type { Context } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { parseInput } from '../../shared/input.js';
import { addUser } from './add-user.js';
import { email } from './email.js';
import { assertRegistrations } from './login-tries.js';
import { openSession, type SessionStyle } from './open-session.js';
import { newPassword, password } from './password-inputs.js';
import { presentSignIn, type SignedIn } from './signed-in.js';
import { username } from './username.js';

const schema = z
  .object({
    username,
    password: newPassword,
    email: email.nullish(),
    passwordConfirm: password.nullish(),
  })
  .refine((input) => (input.passwordConfirm ?? input.password) === input.password, {
    path: ['passwordConfirm'],
    error: 'Is not the same as the password.',
  });

export type RegisterInput = z.input<typeof schema>;

/**
 * Makes an account with role USER for whoever asks, and signs him in. Throws FORBIDDEN where registration is closed,
 * BAD_USER_INPUT (a bad or taken username or e-mail, a password outside 8 to 256 code points or unlike its confirmation),
 * RATE_LIMITED (30 a minute per address), CONFLICT, UNAVAILABLE.
 */
export async function register(ctx: Context, input: RegisterInput, style?: SessionStyle): Promise<SignedIn> {
  if (ctx.app.config.registration === 'closed')
    throw new DomainError('FORBIDDEN', 'Registration is closed; ask an administrator for an account.');
  const parsed = parseInput(schema, input);
  await assertRegistrations(ctx);
  const passwordHash = await ctx.app.passwords.hash(parsed.password);
  const { value: session } = await inTransaction(ctx, async (tx) => {
    const user = await addUser(tx, {
      username: parsed.username,
      email: parsed.email,
      passwordHash,
      role: 'USER',
    });
    return openSession(tx, user, style);
  });
  return presentSignIn(ctx, session);
}
