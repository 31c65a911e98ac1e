import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput, text } from '../../shared/input.js';
import { getMessage } from './find-message.js';
import { assertChangeable, lockMessage } from './lock-message.js';
import type { Message } from './message.entity.js';

/** Any short text: imported reactions need not be emoji that could be added here. */
const schema = z.object({ messageId: z.string(), emoji: text({ min: 1, max: 100 }), idempotencyKey });

export type RemoveReactionInput = z.input<typeof schema>;

/**
 * Takes the viewer's emoji off a message; one that is not there changes nothing. Throws NOT_FOUND, BAD_USER_INPUT,
 * CONFLICT (deleted), ARCHIVED.
 */
export async function removeReaction(ctx: Context, input: RemoveReactionInput): Promise<Committed<Message>> {
  const viewer = requireViewer(ctx);
  const { messageId, emoji } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'removeReaction',
    input,
    async (tx) => {
      const message = await lockMessage(tx, messageId);
      assertChangeable(message);
      const { count } = await change(
        tx,
        sql`delete from reactions where message_id = ${message.id} and user_id = ${viewer.id} and emoji = ${emoji}`,
      );
      if (count === 0) return message;
      message.version += 1;
      tx.append({ type: 'MESSAGE_REACTED', roomId: message.roomId, messageId: message.id });
      return message;
    },
    getMessage,
  );
}
