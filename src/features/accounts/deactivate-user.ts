import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireAdmin } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { passOwnership } from '../members/pass-ownership.js';
import { audit } from './audit.js';
import { changeUser, getUserForChange } from './change-user.js';
import { endSessions } from './end-sessions.js';
import { getUser } from './get-user.js';
import { assertOtherAdmin, lockAdmins } from './lock-admins.js';
import type { User } from './user.entity.js';

const schema = z.object({ userId: z.string(), idempotencyKey });

export type DeactivateUserInput = z.input<typeof schema>;

/**
 * An admin closes an account: its sessions end, it cannot sign in, and the rooms and projects it owned pass to others. What it wrote
 * stays. Throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, CONFLICT (the last active admin).
 */
export async function deactivateUser(ctx: Context, input: DeactivateUserInput): Promise<Committed<User>> {
  requireAdmin(ctx);
  const { userId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'deactivateUser',
    input,
    async (tx) => {
      await lockAdmins(tx);
      const user = await getUserForChange(tx, userId);
      if (user.deactivatedAt) return user;
      if (user.role === 'ADMIN') await assertOtherAdmin(tx, user.id);
      const deactivated = await changeUser(tx, user.id, sql`deactivated_at = ${new Date(tx.app.clock.now())}`);
      await endSessions(tx, user.id);
      await passOwnership(tx, user.id);
      audit(tx, 'userDeactivated', { userId: user.id });
      return deactivated;
    },
    getUser,
  );
}
