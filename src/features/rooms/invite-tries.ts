import { type Context, requireViewer } from '../../context.js';

const INVITE_TRIES = { name: 'invite', max: 10, seconds: 60 };

/** Counts a try at an invite code: 10 a minute per user, right or wrong. Throws UNAUTHENTICATED, RATE_LIMITED. */
export async function assertInviteTries(ctx: Context): Promise<void> {
  await ctx.app.limiter.take(INVITE_TRIES, requireViewer(ctx).id);
}
