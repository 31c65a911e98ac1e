import { Field, ID, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../../graphql/descriptions.js';
import { DateTime } from '../../graphql/scalars.js';
import type { AssignTaskInput } from './assign-task.js';
import type { CreateTaskInput } from './create-task.js';
import type { DeleteTaskInput } from './delete-task.js';
import type { SetTaskStatusInput } from './set-task-status.js';
import type { TaskPriority, TaskStatus } from './task.entity.js';
import { TaskPriorityEnum, TaskStatusEnum } from './task.type.js';
import type { UpdateTaskInput } from './update-task.js';

const TITLE = '1 to 200 characters on one line, not blank';

@InputType('CreateTaskInput', { description: 'A task to make. Its status is TODO.' })
export class CreateTaskInputType implements CreateTaskInput {
  @Field(() => String, { description: `${TITLE}.` }) title!: string;
  @Field(() => String, { nullable: true, description: 'Markdown, at most 16,384 characters.' })
  description?: string | null;
  @Field(() => ID, { nullable: true, description: 'A project that the viewer is in. Left out: none.' })
  projectId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Who is to do it: an active user, in a project a member of it.' })
  assigneeId?: string | null;
  @Field(() => TaskPriorityEnum, { nullable: true, description: 'How much it matters. Left out: MEDIUM.' })
  priority?: TaskPriority | null;
  @Field(() => DateTime, { nullable: true, description: 'Until when.' }) dueDate?: Date | null;
  @Field(() => [ID], { nullable: true, description: 'Files that the viewer uploaded, at most 20, in their order.' })
  attachmentIds?: string[] | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('UpdateTaskInput', { description: 'What to change of a task; what is left out stays.' })
export class UpdateTaskInputType implements UpdateTaskInput {
  @Field(() => ID, { description: 'The task.' }) id!: string;
  @Field(() => Int, {
    nullable: true,
    description:
      'The version that the editor has seen. A field that was changed since to something else is CONFLICT; other fields are merged. Left out: the last one wins.',
  })
  expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: `${TITLE}, not null.` }) title?: string;
  @Field(() => String, { nullable: true, description: 'Markdown, at most 16,384 characters; null clears it.' })
  description?: string | null;
  @Field(() => TaskStatusEnum, { nullable: true, description: 'How far it is; not null.' }) status?: TaskStatus;
  @Field(() => TaskPriorityEnum, { nullable: true, description: 'How much it matters; not null.' })
  priority?: TaskPriority;
  @Field(() => ID, {
    nullable: true,
    description: 'A project that the viewer is in, and so is who has the task. Null takes it out of every project.',
  })
  projectId?: string | null;
  @Field(() => ID, { nullable: true, description: 'An active user, in a project a member of it; null for nobody.' })
  assigneeId?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Until when; null clears it.' }) dueDate?: Date | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('AssignTaskInput', { description: 'Who is to do a task.' })
export class AssignTaskInputType implements AssignTaskInput {
  @Field(() => ID, { description: 'The task.' }) id!: string;
  @Field(() => ID, { nullable: true, description: 'An active user, in a project a member of it; null for nobody.' })
  assigneeId!: string | null;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('SetTaskStatusInput', { description: 'How far a task is.' })
export class SetTaskStatusInputType implements SetTaskStatusInput {
  @Field(() => ID, { description: 'The task.' }) id!: string;
  @Field(() => TaskStatusEnum, { description: 'The status from now on.' }) status!: TaskStatus;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}

@InputType('DeleteTaskInput', { description: 'A task to delete.' })
export class DeleteTaskInputType implements DeleteTaskInput {
  @Field(() => ID, { description: 'The task.' }) id!: string;
  @Field(() => String, { nullable: true, description: IDEMPOTENCY_KEY }) idempotencyKey?: string | null;
}
