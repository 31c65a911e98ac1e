import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../../graphql/connection.js';
import { DateTime } from '../../graphql/scalars.js';
import type { TaskField } from './task-change.entity.js';

const KINDS: Record<TaskField, string> = {
  CREATED: 'The task was made; `to` is its first title.',
  TITLE: 'The title.',
  DESCRIPTION: 'The description.',
  STATUS: 'The status; `from` and `to` are values of TaskStatus.',
  PRIORITY: 'The priority; `from` and `to` are values of TaskPriority.',
  PROJECT: 'The project: see `fromProject` and `toProject`.',
  ASSIGNEE: 'Who has it: see `fromUser` and `toUser`.',
  DUE_DATE: 'The due date; `from` and `to` are instants, as DateTime.',
  ATTACHMENT: 'A file: `to` is the name of one that was attached, `from` of one that was taken off or deleted.',
  DELETED: 'The task was deleted.',
};
const TaskFieldEnum = Object.fromEntries(Object.keys(KINDS).map((name) => [name, name]));
registerEnumType(TaskFieldEnum, {
  name: 'TaskField',
  description: 'What a change of a task is about.',
  valuesConfig: Object.fromEntries(Object.entries(KINDS).map(([name, description]) => [name, { description }])),
});

@ObjectType('TaskChange', { description: "One field's change. A change of several fields is one row for each." })
export class TaskChangeType {
  @Field(() => ID, { description: 'A UUID.' }) id!: string;
  @Field(() => DateTime, { description: 'When it was made.' }) changedAt!: Date;
  @Field(() => TaskFieldEnum, { description: 'What changed.' }) field!: TaskField;
  @Field(() => Int, { description: "The task's version after it." }) version!: number;
}

export const TaskChangeConnection = connectionType(TaskChangeType, 'TaskChange');
