import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { query } from '../../db/query.js';
import type { TaskStatus } from '../tasks/task.entity.js';
import { isOverdueIn } from '../tasks/task-conditions.js';

export interface TaskCounts {
  total: number;
  todo: number;
  inProgress: number;
  review: number;
  done: number;
  overdue: number;
}

const NONE: TaskCounts = { total: 0, todo: 0, inProgress: 0, review: 0, done: 0, overdue: 0 };

/** The counts of each project; one statement for all. For the eyes of its members. */
export const taskCountsByProject: LoaderFactory<string, TaskCounts> = (ctx) => async (projectIds) => {
  const withStatus = (status: TaskStatus) => sql`count(case when t.status = ${status} then 1 end)`;
  const rows = await query(
    ctx,
    sql<TaskCounts & { projectId: string }>`
      select t.project_id as "projectId", count(*) as total, ${withStatus('TODO')} as todo,
        ${withStatus('IN_PROGRESS')} as "inProgress", ${withStatus('REVIEW')} as review, ${withStatus('DONE')} as done,
        count(case when ${isOverdueIn(ctx)} then 1 end) as overdue
      from tasks t where ${isAnyOf(ctx, 't.project_id', projectIds)} and t.deleted_at is null group by t.project_id`,
  );
  const byProject = new Map(rows.map((row) => [row.projectId, row]));
  return projectIds.map((id) => byProject.get(id) ?? NONE);
};
