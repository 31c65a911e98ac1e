import { Field, Int, ObjectType } from 'type-graphql';
import { Shared } from '../../graphql/shared.js';

@ObjectType('ReactionGroup', { description: 'Everyone who reacted to a message with the same emoji.' })
export class ReactionGroupType {
  @Shared()
  @Field(() => String, { description: 'One emoji, or the `:shortcode:` of a custom one.' })
  emoji!: string;
  @Shared() @Field(() => Int, { description: 'How many people reacted with it.' }) count!: number;
  @Field(() => Boolean, { description: 'Whether the viewer is one of them.' }) viewerHasReacted!: boolean;
}
