import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { change } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { inTransaction } from '../../db/transaction.js';
import { isPushEndpoint } from '../../push/endpoint.js';
import { newId } from '../../shared/ids.js';
import { parseInput, text } from '../../shared/input.js';
import { getUserForChange } from '../accounts/change-user.js';
import { isP256dh, isPushAuth } from './push-keys.js';
import { PushSubscription } from './push-subscription.entity.js';

const schema = z.object({
  endpoint: text({ max: 2048 }).refine(
    isPushEndpoint,
    'Must be the https address of a push service, by a public name and on the port of https.',
  ),
  p256dh: z.string().refine(isP256dh, 'Must be a point of P-256, 65 bytes, as base64url without padding.'),
  auth: z.string().refine(isPushAuth, 'Must be 16 bytes as base64url without padding.'),
});

export type SubscribePushInput = z.input<typeof schema>;

/** Devices of one person; of more, the one that came first goes. */
const MOST = 20;

/**
 * Has this device take push messages for the viewer, as long as this session lasts; said again it stays one. A device that took them for somebody
 * else is from then on the viewer's alone. Throws UNAUTHENTICATED, BAD_USER_INPUT.
 */
export async function subscribePush(ctx: Context, input: SubscribePushInput): Promise<PushSubscription> {
  const viewer = requireViewer(ctx);
  const { endpoint, p256dh, auth } = parseInput(schema, input);
  const { value } = await inTransaction(ctx, async (tx) => {
    // Of two that come at a time both are counted.
    await getUserForChange(tx, viewer.id);
    const { columns, read } = rowsOf(tx.em, PushSubscription, 'push_subscriptions');
    const { rows } = await change(
      tx,
      sql<PushSubscription>`insert into push_subscriptions
          (id, user_id, session_id, endpoint, p256dh, auth, user_agent, created_at)
        values (${newId()}, ${viewer.id}, ${viewer.sessionId}, ${endpoint}, ${p256dh}, ${auth}, ${tx.client.userAgent},
          ${new Date(tx.app.clock.now())})
        on conflict (endpoint) do update set user_id = excluded.user_id, session_id = excluded.session_id,
          p256dh = excluded.p256dh, auth = excluded.auth, user_agent = excluded.user_agent, created_at = excluded.created_at,
          last_used_at = case when push_subscriptions.user_id = excluded.user_id then push_subscriptions.last_used_at end
        returning ${columns}`,
    );
    await change(
      tx,
      sql`delete from push_subscriptions where user_id = ${viewer.id} and id not in (
        select id from push_subscriptions where user_id = ${viewer.id} order by created_at desc, id desc limit ${MOST})`,
    );
    return read(rows[0]!);
  });
  return value;
}
