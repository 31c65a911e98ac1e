import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { Node } from '../../graphql/node.js';
import { DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';
import type { TaskPriority, TaskStatus } from './task.entity.js';

export const TaskStatusEnum = { TODO: 'TODO', IN_PROGRESS: 'IN_PROGRESS', REVIEW: 'REVIEW', DONE: 'DONE' } as const;
registerEnumType(TaskStatusEnum, {
  name: 'TaskStatus',
  description: 'How far a task is. Any may follow any.',
  valuesConfig: {
    TODO: { description: 'Not begun.' },
    IN_PROGRESS: { description: 'Somebody is at it.' },
    REVIEW: { description: 'Done, and to be looked at.' },
    DONE: { description: 'Finished: it is never overdue.' },
  },
});

export const TaskPriorityEnum = { LOW: 'LOW', MEDIUM: 'MEDIUM', HIGH: 'HIGH' } as const;
registerEnumType(TaskPriorityEnum, {
  name: 'TaskPriority',
  description: 'How much a task matters.',
  valuesConfig: {
    LOW: { description: 'It can wait.' },
    MEDIUM: { description: 'As most do.' },
    HIGH: { description: 'Before others.' },
  },
});

@ObjectType('Task', {
  implements: Node,
  description:
    'Something to be done. In a project its members see it; else those who made, gave or have it, and admins do.',
})
export class TaskType extends Node {
  @Shared() @Field(() => String, { description: '1 to 200 characters on one line.' }) title!: string;
  @Shared() @Field(() => TaskStatusEnum, { description: 'How far it is.' }) status!: TaskStatus;
  @Shared() @Field(() => TaskPriorityEnum, { description: 'How much it matters.' }) priority!: TaskPriority;
  @Shared()
  @Field(() => DateTime, { nullable: true, description: 'Until when it is to be done; null where that is open.' })
  dueDate!: Date | null;
  @Shared()
  @Field(() => DateTime, { nullable: true, description: 'When it became DONE; null while it is not.' })
  completedAt!: Date | null;
  @Shared() @Field(() => DateTime, { description: 'When it was made.' }) createdAt!: Date;
  @Shared()
  @Field(() => DateTime, { description: 'When one of its fields last changed; comments change none.' })
  updatedAt!: Date;
  @Shared()
  @Field(() => DateTime, { nullable: true, description: 'When it was deleted; null where it is not.' })
  deletedAt!: Date | null;
  @Shared()
  @Field(() => Int, {
    description:
      'Counts the changes of its fields: of two copies the higher one is the newer. Give it as expectedVersion.',
  })
  version!: number;
}

export const TaskConnection = connectionType(TaskType, 'Task');
