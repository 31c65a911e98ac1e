import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { change, query } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { badInput, DomainError } from '../../shared/errors.js';
import { parseInput } from '../../shared/input.js';
import { audit } from './audit.js';
import { endSessions } from './end-sessions.js';
import { getUser } from './get-user.js';
import { assertAccountTries, assertAddressTries } from './login-tries.js';
import { newPassword, password } from './password-inputs.js';
import type { User } from './user.entity.js';

const schema = z
  .object({ currentPassword: password, newPassword, newPasswordConfirm: password.nullish() })
  .refine((input) => (input.newPasswordConfirm ?? input.newPassword) === input.newPassword, {
    path: ['newPasswordConfirm'],
    error: 'Is not the same as the new password.',
  });

export type ChangePasswordInput = z.input<typeof schema>;

/**
 * Sets another password and ends the viewer's other sessions. Throws UNAUTHENTICATED, BAD_USER_INPUT (the current one is
 * wrong; the new one has not 8 to 256 code points, or is unlike its confirmation), RATE_LIMITED (counted with sign-ins), CONFLICT, UNAVAILABLE.
 */
export async function changePassword(ctx: Context, input: ChangePasswordInput): Promise<User> {
  const viewer = requireViewer(ctx);
  const parsed = parseInput(schema, input);
  await assertAddressTries(ctx);
  await assertAccountTries(ctx, viewer.id);
  const { passwords } = ctx.app;
  const current = await readHash(ctx, viewer.id);
  const { matches } = await passwords.verify(current, parsed.currentPassword);
  if (!matches) throw badInput({ 'input.currentPassword': 'Is wrong.' });
  const passwordHash = await passwords.hash(parsed.newPassword);
  await inTransaction(ctx, async (tx) => {
    const { count } = await change(
      tx,
      sql`update users set password_hash = ${passwordHash} where id = ${viewer.id} and password_hash = ${current}`,
    );
    if (count === 0) throw new DomainError('CONFLICT', 'The password was changed meanwhile.');
    await endSessions(tx, viewer.id, { except: viewer.sessionId });
    audit(tx, 'passwordChanged', { userId: viewer.id });
  });
  return getUser(ctx, viewer.id);
}

async function readHash(ctx: Context, userId: string): Promise<string | null> {
  const [row] = await query(
    ctx,
    sql<{ hash: string | null }>`select password_hash as "hash" from users where id = ${userId}`,
  );
  return row?.hash ?? null;
}
