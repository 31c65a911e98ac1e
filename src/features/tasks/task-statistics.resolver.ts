import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { DateTime } from '../../graphql/scalars.js';
import { parseArgument, timeZone } from '../../shared/input.js';
import { userById } from '../accounts/user.loaders.js';
import { projectById } from '../projects/project.loaders.js';
import type { TaskPriority, TaskStatus } from './task.entity.js';
import { isOverdueIn } from './task-conditions.js';
import { countPerDay, type DayCount, type DayRange, dayRange } from './task-days.js';
import type { TaskFilter } from './task-filter.js';
import { TaskFilterType } from './task-filter.type.js';
import { PRIORITIES, STATUSES } from './task-inputs.js';
import { selectTasks, type TaskSelection } from './task-selection.js';
import { countBy, countWhere, medianSecondsToFinish } from './task-statistics.js';
import {
  type TaskAssigneeCount,
  type TaskPriorityCount,
  type TaskProjectCount,
  TaskStatisticsType,
  type TaskStatusCount,
} from './task-statistics.type.js';

/** What each field counts. */
interface Counted extends TaskSelection {
  days: DayRange;
}

@ArgsType()
class StatisticsArguments {
  @Field(() => TaskFilterType, { nullable: true, description: 'Which tasks. Left out: all.' })
  filter?: TaskFilter | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'In the first day of those counted by day; 30 days up to `to`.',
  })
  from?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'In the last of those days, at most 366 on; left out: now.' })
  to?: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'IANA name of the time zone whose days they are; left out: the one the server is set to.',
  })
  timeZone?: string | null;
}

@Resolver(() => TaskStatisticsType)
export class TaskStatisticsResolver {
  @Query(() => TaskStatisticsType, { description: 'Counts of the tasks that the viewer sees.' })
  async taskStatistics(
    @Ctx() ctx: Context,
    @Args(() => StatisticsArguments) args: StatisticsArguments,
  ): Promise<Counted> {
    const zone = parseArgument('timeZone', timeZone, args.timeZone) ?? ctx.app.config.timeZone;
    return { ...(await selectTasks(ctx, args.filter ?? {})), days: dayRange(ctx, zone, args.from, args.to) };
  }

  @FieldResolver()
  total(@Root() counted: Counted, @Ctx() ctx: Context): Promise<number> {
    return countWhere(ctx, counted);
  }

  @FieldResolver()
  overdue(@Root() counted: Counted, @Ctx() ctx: Context): Promise<number> {
    return countWhere(ctx, counted, isOverdueIn(ctx));
  }

  @FieldResolver()
  async byStatus(@Root() counted: Counted, @Ctx() ctx: Context): Promise<TaskStatusCount[]> {
    const counts = new Map((await countBy<TaskStatus>(ctx, counted, 'status')).map((row) => [row.key, row.count]));
    return STATUSES.map((status) => ({ status, count: counts.get(status) ?? 0 }));
  }

  @FieldResolver()
  async byPriority(@Root() counted: Counted, @Ctx() ctx: Context): Promise<TaskPriorityCount[]> {
    const counts = new Map((await countBy<TaskPriority>(ctx, counted, 'priority')).map((row) => [row.key, row.count]));
    return PRIORITIES.map((priority) => ({ priority, count: counts.get(priority) ?? 0 }));
  }

  @FieldResolver()
  async byAssignee(@Root() counted: Counted, @Ctx() ctx: Context): Promise<TaskAssigneeCount[]> {
    const rows = await countBy<string | null>(ctx, counted, 'assignee_id');
    return Promise.all(
      rows.map(async ({ key, count }) => ({
        assignee: key === null ? null : await loader(ctx, userById).load(key),
        count,
      })),
    );
  }

  @FieldResolver()
  async byProject(@Root() counted: Counted, @Ctx() ctx: Context): Promise<TaskProjectCount[]> {
    const rows = await countBy<string | null>(ctx, counted, 'project_id');
    return Promise.all(
      rows.map(async ({ key, count }) => ({
        project: key === null ? null : await loader(ctx, projectById).load(key),
        count,
      })),
    );
  }

  @FieldResolver()
  createdPerDay(@Root() counted: Counted, @Ctx() ctx: Context): Promise<DayCount[]> {
    return countPerDay(ctx, counted, counted.days, 'created_at');
  }

  @FieldResolver()
  finishedPerDay(@Root() counted: Counted, @Ctx() ctx: Context): Promise<DayCount[]> {
    return countPerDay(ctx, counted, counted.days, 'completed_at');
  }

  @FieldResolver()
  medianSecondsToFinish(@Root() counted: Counted, @Ctx() ctx: Context): Promise<number | null> {
    return medianSecondsToFinish(ctx, counted, counted.days);
  }
}
