import { sql } from 'kysely';
import type { Context, LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { Project } from './project.entity.js';
import type { ProjectRole } from './project-member.entity.js';

/** A project with the viewer's role in it; null only where there is no viewer. */
export interface SeenProject extends Project {
  viewerRole: ProjectRole | null;
}

/** The columns of a SeenProject; `p` is the project, `vm` the viewer's membership. */
export function seenProjectColumns(ctx: Context) {
  return sql`${rowsOf(ctx.em, Project, 'p').columns}, vm.role as "viewerRole"`;
}

/** Where they come from. */
export function fromSeenProjects(ctx: Context) {
  return sql`from projects p
    left join project_members vm on vm.project_id = p.id and vm.user_id = ${ctx.viewer?.id ?? null}`;
}

/** A project is seen by its members; a deleted one by nobody. While shared, entitlement was checked before. */
export function projectIsVisible(ctx: Context) {
  if (ctx.shared) return sql<boolean>`p.deleted_at is null`;
  return sql<boolean>`p.deleted_at is null and vm.user_id is not null`;
}

/** Projects by id, seen through the viewer: null for what is absent or not his to see. */
export const projectById: LoaderFactory<string, SeenProject | null> = (ctx) => async (ids) => {
  const wanted = ids.filter(isId);
  if (wanted.length === 0 || (!ctx.viewer && !ctx.shared)) return ids.map(() => null);
  const rows = await query(
    ctx,
    sql<SeenProject>`select ${seenProjectColumns(ctx)} ${fromSeenProjects(ctx)}
      where ${isAnyOf(ctx, 'p.id', wanted)} and ${projectIsVisible(ctx)}`,
  );
  return inOrder(ids, rows.map(rowsOf(ctx.em, Project, 'p').read<SeenProject>), (project) => project.id);
};
