import { sql } from 'kysely';
import { type Context, requireAdmin } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { Invitation } from './invitation.entity.js';

/** One page of the invitations, the newest first, with those that are over. Throws UNAUTHENTICATED, FORBIDDEN (admins), BAD_USER_INPUT, BAD_CURSOR. */
export async function listInvitations(
  ctx: Context,
  args: Pick<PageArgs, 'first' | 'after'>,
): Promise<Connection<Invitation>> {
  requireAdmin(ctx);
  const page = parsePage(args, 'invitations');
  const { columns, read } = rowsOf(ctx.em, Invitation, 'i');
  const after = page.after ? sql`where i.id < ${page.after.id}` : sql``;
  const rows = await query(
    ctx,
    sql<Invitation>`select ${columns} from invitations i ${after} order by i.id desc limit ${page.limit}`,
  );
  return toConnection(rows.map(read<Invitation>), page, ({ id }) => ({ value: '', id }));
}
