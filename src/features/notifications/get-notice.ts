import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import type { Notice } from './notice.entity.js';
import { Notification } from './notification.entity.js';
import { isStillSeen } from './still-seen.js';

/** A notice with what it is about, and its person. `id` is the notice's. */
export interface SentNotice
  extends Omit<Notification, 'readAt' | 'isShown'>,
    Pick<Notice, 'notificationId' | 'channel' | 'outcome' | 'attempts'> {}

/**
 * A notice that is to be sent, as of now: null where its person has closed his account or sees no longer what it is about, and where there is
 * none. Whoever delivers it then notes DROPPED.
 */
export async function getNotice(ctx: Pick<Context, 'em'>, noticeId: string): Promise<SentNotice | null> {
  if (!isId(noticeId)) return null;
  const { columns, read } = rowsOf(ctx.em, Notification, 'n');
  const [row] = await query(
    ctx,
    sql<Notification & Omit<SentNotice, keyof Notification> & { noticeId: string }>`
      select ${columns}, o.id as "noticeId", o.notification_id as "notificationId", o.channel, o.outcome, o.attempts
      from notices o join notifications n on n.id = o.notification_id
      join users u on u.id = n.user_id and u.deactivated_at is null
      where o.id = ${noticeId} and o.decision = 'SEND' and ${isStillSeen}`,
  );
  if (!row) return null;
  const { noticeId: id, readAt: _read, isShown: _shown, ...notice } = read(row);
  return { ...notice, id };
}
