import type { Transaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { addChange } from './change-task.js';
import { rereadTask } from './find-task.js';
import { Task, type TaskStatus } from './task.entity.js';
import type { SeenTask } from './task.loaders.js';
import { tellOfTask } from './task-events.js';
import { searchTextOf } from './task-inputs.js';
import { assertAssignable, assertOwnProject } from './task-place.js';

/** What a new task is made of. */
export type NewTask = Pick<
  Task,
  'title' | 'description' | 'priority' | 'projectId' | 'assigneeId' | 'dueDate' | 'messageId'
> & {
  /** Left out: TODO. */
  status?: TaskStatus;
};

/**
 * Makes a task of the viewer's. Part of other operations. Throws BAD_USER_INPUT (projectId: a project the viewer is in;
 * assigneeId: an active user, in a project a member of it).
 */
export async function addTask(tx: Transaction, { status = 'TODO', ...input }: NewTask): Promise<SeenTask> {
  if (input.projectId !== null) await assertOwnProject(tx, input.projectId);
  await assertAssignable(tx, input);
  const now = new Date(tx.app.clock.now());
  const task = tx.em.create(Task, {
    id: newId(),
    ...input,
    searchText: searchTextOf(input),
    status,
    creatorId: tx.viewer!.id,
    assignedById: input.assigneeId === null ? null : tx.viewer!.id,
    completedAt: status === 'DONE' ? now : null,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    version: 1,
  });
  // The history refers to it, and only what was made in order is written in order.
  await tx.em.flush();
  addChange(tx, task, { field: 'CREATED', from: null, to: task.title });
  await tellOfTask(tx, 'TASK_CREATED', task);
  return rereadTask(tx, task.id);
}
