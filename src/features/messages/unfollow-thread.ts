import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getMessage, getThreadRootOf } from './find-message.js';
import type { Message } from './message.entity.js';

const schema = z.object({ messageId: z.string(), idempotencyKey });

export type UnfollowThreadInput = z.input<typeof schema>;

/**
 * Has replies in a thread no longer count as unread for the viewer, until he replies or is called in it again. A reply
 * stands for its thread; gives the message that began it. Throws NOT_FOUND.
 */
export async function unfollowThread(ctx: Context, input: UnfollowThreadInput): Promise<Committed<Message>> {
  const viewer = requireViewer(ctx);
  const { messageId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'unfollowThread',
    input,
    async (tx) => {
      const root = await getThreadRootOf(tx, messageId);
      const { count } = await change(
        tx,
        sql`delete from thread_followers where thread_root_id = ${root.id} and user_id = ${viewer.id}`,
      );
      if (count > 0) tx.append({ type: 'THREAD_FOLLOWED', roomId: root.roomId, messageId: root.id, userId: viewer.id });
      return root;
    },
    getMessage,
  );
}
