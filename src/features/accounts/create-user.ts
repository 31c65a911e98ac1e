import { z } from 'zod';
import { type Context, requireAdmin } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { addUser } from './add-user.js';
import { audit } from './audit.js';
import { email } from './email.js';
import { getUser } from './get-user.js';
import { newPassword } from './password-inputs.js';
import type { User } from './user.entity.js';
import { displayName, username } from './username.js';

const schema = z.object({
  username,
  password: newPassword,
  email: email.nullish(),
  displayName: displayName.nullish(),
  role: z.enum(['ADMIN', 'USER']).nullish(),
  idempotencyKey,
});

export type CreateUserInput = z.input<typeof schema>;

/**
 * An admin makes an account. Throws UNAUTHENTICATED, FORBIDDEN, BAD_USER_INPUT (a bad or taken username or e-mail, a
 * password outside 8 to 256 code points), CONFLICT, UNAVAILABLE.
 */
export async function createUser(ctx: Context, input: CreateUserInput): Promise<Committed<User>> {
  requireAdmin(ctx);
  const { password, role, ...names } = parseInput(schema, input);
  // What is remembered of the input is a fast hash, by which a password could be guessed.
  const { password: _, ...remembered } = input;
  const passwordHash = await ctx.app.passwords.hash(password);
  return changeOnce(
    ctx,
    'createUser',
    remembered,
    async (tx) => {
      const user = await addUser(tx, { ...names, passwordHash, role: role ?? 'USER' });
      audit(tx, 'userCreated', { userId: user.id, data: { role: user.role } });
      return user;
    },
    getUser,
  );
}
