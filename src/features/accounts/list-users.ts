import { sql } from 'kysely';
import { type Context, requireViewer } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { parseArgument, text } from '../../shared/input.js';
import { isFound } from './search-text.js';
import { User } from './user.entity.js';

const searched = text({ max: 100 });

/**
 * One page of the users whose username or display name contains the text, whatever its case, by username; deactivated
 * ones for admins only. Throws UNAUTHENTICATED, BAD_USER_INPUT (query: at most 100 code points), BAD_CURSOR.
 */
export async function listUsers(
  ctx: Context,
  args: Pick<PageArgs, 'first' | 'after'> & { query?: string | null },
): Promise<Connection<User>> {
  const viewer = requireViewer(ctx);
  const wanted = parseArgument('query', searched, args.query ?? '');
  const page = parsePage(args, 'users');
  const { columns, read } = rowsOf(ctx.em, User, 'u');
  const found = wanted ? isFound('u.search_text', wanted) : sql`1 = 1`;
  const open = viewer.role === 'ADMIN' ? sql`` : sql`and u.deactivated_at is null`;
  const after = page.after ? sql`and u.username_key > ${page.after.value}` : sql``;
  const rows = await query(
    ctx,
    sql<User>`select ${columns} from users u where ${found} ${open} ${after}
      order by u.username_key limit ${page.limit}`,
  );
  return toConnection(rows.map(read<User>), page, (user) => ({ value: user.usernameKey, id: '' }));
}
