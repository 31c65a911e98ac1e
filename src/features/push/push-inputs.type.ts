import { Field, InputType } from 'type-graphql';
import type { SendTestPushInput } from './send-test-push.js';
import type { SubscribePushInput } from './subscribe-push.js';
import type { UnsubscribePushInput } from './unsubscribe-push.js';

const ENDPOINT = "The subscription's `endpoint`, of at most 2,048 characters.";

@InputType('SubscribePushInput', { description: "A browser's `PushSubscription`, as its `toJSON()` gives it." })
export class SubscribePushInputType implements SubscribePushInput {
  @Field(() => String, { description: `${ENDPOINT} An https address by a public name, without a port.` })
  endpoint!: string;
  @Field(() => String, { description: 'Its `keys.p256dh`: a point of P-256, base64url.' }) p256dh!: string;
  @Field(() => String, { description: 'Its `keys.auth`: 16 bytes, base64url.' }) auth!: string;
}

@InputType('UnsubscribePushInput', { description: 'A device that is to take no more push messages.' })
export class UnsubscribePushInputType implements UnsubscribePushInput {
  @Field(() => String, { description: ENDPOINT }) endpoint!: string;
}

@InputType('SendTestPushInput', { description: 'A device to try.' })
export class SendTestPushInputType implements SendTestPushInput {
  @Field(() => String, { description: ENDPOINT }) endpoint!: string;
}
