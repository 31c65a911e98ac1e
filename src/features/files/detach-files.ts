import { sql } from 'kysely';
import { isAnyOf } from '../../db/any-of.js';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { changeUser } from '../accounts/change-user.js';
import { type TaskPlace, tellOfTask } from '../tasks/task-events.js';

/** Takes files off all that refers to them, and tells who sees that. Part of other operations. */
export async function detachFiles(tx: Transaction, ids: readonly string[]): Promise<void> {
  const messages = await change(
    tx,
    sql<{ id: string; roomId: string }>`update messages set version = version + 1
      where id in (select message_id from message_attachments where ${isAnyOf(tx, 'file_id', ids)})
      returning id, room_id as "roomId"`,
  );
  for (const { id, roomId } of messages.rows) tx.append({ type: 'MESSAGE_EDITED', roomId, messageId: id });
  await change(tx, sql`delete from message_attachments where ${isAnyOf(tx, 'file_id', ids)}`);
  const tasks = await change(
    tx,
    sql<TaskPlace>`update tasks set updated_at = updated_at
      where id in (select task_id from task_attachments where ${isAnyOf(tx, 'file_id', ids)})
      returning id, project_id as "projectId", creator_id as "creatorId", assignee_id as "assigneeId",
        assigned_by_id as "assignedById"`,
  );
  for (const task of tasks.rows) await tellOfTask(tx, 'TASK_UPDATED', task);
  await change(tx, sql`delete from task_attachments where ${isAnyOf(tx, 'file_id', ids)}`);
  const users = await change(
    tx,
    sql<{ id: string }>`update users set avatar_id = null where ${isAnyOf(tx, 'avatar_id', ids)} returning id`,
  );
  for (const { id } of users.rows) await changeUser(tx, id, sql`avatar_id = null`);
}
