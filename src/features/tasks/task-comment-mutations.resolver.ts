import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { commentTask } from './comment-task.js';
import { deleteTaskComment } from './delete-task-comment.js';
import { getTask } from './find-task.js';
import { CommentTaskInputType, DeleteTaskCommentInputType } from './task-comment-inputs.type.js';
import { CommentTaskPayload, DeleteTaskCommentPayload, presentTask, type TaskPayload } from './task-payloads.type.js';

@Resolver()
export class TaskCommentMutations {
  @Mutation(() => CommentTaskPayload, { description: 'Says something about a task that the viewer sees.' })
  async commentTask(
    @Ctx() ctx: Context,
    @Arg('input', () => CommentTaskInputType, { description: 'The comment.' }) input: CommentTaskInputType,
  ): Promise<CommentTaskPayload> {
    const { value, cursor } = await commentTask(ctx, input);
    return { comment: value, task: await getTask(ctx, value.taskId), cursor };
  }

  @Mutation(() => DeleteTaskCommentPayload, { description: 'Erases a comment of the viewer.' })
  async deleteTaskComment(
    @Ctx() ctx: Context,
    @Arg('input', () => DeleteTaskCommentInputType, { description: 'Which one.' }) input: DeleteTaskCommentInputType,
  ): Promise<TaskPayload> {
    return presentTask(await deleteTaskComment(ctx, input));
  }
}
