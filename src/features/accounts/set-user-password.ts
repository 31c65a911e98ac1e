import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireAdmin } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { parseInput } from '../../shared/input.js';
import { audit } from './audit.js';
import { endSessions } from './end-sessions.js';
import { getUser } from './get-user.js';
import { newPassword } from './password-inputs.js';
import type { User } from './user.entity.js';

const schema = z.object({ userId: z.string(), password: newPassword });

export type SetUserPasswordInput = z.input<typeof schema>;

/**
 * An admin sets somebody's password, which ends that user's sessions except the one this is done in. Throws
 * UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_USER_INPUT (8 to 256 code points), UNAVAILABLE.
 */
export async function setUserPassword(ctx: Context, input: SetUserPasswordInput): Promise<User> {
  const viewer = requireAdmin(ctx);
  const { userId, password } = parseInput(schema, input);
  const user = await getUser(ctx, userId);
  const passwordHash = await ctx.app.passwords.hash(password);
  await inTransaction(ctx, async (tx) => {
    await change(tx, sql`update users set password_hash = ${passwordHash} where id = ${user.id}`);
    await endSessions(tx, user.id, { except: viewer.sessionId });
    audit(tx, 'passwordSet', { userId: user.id });
  });
  return getUser(ctx, user.id);
}
