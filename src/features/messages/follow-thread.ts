import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { addFollowers } from './add-followers.js';
import { getMessage, getThreadRootOf } from './find-message.js';
import type { Message } from './message.entity.js';

const schema = z.object({ messageId: z.string(), idempotencyKey });

export type FollowThreadInput = z.input<typeof schema>;

/**
 * Has replies in a thread count as unread for the viewer. A reply stands for its thread; gives the message that began
 * it. Throws NOT_FOUND.
 */
export async function followThread(ctx: Context, input: FollowThreadInput): Promise<Committed<Message>> {
  const viewer = requireViewer(ctx);
  const { messageId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'followThread',
    input,
    async (tx) => {
      const root = await getThreadRootOf(tx, messageId);
      const added = await addFollowers(tx, root, [viewer.id]);
      if (added > 0) tx.append({ type: 'THREAD_FOLLOWED', roomId: root.roomId, messageId: root.id, userId: viewer.id });
      return root;
    },
    getMessage,
  );
}
