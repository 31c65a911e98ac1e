import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { change, query } from '../../db/query.js';
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
    const own = sql`endpoint = ${endpoint} and user_id = ${viewer.id}`;
    const [found] = await query(tx, sql<PushSubscription>`select ${columns} from push_subscriptions where ${own}`);
    if (!found) throw notFound();
    await change(tx, sql`delete from push_subscriptions where ${own}`);
    return read(found);
  });
  return value;
}
