import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { mentionsIn } from '../../shared/markdown.js';
import { addFollowers } from './add-followers.js';
import { getMessage } from './find-message.js';
import { assertChangeable, lockMessage } from './lock-message.js';
import type { Message } from './message.entity.js';
import { canEdit } from './message.policy.js';
import { messageContent } from './message-content.js';
import { writeMentions } from './write-mentions.js';

const schema = z.object({ messageId: z.string(), content: messageContent, idempotencyKey });

export type EditMessageInput = z.input<typeof schema>;

/**
 * Gives a message other content; the same content changes nothing. Throws NOT_FOUND, FORBIDDEN (only its author),
 * BAD_USER_INPUT (content: 1 to 16,384 code points, not blank), CONFLICT (deleted), ARCHIVED.
 */
export async function editMessage(ctx: Context, input: EditMessageInput): Promise<Committed<Message>> {
  const viewer = requireViewer(ctx);
  const { messageId, content } = parseInput(schema, input);
  const called = mentionsIn(content);
  return changeOnce(
    ctx,
    'editMessage',
    input,
    async (tx) => {
      const message = await lockMessage(tx, messageId);
      assertAllowed(canEdit(viewer, message));
      assertChangeable(message);
      if (message.content === content) return message;
      message.content = content;
      message.editedAt = new Date(tx.app.clock.now());
      message.version += 1;
      await change(tx, sql`delete from mentions where message_id = ${message.id}`);
      const userIds = await writeMentions(tx, message, called);
      if (message.threadRootId) await addFollowers(tx, { id: message.threadRootId }, userIds);
      tx.append({ type: 'MESSAGE_EDITED', roomId: message.roomId, messageId: message.id });
      return message;
    },
    getMessage,
  );
}
