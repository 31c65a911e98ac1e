import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { FollowThreadInput } from './follow-thread.js';
import type { UnfollowThreadInput } from './unfollow-thread.js';

const MESSAGE = 'The message that began the thread, or any reply in it.';

@InputType('FollowThreadInput', { description: 'A thread to follow.' })
export class FollowThreadInputType implements FollowThreadInput {
  @Field(() => ID, { description: MESSAGE }) messageId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('UnfollowThreadInput', { description: 'A thread to follow no longer.' })
export class UnfollowThreadInputType implements UnfollowThreadInput {
  @Field(() => ID, { description: MESSAGE }) messageId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
