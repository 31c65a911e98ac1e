import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getMessage } from './find-message.js';
import { lockMessage } from './lock-message.js';
import type { Message } from './message.entity.js';
import { canDelete } from './message.policy.js';

const schema = z.object({ messageId: z.string(), idempotencyKey });

export type DeleteMessageInput = z.input<typeof schema>;

/**
 * Erases a message's content, also in the archive, mentions, reactions and hold on its files; what stays is a tombstone, and replies to it stay too. A deleted
 * message stays as it is. Throws NOT_FOUND, FORBIDDEN (only its author and admins).
 */
export async function deleteMessage(ctx: Context, input: DeleteMessageInput): Promise<Committed<Message>> {
  const viewer = requireViewer(ctx);
  const { messageId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'deleteMessage',
    input,
    async (tx) => {
      const message = await lockMessage(tx, messageId);
      assertAllowed(canDelete(viewer, message));
      if (message.deletedAt) return message;
      message.content = null;
      message.deletedAt = new Date(tx.app.clock.now());
      message.version += 1;
      await change(tx, sql`delete from mentions where message_id = ${message.id}`);
      await change(tx, sql`delete from message_attachments where message_id = ${message.id}`);
      await change(tx, sql`delete from reactions where message_id = ${message.id}`);
      if (message.segmentId) tx.enqueue({ kind: 'redactArchive', payload: { segmentId: message.segmentId } });
      tx.append({ type: 'MESSAGE_DELETED', roomId: message.roomId, messageId: message.id });
      return message;
    },
    getMessage,
  );
}
