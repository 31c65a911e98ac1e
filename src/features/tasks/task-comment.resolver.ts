import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { commentText } from './archived-text.js';
import { type SeenTask, taskById } from './task.loaders.js';
import { canEraseComment } from './task.policy.js';
import { TaskType } from './task.type.js';
import type { TaskComment } from './task-comment.entity.js';
import { TaskCommentType } from './task-comment.type.js';

@Resolver(() => TaskCommentType)
export class TaskCommentResolver {
  @FieldResolver(() => String, { description: 'Markdown, 1 to 16,384 characters.' })
  content(@Root() comment: TaskComment, @Ctx() ctx: Context): Promise<string> {
    return commentText(ctx, comment);
  }

  @FieldResolver(() => TaskType, { description: 'What it is about.' })
  task(@Root() comment: TaskComment, @Ctx() ctx: Context): Promise<SeenTask | null> {
    return loader(ctx, taskById).load(comment.taskId);
  }

  @FieldResolver(() => UserType, { description: 'Who said it.' })
  author(@Root() comment: TaskComment, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(comment.authorId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may erase it: only its author may.' })
  viewerCanDelete(@Root() comment: TaskComment, @Ctx() ctx: Context): boolean {
    return canEraseComment(ctx.viewer, comment);
  }
}
