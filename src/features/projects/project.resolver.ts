import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import { Shared } from '../../graphql/shared.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { memberCountByProject, ownerIdByProject } from '../members/people.loaders.js';
import { listProjectTasks } from '../tasks/list-tasks.js';
import type { SeenTask } from '../tasks/task.loaders.js';
import { TaskConnection } from '../tasks/task.type.js';
import { TaskListArguments } from '../tasks/task-filter.type.js';
import { listProjectMembers } from './list-project-members.js';
import type { SeenProject } from './project.loaders.js';
import { canCreateTask, canDelete, canManageMembers, canUpdate } from './project.policy.js';
import { ProjectType } from './project.type.js';
import type { ProjectMember } from './project-member.entity.js';
import { ProjectMemberConnection } from './project-member.type.js';
import { type TaskCounts, taskCountsByProject } from './task-counts.loaders.js';
import { TaskCountsType } from './task-counts.type.js';

/** Who is in a project and what, and what the viewer may do with it. */
@Resolver(() => ProjectType)
export class ProjectResolver {
  @Shared()
  @FieldResolver(() => UserType, { description: 'Its earliest owner.' })
  async owner(@Root() project: SeenProject, @Ctx() ctx: Context): Promise<User | null> {
    const ownerId = await loader(ctx, ownerIdByProject).load(project.id);
    return loader(ctx, userById).load(ownerId!);
  }

  @Shared()
  @FieldResolver(() => Int, { description: 'How many people are in it, without deactivated ones.' })
  memberCount(@Root() project: SeenProject, @Ctx() ctx: Context): Promise<number> {
    return loader(ctx, memberCountByProject).load(project.id);
  }

  @Shared()
  @FieldResolver(() => TaskCountsType, { description: 'How many tasks it has, as of now.' })
  taskCounts(@Root() project: SeenProject, @Ctx() ctx: Context): Promise<TaskCounts> {
    return loader(ctx, taskCountsByProject).load(project.id);
  }

  @FieldResolver(() => ProjectMemberConnection, {
    description: 'Who is in it, without deactivated people, in the order in which they came.',
  })
  members(
    @Root() project: SeenProject,
    @Ctx() ctx: Context,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<ProjectMember>> {
    return listProjectMembers(ctx, project, args);
  }

  @FieldResolver(() => TaskConnection, { description: 'Its tasks, without deleted ones.' })
  tasks(
    @Root() project: SeenProject,
    @Ctx() ctx: Context,
    @Args(() => TaskListArguments) args: TaskListArguments,
  ): Promise<Connection<SeenTask>> {
    return listProjectTasks(ctx, project, args);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change name and description: owners may.' })
  viewerCanUpdate(@Root() project: SeenProject): boolean {
    return canUpdate(project);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may add and remove members and set their roles.' })
  viewerCanManageMembers(@Root() project: SeenProject): boolean {
    return canManageMembers(project);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may delete it: owners may.' })
  viewerCanDelete(@Root() project: SeenProject): boolean {
    return canDelete(project);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may make tasks in it: every member may.' })
  viewerCanCreateTask(@Root() project: SeenProject): boolean {
    return canCreateTask(project);
  }
}
