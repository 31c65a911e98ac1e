import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { PageArguments } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import { Shared } from '../../graphql/shared.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { projectById, type SeenProject } from '../projects/project.loaders.js';
import { ProjectType } from '../projects/project.type.js';
import { descriptionOf } from './archived-text.js';
import { listTaskChanges } from './list-task-changes.js';
import { listTaskComments } from './list-task-comments.js';
import type { SeenTask } from './task.loaders.js';
import { canDelete, canSetStatus, canUpdate } from './task.policy.js';
import { TaskType } from './task.type.js';
import type { TaskChange } from './task-change.entity.js';
import { TaskChangeConnection } from './task-change.type.js';
import type { TaskComment } from './task-comment.entity.js';
import { commentCountByTask } from './task-comment.loaders.js';
import { TaskCommentConnection } from './task-comment.type.js';
import { isOverdue } from './task-conditions.js';

@Resolver(() => TaskType)
export class TaskResolver {
  @Shared()
  @FieldResolver(() => String, { description: 'Markdown, at most 16,384 characters; empty where there is none.' })
  description(@Root() task: SeenTask, @Ctx() ctx: Context): Promise<string> {
    return descriptionOf(ctx, task);
  }

  @Shared()
  @FieldResolver(() => ProjectType, { nullable: true, description: 'The project it is in; null where it is in none.' })
  project(@Root() task: SeenTask, @Ctx() ctx: Context): Promise<SeenProject | null> | null {
    return task.projectId === null ? null : loader(ctx, projectById).load(task.projectId);
  }

  @Shared()
  @FieldResolver(() => UserType, { description: 'Who made it.' })
  creator(@Root() task: SeenTask, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(task.creatorId);
  }

  @Shared()
  @FieldResolver(() => UserType, { nullable: true, description: 'Who has it; null for nobody.' })
  assignee(@Root() task: SeenTask, @Ctx() ctx: Context): Promise<User | null> | null {
    return task.assigneeId === null ? null : loader(ctx, userById).load(task.assigneeId);
  }

  @Shared()
  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'Who last gave it to somebody, or took it from him; null where nobody ever did.',
  })
  assignedBy(@Root() task: SeenTask, @Ctx() ctx: Context): Promise<User | null> | null {
    return task.assignedById === null ? null : loader(ctx, userById).load(task.assignedById);
  }

  @Shared()
  @FieldResolver(() => Boolean, { description: 'Whether its due date has passed and it is not done, as of now.' })
  isOverdue(@Root() task: SeenTask, @Ctx() ctx: Context): boolean {
    return isOverdue(ctx, task);
  }

  @Shared()
  @FieldResolver(() => Int, { description: 'How many comments it has.' })
  commentCount(@Root() task: SeenTask, @Ctx() ctx: Context): Promise<number> {
    return loader(ctx, commentCountByTask).load(task.id);
  }

  @FieldResolver(() => TaskCommentConnection, { description: 'What was said about it, oldest to newest.' })
  comments(
    @Root() task: SeenTask,
    @Ctx() ctx: Context,
    @Args(() => PageArguments) args: PageArguments,
  ): Promise<Connection<TaskComment>> {
    return listTaskComments(ctx, task, args);
  }

  @FieldResolver(() => TaskChangeConnection, { description: 'Every change of its fields, oldest to newest.' })
  history(
    @Root() task: SeenTask,
    @Ctx() ctx: Context,
    @Args(() => PageArguments) args: PageArguments,
  ): Promise<Connection<TaskChange>> {
    return listTaskChanges(ctx, task, args);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may change every field: who made or gave it, owners of its project, and admins.',
  })
  viewerCanUpdate(@Root() task: SeenTask, @Ctx() ctx: Context): boolean {
    return canUpdate(ctx.viewer, task) && task.deletedAt === null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may set its status: who has it may as well.' })
  viewerCanSetStatus(@Root() task: SeenTask, @Ctx() ctx: Context): boolean {
    return canSetStatus(ctx.viewer, task) && task.deletedAt === null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may comment: everyone who sees it may.' })
  viewerCanComment(@Root() task: SeenTask): boolean {
    return task.deletedAt === null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may delete it: who may change every field.' })
  viewerCanDelete(@Root() task: SeenTask, @Ctx() ctx: Context): boolean {
    return canDelete(ctx.viewer, task) && task.deletedAt === null;
  }
}
