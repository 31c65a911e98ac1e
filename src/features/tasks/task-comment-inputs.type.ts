import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import type { CommentTaskInput } from './comment-task.js';
import type { DeleteTaskCommentInput } from './delete-task-comment.js';

@InputType('CommentTaskInput', { description: 'Something to say about a task.' })
export class CommentTaskInputType implements CommentTaskInput {
  @Field(() => ID, { description: 'The task.' }) taskId!: string;
  @Field(() => String, { description: 'Markdown, 1 to 16,384 characters, not blank.' }) content!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('DeleteTaskCommentInput', { description: 'A comment to erase.' })
export class DeleteTaskCommentInputType implements DeleteTaskCommentInput {
  @Field(() => ID, { description: 'The comment, one of the viewer.' }) commentId!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
