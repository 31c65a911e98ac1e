import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import type { PushOutcome } from '../../push/sender.js';
import { notFound } from '../../shared/errors.js';
import { newId } from '../../shared/ids.js';
import { parseInput, text } from '../../shared/input.js';
import { deliverPush } from './deliver-push.js';
import { liveSubscriptions } from './live-subscriptions.js';
import type { PushSubscription } from './push-subscription.entity.js';

const schema = z.object({ endpoint: text({ max: 2048 }) });

export type SendTestPushInput = z.input<typeof schema>;

const TEST_PUSHES = { name: 'testPush', max: 10, seconds: 60 };

/**
 * Sends a push message to one of the viewer's devices now, in at most 5 s, and gives what came of it, with the device as it was. Throws UNAUTHENTICATED,
 * BAD_USER_INPUT, NOT_FOUND, RATE_LIMITED (10 a minute).
 */
export async function sendTestPush(
  ctx: Context,
  input: SendTestPushInput,
): Promise<{ pushSubscription: PushSubscription; outcome: PushOutcome['is'] }> {
  const viewer = requireViewer(ctx);
  const { endpoint } = parseInput(schema, input);
  const [pushSubscription] = await liveSubscriptions(ctx, viewer.id, { endpoint });
  if (!pushSubscription) throw notFound();
  await ctx.app.limiter.take(TEST_PUSHES, viewer.id);
  const { is: outcome } = await deliverPush(ctx, pushSubscription, {
    title: 'Team Messenger',
    body: 'Push messages reach this device.',
    url: '/settings',
    tag: newId(),
    badge: 0,
  });
  return { pushSubscription, outcome };
}
