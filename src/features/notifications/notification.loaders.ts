import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { isId } from '../../shared/ids.js';
import { Notification } from './notification.entity.js';
import { NotificationSettings } from './notification-settings.entity.js';
import { isStillSeen } from './still-seen.js';

/** The viewer's notifications by id: null for others', and for what he may no longer see. */
export const notificationById: LoaderFactory<string, Notification | null> = (ctx) => async (ids) => {
  const wanted = ids.filter(isId);
  if (wanted.length === 0 || !ctx.viewer) return ids.map(() => null);
  const { columns, read } = rowsOf(ctx.em, Notification, 'n');
  const rows = await query(
    ctx,
    sql<Notification>`select ${columns} from notifications n
      where ${isAnyOf(ctx, 'n.id', wanted)} and n.user_id = ${ctx.viewer.id} and n.is_shown and ${isStillSeen}`,
  );
  return inOrder(ids, rows.map(read<Notification>), (row) => row.id);
};

/** How many notifications these people have not read, of what they may see now. */
export const unreadNotifications: LoaderFactory<string, number> = (ctx) => async (userIds) => {
  const rows = await query(
    ctx,
    sql<{ userId: string; count: number }>`select n.user_id as "userId", count(*) as count from notifications n
      where ${isAnyOf(ctx, 'n.user_id', userIds)} and n.is_shown and n.read_at is null and ${isStillSeen} group by n.user_id`,
  );
  const byUser = new Map(rows.map((row) => [row.userId, row.count]));
  return userIds.map((id) => byUser.get(id) ?? 0);
};

/** How people want to be told of things; null for who has said nothing. */
export const settingsByUser: LoaderFactory<string, NotificationSettings | null> = (ctx) => async (userIds) => {
  const { columns, read } = rowsOf(ctx.em, NotificationSettings, 's');
  const rows = await query(
    ctx,
    sql<NotificationSettings>`select ${columns} from notification_settings s where ${isAnyOf(ctx, 's.user_id', userIds)}`,
  );
  return inOrder(userIds, rows.map(read<NotificationSettings>), (row) => row.userId);
};
