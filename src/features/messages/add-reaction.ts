import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change, query } from '../../db/query.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { emoji } from './emoji.js';
import { getMessage } from './find-message.js';
import { assertChangeable, lockMessage } from './lock-message.js';
import type { Message } from './message.entity.js';

/** Most different emoji on one message. */
export const MAX_EMOJI = 50;

const schema = z.object({ messageId: z.string(), emoji, idempotencyKey });

export type AddReactionInput = z.input<typeof schema>;

/**
 * Puts the viewer's emoji on a message; one that he has put there before changes nothing. Throws NOT_FOUND,
 * BAD_USER_INPUT (emoji: one emoji or a shortcode, the message has MAX_EMOJI others), CONFLICT (deleted), ARCHIVED.
 */
export async function addReaction(ctx: Context, input: AddReactionInput): Promise<Committed<Message>> {
  const viewer = requireViewer(ctx);
  const { messageId, emoji } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'addReaction',
    input,
    async (tx) => {
      const message = await lockMessage(tx, messageId);
      assertChangeable(message);
      const added = await change(
        tx,
        sql`insert into reactions (message_id, user_id, emoji, created_at)
          values (${message.id}, ${viewer.id}, ${emoji}, ${new Date(tx.app.clock.now())}) on conflict do nothing`,
      );
      if (added.count === 0) return message;
      await assertFewEmoji(tx, message.id);
      message.version += 1;
      tx.append({ type: 'MESSAGE_REACTED', roomId: message.roomId, messageId: message.id });
      return message;
    },
    getMessage,
  );
}

async function assertFewEmoji(tx: Transaction, messageId: string): Promise<void> {
  const [found] = await query(
    tx,
    sql<{ count: number }>`select count(distinct emoji) as count from reactions where message_id = ${messageId}`,
  );
  if (found!.count > MAX_EMOJI)
    throw badInput({ 'input.emoji': `The message has ${MAX_EMOJI} different emoji already.` });
}
