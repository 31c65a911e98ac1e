import { sql } from 'kysely';
import { type Context, requireAdmin } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { Backup } from './backup.entity.js';

/** One page of the runs of the backup, the newest first. Throws UNAUTHENTICATED, FORBIDDEN (admins), BAD_USER_INPUT, BAD_CURSOR. */
export async function listBackups(ctx: Context, args: PageArgs): Promise<Connection<Backup>> {
  requireAdmin(ctx);
  const page = parsePage(args, 'backups');
  const after = page.after ? sql`where b.id < ${page.after.id}` : sql``;
  const { columns, read } = rowsOf(ctx.em, Backup, 'b');
  const rows = await query(
    ctx,
    sql<Backup>`select ${columns} from backups b ${after} order by b.id desc limit ${page.limit}`,
  );
  return toConnection(rows.map(read<Backup>), page, ({ id }) => ({ value: '', id }));
}
