import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { DomainError } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getUser } from './get-user.js';
import { assertMailTries } from './mail-tries.js';
import { queueVerification } from './mail-verification.js';
import type { User } from './user.entity.js';

const schema = z.object({ idempotencyKey });

export type RequestEmailVerificationInput = z.input<typeof schema>;

/**
 * Has a link sent to the viewer's address by which he confirms it; nothing where he has. Gives the viewer. Throws UNAUTHENTICATED, CONFLICT (he has given no
 * address), RATE_LIMITED (5 an hour to one account, and from one address).
 */
export async function requestEmailVerification(ctx: Context, input: RequestEmailVerificationInput): Promise<User> {
  const viewer = requireViewer(ctx);
  parseInput(schema, input);
  const user = await getUser(ctx, viewer.id);
  if (user.email === null) throw new DomainError('CONFLICT', 'There is no e-mail address to confirm.');
  if (user.emailVerifiedAt) return user;
  await assertMailTries(ctx, user.id);
  const sent = await changeOnce(
    ctx,
    'requestEmailVerification',
    input,
    async (tx) => {
      await queueVerification(tx, user);
      return user;
    },
    getUser,
  );
  return sent.value;
}
