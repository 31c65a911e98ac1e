import { sql } from 'kysely';
import type { Context } from '../../../context.js';
import { isAnyOf } from '../../../db/any-of.js';
import { query } from '../../../db/query.js';
import type { ArchivedTask } from './archived-task.js';

/** What of a task's line lies in other tables. */
export type Hung = Pick<ArchivedTask, 'comments' | 'changes' | 'attachments'>;
type Of<T> = T & { taskId: string };

/** What hangs on tasks, by id, as it is written down. */
export async function hungOnTasks(ctx: Context, ids: string[]): Promise<(id: string) => Hung> {
  const isTheirs = isAnyOf(ctx, 'task_id', ids);
  const [comments, changes, attachments] = await Promise.all([
    query(
      ctx,
      sql<Of<{ id: string; author: string; createdAt: Date; content: string }>>`
        select task_id as "taskId", id, author_id as author, created_at as "createdAt", content from task_comments
        where ${isTheirs} order by id`,
    ),
    query(
      ctx,
      sql<Of<Omit<Hung['changes'][number], 'changedAt'> & { changedAt: Date }>>`
        select task_id as "taskId", id, version, actor_id as actor, field, from_value as "from", to_value as "to",
          changed_at as "changedAt" from task_changes
        where ${isTheirs} order by version, id`,
    ),
    query(
      ctx,
      sql<Of<{ fileId: string }>>`
        select task_id as "taskId", file_id as "fileId" from task_attachments where ${isTheirs} order by position`,
    ),
  ]);
  const [commentsOf, changesOf, attachmentsOf] = [byTask(comments), byTask(changes), byTask(attachments)];
  return (id) => ({
    comments: commentsOf(id).map(({ taskId: _, createdAt, ...comment }) => ({ ...comment, createdAt: iso(createdAt) })),
    changes: changesOf(id).map(({ taskId: _, changedAt, ...change }) => ({ ...change, changedAt: iso(changedAt) })),
    attachments: attachmentsOf(id).map(({ fileId }) => fileId),
  });
}

function byTask<T>(rows: Of<T>[]): (id: string) => Of<T>[] {
  const found = Map.groupBy(rows, ({ taskId }) => taskId);
  return (id) => found.get(id) ?? [];
}

function iso(at: Date | number): string {
  return new Date(at).toISOString();
}
