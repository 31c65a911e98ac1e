import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import { DateTime } from '../../graphql/scalars.js';
import type { TaskPriority, TaskStatus } from './task.entity.js';
import { TaskPriorityEnum, TaskStatusEnum } from './task.type.js';
import type { TaskFilter } from './task-filter.js';
import { TASK_ORDERS, type TaskOrder } from './task-order.js';

const TaskOrderEnum = Object.fromEntries(Object.keys(TASK_ORDERS).map((name) => [name, name]));
registerEnumType(TaskOrderEnum, {
  name: 'TaskOrder',
  description: 'An order of tasks.',
  valuesConfig: {
    CREATED_DESC: { description: 'The newest first.' },
    CREATED_ASC: { description: 'The oldest first.' },
    UPDATED_DESC: { description: 'The one last changed first.' },
    DUE_ASC: { description: 'The earliest due date first, those without one last.' },
    PRIORITY_DESC: { description: 'The highest priority first, the newest first among equals.' },
  },
});

@InputType('TaskFilter', {
  description:
    'Which tasks are wanted: all that fit every field given. Of somebody or something unknown there are none.',
})
export class TaskFilterType implements TaskFilter {
  @Field(() => ID, { nullable: true, description: 'Who has it; null for nobody.' }) assigneeId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who made it; not null.' }) creatorId?: string | null;
  @Field(() => [TaskStatusEnum], { nullable: true, description: 'One of these.' }) statuses?: TaskStatus[] | null;
  @Field(() => [TaskPriorityEnum], { nullable: true, description: 'One of these.' })
  priorities?: TaskPriority[] | null;
  @Field(() => ID, { nullable: true, description: 'In this project; null for in none.' }) projectId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Due then or later.' }) dueFrom?: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Due then or earlier.' }) dueTo?: Date | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether the due date has passed and it is not done.' })
  isOverdue?: boolean | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Text that title or description holds, whatever its case, each character standing for itself; at most 200.',
  })
  query?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether only tasks that the viewer has.' })
  assignedToMe?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether only tasks that the viewer has or made.' })
  mine?: boolean | null;
}

@ArgsType()
export class TaskListArguments extends ForwardPageArgs {
  @Field(() => TaskFilterType, { nullable: true, description: 'Which ones. Left out: all.' })
  filter?: TaskFilterType | null;
  @Field(() => TaskOrderEnum, { nullable: true, defaultValue: 'CREATED_DESC', description: 'In which order.' })
  orderBy?: TaskOrder | null;
}
