import { sql } from 'kysely';
import { type Context, requireViewer } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { Notification } from './notification.entity.js';
import { isStillSeen } from './still-seen.js';

export interface ListNotificationsArgs extends Pick<PageArgs, 'first' | 'after'> {
  unreadOnly?: boolean | null;
}

/** One page of the viewer's notifications, the newest first, of what he may see now. Throws UNAUTHENTICATED, BAD_USER_INPUT, BAD_CURSOR. */
export async function listNotifications(ctx: Context, args: ListNotificationsArgs): Promise<Connection<Notification>> {
  const viewer = requireViewer(ctx);
  const page = parsePage(args, 'notifications');
  const unread = args.unreadOnly ? sql`and n.read_at is null` : sql``;
  const after = page.after ? sql`and n.id < ${page.after.id}` : sql``;
  const { columns, read } = rowsOf(ctx.em, Notification, 'n');
  const rows = await query(
    ctx,
    sql<Notification>`select ${columns} from notifications n
      where n.user_id = ${viewer.id} and n.is_shown ${unread} ${after} and ${isStillSeen}
      order by n.id desc limit ${page.limit}`,
  );
  return toConnection(rows.map(read<Notification>), page, ({ id }) => ({ value: '', id }));
}
