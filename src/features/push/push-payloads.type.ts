import { Field, ObjectType } from 'type-graphql';
import type { PushOutcome } from '../../push/sender.js';
import type { PushSubscription } from './push-subscription.entity.js';
import { PushOutcomeEnum, PushSubscriptionType } from './push-subscription.type.js';

@ObjectType({ description: 'The device that takes push messages.' })
export class SubscribePushPayload {
  @Field(() => PushSubscriptionType, { description: 'The device.' }) pushSubscription!: PushSubscription;
}

@ObjectType({ description: 'The device that takes no more push messages.' })
export class UnsubscribePushPayload {
  @Field(() => PushSubscriptionType, { description: 'The device as it was.' }) pushSubscription!: PushSubscription;
}

@ObjectType({ description: 'What came of the message.' })
export class SendTestPushPayload {
  @Field(() => PushSubscriptionType, { description: 'The device as it was before.' })
  pushSubscription!: PushSubscription;
  @Field(() => PushOutcomeEnum, { description: 'What its push service made of it.' }) outcome!: PushOutcome['is'];
}
