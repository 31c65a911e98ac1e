import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { fromSeenTasks, taskIsVisible } from './task.loaders.js';
import { TaskComment } from './task-comment.entity.js';

/** Comments by id, seen through the viewer: null where he does not see the task. */
export const taskCommentById: LoaderFactory<string, TaskComment | null> = (ctx) => async (ids) => {
  const wanted = ids.filter(isId);
  if (wanted.length === 0 || !ctx.viewer) return ids.map(() => null);
  const comment = rowsOf(ctx.em, TaskComment, 'c');
  const rows = await query(
    ctx,
    sql<TaskComment>`select ${comment.columns} ${fromSeenTasks(ctx)} join task_comments c on c.task_id = t.id
      where ${isAnyOf(ctx, 'c.id', wanted)} and ${taskIsVisible(ctx)}`,
  );
  return inOrder(ids, rows.map(comment.read<TaskComment>), (row) => row.id);
};

/** How many comments each task has. For the eyes of who sees it. */
export const commentCountByTask: LoaderFactory<string, number> = (ctx) => async (taskIds) => {
  const rows = await query(
    ctx,
    sql<{ taskId: string; count: number }>`select task_id as "taskId", count(*) as count from task_comments
      where ${isAnyOf(ctx, 'task_id', taskIds)} group by task_id`,
  );
  const byTask = new Map(rows.map((row) => [row.taskId, row.count]));
  return taskIds.map((id) => byTask.get(id) ?? 0);
};
