import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import { sessionIsLive } from '../accounts/live-session.js';

/** Whether the person on the alias `u` is signed in on a device that takes push messages. */
export function hasPushSubscription(ctx: Context): RawBuilder<boolean> {
  return sql`exists (select 1 from push_subscriptions d join sessions s on s.id = d.session_id
    where d.user_id = u.id and s.user_id = u.id and ${sessionIsLive(ctx)})`;
}
