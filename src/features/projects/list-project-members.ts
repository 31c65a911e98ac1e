import { type RawBuilder, sql } from 'kysely';
import { type Context, loader } from '../../context.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { type PageRequest, pagedLoader } from '../../graphql/paged-loader.js';
import { numericKey } from '../../shared/cursors.js';
import type { SeenProject } from './project.loaders.js';
import { ProjectMember } from './project-member.entity.js';

/**
 * One page of a project's members with open accounts, in the order in which they came. The project must have been found
 * through the viewer. Throws BAD_USER_INPUT, BAD_CURSOR.
 */
export async function listProjectMembers(
  ctx: Context,
  project: SeenProject,
  args: PageArgs,
): Promise<Connection<ProjectMember>> {
  const page = parsePage(args, `projectMembers:${project.id}`);
  const rows = await loader(ctx, memberPages).load({ where: sql`m.project_id = ${project.id}`, page });
  const { read } = rowsOf(ctx.em, ProjectMember, 'm');
  return toConnection(rows.map(read<ProjectMember>), page, (row) => ({
    value: String(row.joinedAt.getTime()),
    id: row.userId,
  }));
}

const memberPages = pagedLoader(selectPage, sql`"joinedAt", "userId"`);

function selectPage(ctx: Context, { where, page }: PageRequest): RawBuilder<ProjectMember> {
  const last = page.after && numericKey(page.after);
  const after = last ? sql`and (m.joined_at, m.user_id) > (${new Date(last.value)}, ${last.id})` : sql``;
  return sql<ProjectMember>`select ${rowsOf(ctx.em, ProjectMember, 'm').columns}
    from project_members m join users u on u.id = m.user_id
    where ${where} and u.deactivated_at is null ${after} order by m.joined_at, m.user_id limit ${page.limit}`;
}
