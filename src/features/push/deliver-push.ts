import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import type { PushMessage } from '../../push/payload.js';
import type { PushOutcome } from '../../push/sender.js';
import type { PushSubscription } from './push-subscription.entity.js';

/** A push service that does not answer is left alone so long, seconds, whatever else there is to send. */
const PAUSE = 60;

/**
 * Sends a message to one device, unless its push service is to be left alone for now, and notes what that tells of it: that it is there, is gone, or is to be left alone.
 */
export async function deliverPush(
  ctx: Context,
  subscription: PushSubscription,
  message: PushMessage,
): Promise<PushOutcome> {
  const wait = (subscription.waitsUntil?.getTime() ?? 0) - ctx.app.clock.now();
  if (wait > 0) return { is: 'LATER', seconds: Math.ceil(wait / 1000) };
  const outcome = await ctx.app.push.send(subscription, message);
  // Of the one that was sent to: it may have become another's meanwhile.
  const it = sql`id = ${subscription.id} and user_id = ${subscription.userId} and p256dh = ${subscription.p256dh}`;
  const statement = noteOf(outcome, ctx.app.clock.now(), it);
  if (statement) await inTransaction(ctx, (tx) => change(tx, statement));
  if (outcome.is === 'MISCONFIGURED')
    ctx.app.logger.error(
      { host: new URL(subscription.endpoint).host, detail: outcome.detail },
      'a push service does not believe that this server is the one that its devices subscribed to: see docs/operating.md, Push messages',
    );
  return outcome;
}

function noteOf(outcome: PushOutcome, now: number, it: RawBuilder<unknown>): RawBuilder<unknown> | null {
  if (outcome.is === 'SENT')
    return sql`update push_subscriptions set last_used_at = ${new Date(now)}, waits_until = null where ${it}`;
  if (outcome.is === 'GONE') return sql`delete from push_subscriptions where ${it}`;
  if (outcome.is !== 'LATER' && outcome.is !== 'FAILED') return null;
  const seconds = outcome.is === 'LATER' ? outcome.seconds : PAUSE;
  return sql`update push_subscriptions set waits_until = ${new Date(now + seconds * 1000)} where ${it}`;
}
