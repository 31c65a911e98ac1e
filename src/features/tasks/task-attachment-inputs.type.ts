import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { AddTaskAttachmentInput } from './add-task-attachment.js';
import type { RemoveTaskAttachmentInput } from './remove-task-attachment.js';

@InputType('AddTaskAttachmentInput', { description: 'A file to attach to a task.' })
export class AddTaskAttachmentInputType implements AddTaskAttachmentInput {
  @Field(() => ID, { description: 'The task.' }) taskId!: string;
  @Field(() => ID, { description: 'A file that the viewer uploaded.' }) fileId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('RemoveTaskAttachmentInput', { description: 'A file to take off a task.' })
export class RemoveTaskAttachmentInputType implements RemoveTaskAttachmentInput {
  @Field(() => ID, { description: 'The task.' }) taskId!: string;
  @Field(() => ID, { description: 'A file that the task has.' }) fileId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
