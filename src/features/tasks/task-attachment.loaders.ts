import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { groupInOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { StoredFile } from '../files/file.entity.js';

interface Attached extends StoredFile {
  taskId: string;
}

/** The files of each task, in the order in which they were attached; none of a deleted one. Who sees the task sees them. */
export const attachmentsOfTask: LoaderFactory<string, StoredFile[]> = (ctx) => async (taskIds) => {
  const file = rowsOf(ctx.em, StoredFile, 'f');
  const rows = await query(
    ctx,
    sql<Attached>`select a.task_id as "taskId", ${file.columns}
      from task_attachments a join files f on f.id = a.file_id join tasks t on t.id = a.task_id
      where ${isAnyOf(ctx, 'a.task_id', taskIds)} and t.deleted_at is null order by a.position, a.file_id`,
  );
  return groupInOrder(taskIds, rows.map(file.read<Attached>), (row) => row.taskId);
};
