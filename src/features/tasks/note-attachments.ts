import { sql } from 'kysely';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { addChange } from './change-task.js';
import type { Task } from './task.entity.js';
import { type TaskPlace, tellOfTask } from './task-events.js';

/** A file by its name: `to` where the task has got it, `from` where it has lost it. */
export interface AttachmentChange {
  from: string | null;
  to: string | null;
}

/**
 * Makes what happened to a task's files a version of the task, with a row of its history for each, and tells who sees the task.
 * Nothing happens to a deleted one. Part of other operations.
 */
export async function noteAttachments(tx: Transaction, taskId: string, changes: AttachmentChange[]): Promise<void> {
  const {
    rows: [task],
  } = await change(
    tx,
    sql<TaskPlace & Pick<Task, 'version'>>`update tasks
      set version = version + 1, updated_at = ${new Date(tx.app.clock.now())}
      where id = ${taskId} and deleted_at is null
      returning id, version, project_id as "projectId", creator_id as "creatorId", assignee_id as "assigneeId",
        assigned_by_id as "assignedById"`,
  );
  if (!task) return;
  for (const { from, to } of changes) addChange(tx, task, { field: 'ATTACHMENT', from, to });
  await tellOfTask(tx, 'TASK_UPDATED', task);
}
