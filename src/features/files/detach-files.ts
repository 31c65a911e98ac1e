import { sql } from 'kysely';
import { isAnyOf } from '../../db/any-of.js';
import { change, query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { changeUser } from '../accounts/change-user.js';
import { noteAttachments } from '../tasks/note-attachments.js';

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
  const lost = await query(
    tx,
    sql<{ taskId: string; name: string }>`select a.task_id as "taskId", f.name
      from task_attachments a join files f on f.id = a.file_id
      where ${isAnyOf(tx, 'a.file_id', ids)} order by a.task_id, a.position`,
  );
  await change(tx, sql`delete from task_attachments where ${isAnyOf(tx, 'file_id', ids)}`);
  for (const [taskId, files] of Map.groupBy(lost, ({ taskId }) => taskId)) {
    await noteAttachments(
      tx,
      taskId,
      files.map(({ name }) => ({ from: name, to: null })),
    );
  }
  const users = await change(
    tx,
    sql<{ id: string }>`update users set avatar_id = null where ${isAnyOf(tx, 'avatar_id', ids)} returning id`,
  );
  for (const { id } of users.rows) await changeUser(tx, id, sql`avatar_id = null`);
}
