import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql/scalars.js';
import type { PushOutcome } from '../../push/sender.js';

export const PushOutcomeEnum = {
  SENT: 'SENT',
  GONE: 'GONE',
  LATER: 'LATER',
  FAILED: 'FAILED',
  REJECTED: 'REJECTED',
  MISCONFIGURED: 'MISCONFIGURED',
} as const satisfies { [Outcome in PushOutcome['is']]: Outcome };
registerEnumType(PushOutcomeEnum, {
  name: 'PushOutcome',
  description: 'What a push service made of a message.',
  valuesConfig: {
    SENT: { description: 'It has it, and gives it to the device when that can be reached.' },
    GONE: { description: 'It knows of no such device any more: the device has to subscribe again.' },
    LATER: { description: 'It wants to be left alone for a while, or did not answer just now; nothing was sent.' },
    FAILED: { description: 'It did not answer within 5 s, or has a fault.' },
    REJECTED: { description: 'It will not have the message, or does not stand on the public internet.' },
    MISCONFIGURED: {
      description: 'It does not believe this server, as when the device had subscribed with another public key.',
    },
  },
});

@ObjectType('PushSubscription', { description: 'A device of the viewer that takes push messages.' })
export class PushSubscriptionType {
  @Field(() => ID, { description: 'A UUID.' }) id!: string;
  @Field(() => String, { description: 'Where its push service takes messages for it.' }) endpoint!: string;
  @Field(() => String, { nullable: true, description: 'What the browser called itself.' })
  userAgent!: string | null;
  @Field(() => DateTime, { description: 'When it last subscribed.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When its push service last took a message for it.' })
  lastUsedAt!: Date | null;
}
