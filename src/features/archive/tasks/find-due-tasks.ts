import { sql } from 'kysely';
import type { Context } from '../../../context.js';
import { query } from '../../../db/query.js';
import type { WrittenLine } from '../archive-kind.js';
import type { ArchivedTask } from './archived-task.js';
import { type Hung, hungOnTasks } from './hung-on-tasks.js';

/** Tasks written down at a time: each may have many comments. */
const WINDOW = 64;

type Row = Omit<ArchivedTask, 'createdAt' | 'completedAt' | 'comments' | 'changes' | 'attachments'> & {
  createdAt: Date | number;
  completedAt: Date | number;
};

/**
 * A project's tasks that are DONE and that nobody has changed, commented or brought back out of the archive since the cutoff, written down in the order of their ids, some at a
 * time. null: those that are in no project. Open work never goes.
 */
export async function* findDueTasks(
  ctx: Context,
  projectId: string | null,
  cutoff: Date,
): AsyncGenerator<WrittenLine[]> {
  let last: string | undefined;
  while (true) {
    const rows: Row[] = await lookOn(ctx, projectId, cutoff, last);
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    const hung = await hungOnTasks(
      ctx,
      rows.map(({ id }) => id),
    );
    yield rows.map((row) => ({ line: JSON.stringify(written(row, hung(row.id))) }));
  }
}

function written(row: Row, hung: Hung): ArchivedTask {
  return {
    ...row,
    createdAt: new Date(row.createdAt).toISOString(),
    completedAt: new Date(row.completedAt).toISOString(),
    ...hung,
  };
}

function lookOn(ctx: Context, projectId: string | null, cutoff: Date, last?: string): Promise<Row[]> {
  const isOfProject = projectId === null ? sql`t.project_id is null` : sql`t.project_id = ${projectId}`;
  return query(
    ctx,
    sql<Row>`select t.id, t.version, t.project_id as project, t.title, t.description, t.priority, t.creator_id as creator,
        t.assignee_id as assignee, t.created_at as "createdAt", t.completed_at as "completedAt"
      from tasks t
      where ${isOfProject} and t.status = 'DONE' and t.deleted_at is null and t.segment_id is null
        and t.updated_at < ${cutoff} and coalesce(t.restored_at < ${cutoff}, true)
        and not exists (select 1 from task_comments c where c.task_id = t.id and c.created_at >= ${cutoff})
        ${last ? sql`and t.id > ${last}` : sql``}
      order by t.id limit ${WINDOW}`,
  );
}
