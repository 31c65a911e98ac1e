import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { SendMessageInput } from './send-message.js';

@InputType('SendMessageInput', { description: 'A message to send.' })
export class SendMessageInputType implements SendMessageInput {
  @Field(() => ID, { description: 'The room to send it to.' }) roomId!: string;
  @Field(() => String, { description: 'Markdown, 1 to 16,384 characters, not blank.' }) content!: string;
  @Field(() => ID, { nullable: true, description: 'The message that began the thread to reply in.' })
  threadRootId?: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
