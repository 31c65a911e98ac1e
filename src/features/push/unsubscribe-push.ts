import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { change } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { inTransaction } from '../../db/transaction.js';
import { notFound } from '../../shared/errors.js';
import { parseInput, text } from '../../shared/input.js';
import { PushSubscription } from './push-subscription.entity.js';

const schema = z.object({ endpoint: text({ max: 2048 }) });

export type UnsubscribePushInput = z.input<typeof schema>;

/** Has one of the viewer's devices take no more push messages; gives it as it was. Throws UNAUTHENTICATED, BAD_USER_INPUT, NOT_FOUND. */
export async function unsubscribePush(ctx: Context, input: UnsubscribePushInput): Promise<PushSubscription> {
  const viewer = requireViewer(ctx);
  const { endpoint } = parseInput(schema, input);
  const { value } = await inTransaction(ctx, async (tx) => {
    const { columns, read } = rowsOf(tx.em, PushSubscription, 'push_subscriptions');
    const { rows } = await change(
      tx,
      sql<PushSubscription>`delete from push_subscriptions where endpoint = ${endpoint} and user_id = ${viewer.id}
        returning ${columns}`,
    );
    if (!rows[0]) throw notFound();
    return read(rows[0]);
  });
  return value;
}
