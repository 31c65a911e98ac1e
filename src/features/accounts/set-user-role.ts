import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireAdmin } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { audit } from './audit.js';
import { changeUser, getUserForChange } from './change-user.js';
import { getUser } from './get-user.js';
import { assertOtherAdmin, lockAdmins } from './lock-admins.js';
import type { User } from './user.entity.js';

const schema = z.object({ userId: z.string(), role: z.enum(['ADMIN', 'USER']), idempotencyKey });

export type SetUserRoleInput = z.input<typeof schema>;

/**
 * An admin makes somebody an admin, or an admin a plain user, also himself. It holds from the user's next request on.
 * Throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT (the last active admin).
 */
export async function setUserRole(ctx: Context, input: SetUserRoleInput): Promise<Committed<User>> {
  requireAdmin(ctx);
  const { userId, role } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'setUserRole',
    input,
    async (tx) => {
      await lockAdmins(tx);
      const user = await getUserForChange(tx, userId);
      if (user.role === role) return user;
      if (role === 'USER' && !user.deactivatedAt) await assertOtherAdmin(tx, user.id);
      audit(tx, 'roleSet', { userId: user.id, data: { role } });
      return changeUser(tx, user.id, sql`role = ${role}`);
    },
    getUser,
  );
}
