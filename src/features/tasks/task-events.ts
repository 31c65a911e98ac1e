import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import type { TaskEventType } from '../../events/event-types.js';
import type { Task } from './task.entity.js';

/** What decides on who sees a task. */
export type TaskPlace = Pick<Task, 'id' | 'projectId' | 'creatorId' | 'assigneeId' | 'assignedById'>;

/** Who sees a task outside of projects: those it concerns, and admins with open accounts. */
async function peopleOf(tx: Transaction, task: TaskPlace): Promise<string[]> {
  const admins = await query(
    tx,
    sql<{ id: string }>`select id from users where role = 'ADMIN' and deactivated_at is null`,
  );
  const ids = [task.creatorId, task.assigneeId, task.assignedById, ...admins.map(({ id }) => id)];
  return [...new Set(ids.filter((id) => id !== null))];
}

/** Tells everyone who sees the task: the members of its project, or the people written into the event. */
export async function tellOfTask(
  tx: Transaction,
  type: TaskEventType,
  task: TaskPlace,
  { before, commentId }: { before?: TaskPlace; commentId?: string } = {},
) {
  const data: Record<string, unknown> = { assigneeId: task.assigneeId, ...(commentId && { commentId }) };
  if (before && before.assigneeId !== task.assigneeId) data.formerAssigneeId = before.assigneeId;
  if (task.projectId === null) data.userIds = await peopleOf(tx, task);
  tx.append({ type, taskId: task.id, projectId: task.projectId ?? undefined, data });
}

/**
 * Tells those who may have lost sight of the task by a change: who is still in its former project, or each of the people
 * whom it no longer concerns. Call it before others are told of the change, for some of them may be the same.
 */
export async function tellHidden(tx: Transaction, before: TaskPlace, after: TaskPlace): Promise<void> {
  const hidden = { type: 'TASK_HIDDEN', taskId: before.id } as const;
  if (before.projectId !== null) {
    if (after.projectId !== before.projectId) tx.append({ ...hidden, projectId: before.projectId });
    return;
  }
  const left = after.projectId === null ? new Set(await peopleOf(tx, after)) : new Set<string>();
  for (const userId of await peopleOf(tx, before)) if (!left.has(userId)) tx.append({ ...hidden, userId });
}
