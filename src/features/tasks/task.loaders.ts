import { sql } from 'kysely';
import type { Context, LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import type { ProjectRole } from '../projects/project-member.entity.js';
import { Task } from './task.entity.js';

/** A task with the viewer's role in its project; null where it is in none, or there is no viewer. */
export interface SeenTask extends Task {
  viewerProjectRole: ProjectRole | null;
}

/** The columns of a SeenTask; `t` is the task, `vm` the viewer's place in its project. */
export function seenTaskColumns(ctx: Context) {
  return sql`${rowsOf(ctx.em, Task, 't').columns}, vm.role as "viewerProjectRole"`;
}

/** Where they come from; `p` is the project. */
export function fromSeenTasks(ctx: Context) {
  return sql`from tasks t left join projects p on p.id = t.project_id
    left join project_members vm on vm.project_id = t.project_id and vm.user_id = ${ctx.viewer?.id ?? null}`;
}

/**
 * A task in a project is seen by the project's members; one in none by who made it, gave it to somebody or has it, and
 * by admins. One in a deleted project is seen by nobody. While shared, entitlement was checked before.
 */
export function taskIsVisible(ctx: Context) {
  if (ctx.shared) return sql<boolean>`p.deleted_at is null`;
  const viewerId = ctx.viewer?.id ?? null;
  const concerned =
    ctx.viewer?.role === 'ADMIN' ? sql`` : sql`and ${viewerId} in (t.creator_id, t.assignee_id, t.assigned_by_id)`;
  return sql<boolean>`((vm.user_id is not null and p.deleted_at is null) or (t.project_id is null ${concerned}))`;
}

/** Tasks by id, also deleted ones, seen through the viewer: null for what is absent or not his to see. */
export const taskById: LoaderFactory<string, SeenTask | null> = (ctx) => async (ids) => {
  const wanted = ids.filter(isId);
  if (wanted.length === 0 || (!ctx.viewer && !ctx.shared)) return ids.map(() => null);
  const rows = await query(
    ctx,
    sql<SeenTask>`select ${seenTaskColumns(ctx)} ${fromSeenTasks(ctx)}
      where ${isAnyOf(ctx, 't.id', wanted)} and ${taskIsVisible(ctx)}`,
  );
  return inOrder(ids, rows.map(rowsOf(ctx.em, Task, 't').read<SeenTask>), (task) => task.id);
};
