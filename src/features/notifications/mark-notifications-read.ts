import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { isId } from '../../shared/ids.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getUser } from '../accounts/get-user.js';
import type { User } from '../accounts/user.entity.js';

/** Most notifications that can be marked one by one. */
const MAX_IDS = 100;

const schema = z.object({
  notificationIds: z.array(z.string()).max(MAX_IDS, `Holds more than ${MAX_IDS} ids.`).nullish(),
  taskId: z.string().nullish(),
  idempotencyKey,
});

export type MarkNotificationsReadInput = z.input<typeof schema>;

/**
 * Marks notifications of the viewer as read: those named, those of a task, or, where neither is given, all. What is read, another's or
 * unknown stays as it is. Throws UNAUTHENTICATED, BAD_USER_INPUT (notificationIds: at most 100).
 */
export async function markNotificationsRead(ctx: Context, input: MarkNotificationsReadInput): Promise<Committed<User>> {
  const viewer = requireViewer(ctx);
  const { notificationIds, taskId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'markNotificationsRead',
    input,
    async (tx) => {
      const { count } = await change(
        tx,
        sql`update notifications set read_at = ${new Date(tx.app.clock.now())}
          where user_id = ${viewer.id} and is_shown and read_at is null
            and ${namedBy(tx, notificationIds ?? null)} and ${ofTask(taskId ?? null)}`,
      );
      if (count > 0) tx.append({ type: 'NOTIFICATIONS_CHANGED', userId: viewer.id });
      return getUser(tx, viewer.id);
    },
    getUser,
  );
}

function namedBy(tx: Transaction, ids: string[] | null): RawBuilder<boolean> {
  return ids === null ? sql`1 = 1` : isAnyOf(tx, 'id', ids.filter(isId));
}

function ofTask(taskId: string | null): RawBuilder<boolean> {
  if (taskId === null) return sql`1 = 1`;
  return isId(taskId) ? sql`task_id = ${taskId}` : sql`1 = 0`;
}
