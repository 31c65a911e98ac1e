import { sql } from 'kysely';
import { type Context, requireViewer } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { limitOf } from '../../graphql/page-limit.js';
import { DomainError } from '../../shared/errors.js';
import { parseArgument, text } from '../../shared/input.js';
import { isFound } from '../accounts/search-text.js';
import { findProject } from './find-project.js';
import { Project } from './project.entity.js';
import { fromSeenProjects, projectIsVisible, type SeenProject, seenProjectColumns } from './project.loaders.js';

const searched = text({ max: 200 });

/**
 * One page of the projects the viewer is in, by name or, `newestFirst`, by when they were made, which has no cursors. With a query, those that hold it in their name or description,
 * whatever its case and with every character standing for itself. Throws UNAUTHENTICATED, BAD_USER_INPUT (query: at most
 * 200 code points), BAD_CURSOR.
 */
export async function listProjects(
  ctx: Context,
  args: PageArgs & { query?: string | null; newestFirst?: boolean },
): Promise<Connection<SeenProject>> {
  requireViewer(ctx);
  const wanted = parseArgument('query', searched, args.query ?? '').trim();
  const page = parsePage(args, `projects:${wanted}`);
  const after = page.after ? await placeAfter(ctx, page.after.id) : sql``;
  const found = wanted === '' ? sql`` : sql`and ${isFound('p.search_text', wanted)}`;
  const order = args.newestFirst ? sql`p.created_at desc, p.id desc` : sql`p.search_text, p.id`;
  const rows = await query(
    ctx,
    sql<SeenProject>`select ${seenProjectColumns(ctx)} ${fromSeenProjects(ctx)}
      where ${projectIsVisible(ctx)} ${found} ${after} order by ${order} ${limitOf(page)}`,
  );
  const { read } = rowsOf(ctx.em, Project, 'p');
  return toConnection(rows.map(read<SeenProject>), page, ({ id }) => ({ value: '', id }));
}

/** Names are longer than a cursor may be: it holds the project's id. Throws BAD_CURSOR where the viewer does not see it. */
async function placeAfter(ctx: Context, id: string) {
  const last = await findProject(ctx, id);
  if (!last) throw new DomainError('BAD_CURSOR');
  return sql`and (p.search_text, p.id) > (${last.searchText}, ${last.id})`;
}
