import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { sessionIsLive } from '../accounts/live-session.js';
import { PushSubscription } from './push-subscription.entity.js';

/** The devices of a person on which he is signed in, the one that came last first; `only`: that one, where it is his. */
export async function liveSubscriptions(
  ctx: Context,
  userId: string,
  only: { id?: string; endpoint?: string } = {},
): Promise<PushSubscription[]> {
  const { columns, read } = rowsOf(ctx.em, PushSubscription, 'p');
  const id = only.id ? sql`and p.id = ${only.id}` : sql``;
  const endpoint = only.endpoint === undefined ? sql`` : sql`and p.endpoint = ${only.endpoint}`;
  const rows = await query(
    ctx,
    sql<PushSubscription>`select ${columns} from push_subscriptions p join sessions s on s.id = p.session_id
      where p.user_id = ${userId} and s.user_id = p.user_id and ${sessionIsLive(ctx)} ${id} ${endpoint}
      order by p.created_at desc, p.id desc`,
  );
  return rows.map(read<PushSubscription>);
}
