import { type Context, requireViewer } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { getUser } from './get-user.js';
import { assertMailTries } from './mail-tries.js';
import { queueVerification } from './mail-verification.js';
import type { User } from './user.entity.js';

/**
 * Has a link sent to the viewer's address by which he confirms it; nothing where he has. Gives the viewer. Throws UNAUTHENTICATED, CONFLICT (he has given no
 * address), RATE_LIMITED (5 an hour to one account, and from one address).
 */
export async function requestEmailVerification(ctx: Context): Promise<User> {
  const viewer = requireViewer(ctx);
  const user = await getUser(ctx, viewer.id);
  if (user.email === null) throw new DomainError('CONFLICT', 'There is no e-mail address to confirm.');
  if (user.emailVerifiedAt) return user;
  await assertMailTries(ctx, user.id);
  await inTransaction(ctx, async (tx) => queueVerification(tx, user));
  return user;
}
