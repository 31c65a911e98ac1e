import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { DeleteMessageInput } from './delete-message.js';
import type { EditMessageInput } from './edit-message.js';
import type { SendMessageInput } from './send-message.js';

const CONTENT = 'Markdown, 1 to 16,384 characters, not blank.';

@InputType('SendMessageInput', { description: 'A message to send.' })
export class SendMessageInputType implements SendMessageInput {
  @Field(() => ID, { description: 'The room to send it to.' }) roomId!: string;
  @Field(() => String, { description: `${CONTENT} With files it may be empty.` }) content!: string;
  @Field(() => ID, { nullable: true, description: 'The message that began the thread to reply in.' })
  threadRootId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Files that the viewer uploaded, at most 20, in their order.' })
  attachmentIds?: string[] | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('EditMessageInput', { description: 'Other content for a message.' })
export class EditMessageInputType implements EditMessageInput {
  @Field(() => ID, { description: 'The message, one of the viewer.' }) messageId!: string;
  @Field(() => String, { description: CONTENT }) content!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('DeleteMessageInput', { description: 'A message to delete.' })
export class DeleteMessageInputType implements DeleteMessageInput {
  @Field(() => ID, { description: 'The message.' }) messageId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
