import { Field, ObjectType } from 'type-graphql';
import type { Committed } from '../../db/transaction.js';
import { type ChangedPayload, changedPayload } from '../../graphql/changed-payload.js';
import { CURSOR_AFTER_CHANGE } from '../../graphql/descriptions.js';
import { Cursor } from '../../graphql/scalars.js';
import type { SeenTask } from './task.loaders.js';
import { TaskType } from './task.type.js';
import type { TaskComment } from './task-comment.entity.js';
import { TaskCommentType } from './task-comment.type.js';

/** The shape of what every change of a task answers. */
export type TaskPayload = ChangedPayload<'task', SeenTask>;

export function presentTask({ value, cursor }: Committed<SeenTask>): TaskPayload {
  return { task: value, cursor };
}

function taskPayload(name: string, description: string) {
  return changedPayload<'task', SeenTask>(name, description, {
    field: 'task',
    type: () => TaskType,
    description: 'The task as it is now.',
  });
}

export const CreateTaskPayload = taskPayload('CreateTaskPayload', 'The task that was made.');
export const CreateTaskFromMessagePayload = taskPayload(
  'CreateTaskFromMessagePayload',
  'The task that was made from the message.',
);
export const UpdateTaskPayload = taskPayload('UpdateTaskPayload', 'The task that was changed.');
export const AssignTaskPayload = taskPayload('AssignTaskPayload', 'The task with who has it.');
export const SetTaskStatusPayload = taskPayload('SetTaskStatusPayload', 'The task with its status.');
export const AddTaskAttachmentPayload = taskPayload('AddTaskAttachmentPayload', 'The task with the file.');
export const RemoveTaskAttachmentPayload = taskPayload('RemoveTaskAttachmentPayload', 'The task without the file.');
export const DeleteTaskPayload = taskPayload('DeleteTaskPayload', 'The task that was deleted.');
export const DeleteTaskCommentPayload = taskPayload('DeleteTaskCommentPayload', 'The task without the comment.');

@ObjectType({ description: 'The comment that was made.' })
export class CommentTaskPayload {
  @Field(() => TaskCommentType, { description: 'The comment.' }) comment!: TaskComment;
  @Field(() => TaskType, { description: 'The task as it is now.' }) task!: SeenTask;
  @Field(() => Cursor, { description: CURSOR_AFTER_CHANGE }) cursor!: string;
}
