import { sql } from 'kysely';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';

/** Puts files that are held behind those that a task has; one that it has stays where it is. Gives how many are new. Part of other operations. */
export async function attachToTask(tx: Transaction, taskId: string, fileIds: readonly string[]): Promise<number> {
  let added = 0;
  for (const fileId of fileIds) {
    const { count } = await change(
      tx,
      sql`insert into task_attachments (task_id, file_id, position)
        select ${taskId}, ${fileId}, coalesce(max(position) + 1, 0) from task_attachments where task_id = ${taskId}
        on conflict do nothing`,
    );
    added += count;
  }
  return added;
}
