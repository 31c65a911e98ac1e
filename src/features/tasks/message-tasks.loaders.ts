import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { groupInOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { Task } from './task.entity.js';
import { fromSeenTasks, type SeenTask, seenTaskColumns, taskIsVisible } from './task.loaders.js';

/** Most tasks that a message shows, the first made from it. */
export const MOST_TASKS = 20;

/** The tasks made from each message that the viewer sees, in the order they were made, without deleted ones. */
export const tasksOfMessage: LoaderFactory<string, SeenTask[]> = (ctx) => async (messageIds) => {
  const rows = await query(
    ctx,
    sql<SeenTask>`select * from (
      select ${seenTaskColumns(ctx)}, row_number() over (partition by t.message_id order by t.id) as place ${fromSeenTasks(ctx)}
      where ${isAnyOf(ctx, 't.message_id', messageIds)} and t.deleted_at is null and ${taskIsVisible(ctx)}
    ) placed where place <= ${sql.lit(MOST_TASKS)} order by place`,
  );
  return groupInOrder(messageIds, rows.map(rowsOf(ctx.em, Task, 't').read<SeenTask>), (task) => task.messageId!);
};
