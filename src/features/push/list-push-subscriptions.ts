import { type Context, requireViewer } from '../../context.js';
import { liveSubscriptions } from './live-subscriptions.js';
import type { PushSubscription } from './push-subscription.entity.js';

/** The viewer's devices that take push messages, at most 20, the one that came last first. Throws UNAUTHENTICATED. */
export async function listPushSubscriptions(ctx: Context): Promise<PushSubscription[]> {
  return liveSubscriptions(ctx, requireViewer(ctx).id);
}
