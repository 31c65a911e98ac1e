import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { AddReactionInput } from './add-reaction.js';
import type { RemoveReactionInput } from './remove-reaction.js';

@InputType('AddReactionInput', { description: 'An emoji to put on a message.' })
export class AddReactionInputType implements AddReactionInput {
  @Field(() => ID, { description: 'The message.' }) messageId!: string;
  @Field(() => String, {
    description:
      'One emoji in its full form (Unicode RGI), or a `:shortcode:` of 1 to 64 of a-z, 0-9, _, + and -. A message takes 50 different ones.',
  })
  emoji!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('RemoveReactionInput', { description: "One of the viewer's emoji to take off a message." })
export class RemoveReactionInputType implements RemoveReactionInput {
  @Field(() => ID, { description: 'The message.' }) messageId!: string;
  @Field(() => String, { description: 'The emoji as `ReactionGroup.emoji` gives it, 1 to 100 characters.' })
  emoji!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
