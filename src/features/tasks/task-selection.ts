import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import { fromSeenTasks, taskIsVisible } from './task.loaders.js';
import { matchesOf, type TaskFilter } from './task-filter.js';

/** The tasks that are counted: where they come from, with the alias `t`, and which. */
export interface TaskSelection {
  from: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
}

/** The tasks that the viewer sees and a filter lets through, without deleted ones. Throws as `matchesOf`. */
export async function selectTasks(ctx: Context, filter: TaskFilter): Promise<TaskSelection> {
  const conditions = [taskIsVisible(ctx), sql`t.deleted_at is null`, ...(await matchesOf(ctx, filter))];
  return { from: fromSeenTasks(ctx), where: sql.join(conditions, sql` and `) };
}
