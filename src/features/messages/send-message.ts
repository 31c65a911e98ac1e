import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { assertAllowed, badInput, DomainError } from '../../shared/errors.js';
import { newId } from '../../shared/ids.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { mentionsIn } from '../../shared/markdown.js';
import { holdUsers } from '../accounts/hold-users.js';
import { getRoom } from '../rooms/find-room.js';
import type { SeenRoom } from '../rooms/room.loaders.js';
import { canSend } from '../rooms/room.policy.js';
import { addFollowersOfReply } from './add-followers.js';
import { getMessage } from './find-message.js';
import { Message } from './message.entity.js';
import { messageContent } from './message-content.js';
import { writeMentions } from './write-mentions.js';

const schema = z.object({
  roomId: z.string(),
  content: messageContent,
  threadRootId: z.string().nullish(),
  idempotencyKey,
});

export type SendMessageInput = z.input<typeof schema>;

/**
 * Sends to a room the viewer is a member of, or into one of its threads. Throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
 * (content: 1 to 16,384 code points, not blank; threadRootId: a message of this room that is not itself a reply),
 * CONFLICT (the thread's first message is deleted).
 */
export async function sendMessage(ctx: Context, input: SendMessageInput): Promise<Committed<Message>> {
  const viewer = requireViewer(ctx);
  const { roomId, content, threadRootId } = parseInput(schema, input);
  const called = mentionsIn(content);
  return changeOnce(
    ctx,
    'sendMessage',
    input,
    async (tx) => {
      const room = await getSendableRoom(tx, roomId);
      const root = threadRootId ? await getThreadRoot(tx, room.id, threadRootId) : null;
      const message = tx.em.create(Message, {
        id: newId(),
        roomId: room.id,
        authorId: viewer.id,
        content,
        threadRootId: root?.id ?? null,
        orderedAt: 0,
        editedAt: null,
        deletedAt: null,
        importKey: null,
        importedAt: null,
        segmentId: null,
        segmentPosition: null,
        version: 1,
      });
      const userIds = await writeMentions(tx, message, called);
      // The message and its mentions are inserted once the log's head is held.
      await holdUsers(tx, [viewer.id, ...userIds]);
      if (root) await addFollowersOfReply(tx, root, [viewer.id, ...userIds]);
      tx.append({ type: 'MESSAGE_ADDED', roomId: room.id, messageId: message.id, ordered: message });
      tx.confirm(() => getSendableRoom(tx, room.id));
      return message;
    },
    getMessage,
  );
}

async function getSendableRoom(tx: Transaction, id: string): Promise<SeenRoom> {
  const room = await getRoom(tx, id);
  assertAllowed(canSend(room));
  return room;
}

async function getThreadRoot(tx: Transaction, roomId: string, id: string): Promise<Message> {
  const root = await getMessage(tx, id);
  if (root.roomId !== roomId) throw badInput({ 'input.threadRootId': 'Is a message of another room.' });
  if (root.threadRootId)
    throw badInput({ 'input.threadRootId': 'Is itself a reply; name the message that began the thread.' });
  if (root.deletedAt) throw new DomainError('CONFLICT', 'The message that began the thread is deleted.');
  return root;
}
