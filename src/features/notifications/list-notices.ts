import { type RawBuilder, sql } from 'kysely';
import { type Context, requireAdmin, requireViewer } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { type Connection, type PageArgs, parsePage, toConnection } from '../../graphql/connection.js';
import { isId } from '../../shared/ids.js';
import { Notice } from './notice.entity.js';
import type { Notification } from './notification.entity.js';

/** A line of the ledger, with what it is about. */
export interface LedgerNotice
  extends Notice,
    Pick<Notification, 'userId' | 'kind' | 'cause' | 'messageId' | 'taskId'> {}

export interface ListNoticesArgs extends Pick<PageArgs, 'first' | 'after'> {
  messageId?: string | null;
  taskId?: string | null;
}

/**
 * One page of what was decided about telling the viewer, the newest first: of a message, of a task, or of everything. Throws
 * UNAUTHENTICATED, BAD_USER_INPUT, BAD_CURSOR.
 */
export async function listNotices(ctx: Context, args: ListNoticesArgs): Promise<Connection<LedgerNotice>> {
  const viewer = requireViewer(ctx);
  const { messageId, taskId } = args;
  const about = [
    ...(isGiven(messageId) ? [isAbout('n.message_id', messageId)] : []),
    ...(isGiven(taskId) ? [isAbout('n.task_id', taskId)] : []),
  ];
  return listLedger(ctx, args, sql.join([sql`n.user_id = ${viewer.id}`, ...about], sql` and `));
}

/** One page of what could not be sent to anybody, the newest first. Throws UNAUTHENTICATED, FORBIDDEN (admins), BAD_USER_INPUT, BAD_CURSOR. */
export async function listFailedNotices(
  ctx: Context,
  args: Pick<PageArgs, 'first' | 'after'>,
): Promise<Connection<LedgerNotice>> {
  requireAdmin(ctx);
  return listLedger(ctx, args, sql`o.outcome = 'FAILED'`);
}

/** An empty text is an id, of nothing. */
function isGiven(id: string | null | undefined): id is string {
  return id !== undefined && id !== null;
}

function isAbout(column: string, id: string): RawBuilder<unknown> {
  return isId(id) ? sql`${sql.ref(column)} = ${id}` : sql`1 = 0`;
}

async function listLedger(
  ctx: Context,
  args: Pick<PageArgs, 'first' | 'after'>,
  where: RawBuilder<unknown>,
): Promise<Connection<LedgerNotice>> {
  const page = parsePage(args, 'notices');
  const after = page.after ? sql`and o.id < ${page.after.id}` : sql``;
  const { columns, read } = rowsOf(ctx.em, Notice, 'o');
  const rows = await query(
    ctx,
    sql<LedgerNotice>`select ${columns}, n.user_id as "userId", n.kind, n.cause, n.message_id as "messageId", n.task_id as "taskId"
      from notices o join notifications n on n.id = o.notification_id
      where ${where} ${after} order by o.id desc limit ${page.limit}`,
  );
  return toConnection(rows.map(read<LedgerNotice>), page, ({ id }) => ({ value: '', id }));
}
