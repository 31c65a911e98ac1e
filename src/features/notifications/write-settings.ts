import { sql } from 'kysely';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import type { NotificationSettings } from './notification-settings.entity.js';

/** Writes how a person, whom the caller holds, wants to be told of things, and tells his devices. Part of other operations. */
export async function writeSettings(tx: Transaction, settings: NotificationSettings): Promise<void> {
  const { userId, quietFrom, quietTo, channels } = settings;
  await change(
    tx,
    sql`insert into notification_settings (user_id, quiet_from, quiet_to, channels)
      values (${userId}, ${quietFrom}, ${quietTo}, ${JSON.stringify(channels)})
      on conflict (user_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, channels = excluded.channels`,
  );
  tx.append({ type: 'NOTIFICATIONS_CHANGED', userId });
}
