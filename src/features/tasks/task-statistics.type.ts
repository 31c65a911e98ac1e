import { Field, Float, Int, ObjectType } from 'type-graphql';
import type { User } from '../accounts/user.entity.js';
import { UserType } from '../accounts/user.type.js';
import type { SeenProject } from '../projects/project.loaders.js';
import { ProjectType } from '../projects/project.type.js';
import type { TaskPriority, TaskStatus } from './task.entity.js';
import { TaskPriorityEnum, TaskStatusEnum } from './task.type.js';

const COUNT = { description: 'How many tasks.' };

@ObjectType('TaskStatusCount', { description: 'How many tasks have a status.' })
export class TaskStatusCount {
  @Field(() => TaskStatusEnum, { description: 'The status.' }) status!: TaskStatus;
  @Field(() => Int, COUNT) count!: number;
}

@ObjectType('TaskPriorityCount', { description: 'How many tasks have a priority.' })
export class TaskPriorityCount {
  @Field(() => TaskPriorityEnum, { description: 'The priority.' }) priority!: TaskPriority;
  @Field(() => Int, COUNT) count!: number;
}

@ObjectType('TaskAssigneeCount', { description: 'How many tasks somebody has.' })
export class TaskAssigneeCount {
  @Field(() => UserType, { nullable: true, description: 'Who has them; null for nobody.' }) assignee!: User | null;
  @Field(() => Int, COUNT) count!: number;
}

@ObjectType('TaskProjectCount', { description: 'How many tasks are in a project.' })
export class TaskProjectCount {
  @Field(() => ProjectType, { nullable: true, description: 'The project; null for those in none.' })
  project!: SeenProject | null;
  @Field(() => Int, COUNT) count!: number;
}

@ObjectType('TaskDayCount', { description: 'How many tasks on a day.' })
export class TaskDayCount {
  @Field(() => String, { description: 'The day, `2026-11-20`.' }) date!: string;
  @Field(() => Int, COUNT) count!: number;
}

@ObjectType('TaskStatistics', {
  description: 'Counts over the tasks that the viewer sees and a filter lets through; each field is one statement.',
})
export class TaskStatisticsType {
  @Field(() => Int, { description: 'All of them.' }) total!: number;
  @Field(() => Int, { description: 'Those whose due date has passed and that are not done.' }) overdue!: number;
  @Field(() => [TaskStatusCount], { description: 'By status, in the order of work, zeros too.' })
  byStatus!: TaskStatusCount[];
  @Field(() => [TaskPriorityCount], { description: 'By priority, lowest first, zeros too.' })
  byPriority!: TaskPriorityCount[];
  @Field(() => [TaskAssigneeCount], { description: 'By who has them, most first: at most 100.' })
  byAssignee!: TaskAssigneeCount[];
  @Field(() => [TaskProjectCount], { description: 'By project, most first: at most 100.' })
  byProject!: TaskProjectCount[];
  @Field(() => [TaskDayCount], { description: 'How many were made on each day asked for, zeros too.' })
  createdPerDay!: TaskDayCount[];
  @Field(() => [TaskDayCount], { description: 'How many of those that are done were finished on each day, zeros too.' })
  finishedPerDay!: TaskDayCount[];
  @Field(() => Float, {
    nullable: true,
    description: 'Median time from made to done of those finished on the days asked for, seconds; null where none was.',
  })
  medianSecondsToFinish!: number | null;
}
