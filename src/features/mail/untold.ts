import { sql } from 'kysely';

/**
 * That a notification, on the alias `n`, is in the bell and was not read, came after its person, `u`, was last here and got his last digest, and is not told him by
 * a mail of its own.
 */
export const isUntold = sql<boolean>`(
  n.is_shown and n.read_at is null
  and (u.digested_at is null or n.created_at > u.digested_at)
  and not exists (select 1 from sessions s where s.user_id = u.id and s.refreshed_at >= n.created_at)
  and not exists (select 1 from notices o where o.notification_id = n.id and o.channel = 'MAIL' and o.outcome in ('PENDING', 'SENT')))`;
