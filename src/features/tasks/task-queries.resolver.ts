import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Connection } from '../../graphql/connection.js';
import { findTask } from './find-task.js';
import { listTasks } from './list-tasks.js';
import type { SeenTask } from './task.loaders.js';
import { TaskConnection, TaskType } from './task.type.js';
import { TaskListArguments } from './task-filter.type.js';

@Resolver()
export class TaskQueries {
  @Query(() => TaskType, {
    nullable: true,
    description: 'A task that the viewer sees, also a deleted one; null for any other id.',
  })
  task(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<SeenTask | null> {
    return findTask(ctx, id);
  }

  @Query(() => TaskConnection, { description: 'The tasks that the viewer sees, without deleted ones.' })
  tasks(@Ctx() ctx: Context, @Args(() => TaskListArguments) args: TaskListArguments): Promise<Connection<SeenTask>> {
    return listTasks(ctx, args);
  }
}
