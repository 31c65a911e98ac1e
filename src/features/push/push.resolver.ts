import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, requireViewer } from '../../context.js';
import { listPushSubscriptions } from './list-push-subscriptions.js';
import { SendTestPushInputType, SubscribePushInputType, UnsubscribePushInputType } from './push-inputs.type.js';
import { SendTestPushPayload, SubscribePushPayload, UnsubscribePushPayload } from './push-payloads.type.js';
import type { PushSubscription } from './push-subscription.entity.js';
import { PushSubscriptionType } from './push-subscription.type.js';
import { sendTestPush } from './send-test-push.js';
import { subscribePush } from './subscribe-push.js';
import { unsubscribePush } from './unsubscribe-push.js';

@Resolver(() => PushSubscriptionType)
export class PushResolver {
  @Query(() => String, {
    description:
      "The server's public key for push messages, base64url: the `applicationServerKey` with which a browser subscribes.",
  })
  pushPublicKey(@Ctx() ctx: Context): string {
    requireViewer(ctx);
    return ctx.app.push.publicKey;
  }

  @Query(() => [PushSubscriptionType], {
    description: "The viewer's devices that take push messages, the one that subscribed last first; at most 20.",
  })
  pushSubscriptions(@Ctx() ctx: Context): Promise<PushSubscription[]> {
    return listPushSubscriptions(ctx);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it subscribed in the session of this request.' })
  isCurrent(@Root() subscription: PushSubscription, @Ctx() ctx: Context): boolean {
    return subscription.sessionId === ctx.viewer?.sessionId;
  }

  @Mutation(() => SubscribePushPayload, {
    description:
      "Has this device take push messages for the viewer until this session ends. Asked again it stays one device; one that took them for somebody else is from then on the viewer's alone. Of more than 20 the one that subscribed first goes.",
  })
  async subscribePush(
    @Ctx() ctx: Context,
    @Arg('input', () => SubscribePushInputType, { description: 'The device.' }) input: SubscribePushInputType,
  ): Promise<SubscribePushPayload> {
    return { pushSubscription: await subscribePush(ctx, input) };
  }

  @Mutation(() => UnsubscribePushPayload, {
    description: "Has one of the viewer's devices take no more push messages.",
  })
  async unsubscribePush(
    @Ctx() ctx: Context,
    @Arg('input', () => UnsubscribePushInputType, { description: 'Which.' }) input: UnsubscribePushInputType,
  ): Promise<UnsubscribePushPayload> {
    return { pushSubscription: await unsubscribePush(ctx, input) };
  }

  @Mutation(() => SendTestPushPayload, {
    description: "Sends a push message to one of the viewer's devices now; at most 10 a minute.",
  })
  sendTestPush(
    @Ctx() ctx: Context,
    @Arg('input', () => SendTestPushInputType, { description: 'Which.' }) input: SendTestPushInputType,
  ): Promise<SendTestPushPayload> {
    return sendTestPush(ctx, input);
  }
}
