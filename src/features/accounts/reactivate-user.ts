import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireAdmin } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { audit } from './audit.js';
import { changeUser, getUserForChange } from './change-user.js';
import { getUser } from './get-user.js';
import { lockAdmins } from './lock-admins.js';
import type { User } from './user.entity.js';

const schema = z.object({ userId: z.string(), idempotencyKey });

export type ReactivateUserInput = z.input<typeof schema>;

/**
 * An admin opens a closed account again, with its role, password and rooms; its sessions stay ended. Throws
 * UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
 */
export async function reactivateUser(ctx: Context, input: ReactivateUserInput): Promise<Committed<User>> {
  requireAdmin(ctx);
  const { userId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'reactivateUser',
    input,
    async (tx) => {
      await lockAdmins(tx);
      const user = await getUserForChange(tx, userId);
      if (!user.deactivatedAt) return user;
      audit(tx, 'userReactivated', { userId: user.id });
      return changeUser(tx, user.id, sql`deactivated_at = null`);
    },
    getUser,
  );
}
