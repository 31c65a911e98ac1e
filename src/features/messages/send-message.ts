import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { hold } from '../../db/hold.js';
import { changeOnce } from '../../db/idempotency.js';
import { type Committed, commitAlone, type Transaction } from '../../db/transaction.js';
import { assertAllowed, badInput, DomainError } from '../../shared/errors.js';
import { isId, newId } from '../../shared/ids.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { mentionsIn } from '../../shared/markdown.js';
import { assertOwnFiles, attachmentIds } from '../files/attachable.js';
import { getRoom } from '../rooms/find-room.js';
import { isMemberNow } from '../rooms/membership-lookup.js';
import { canSend } from '../rooms/room.policy.js';
import { addFollowersOfReply } from './add-followers.js';
import { getMessage } from './find-message.js';
import { Message } from './message.entity.js';
import { MessageAttachment } from './message-attachment.entity.js';
import { messageContent } from './message-content.js';
import { writeMentions } from './write-mentions.js';

const schema = z
  .object({
    roomId: z.string(),
    content: z.string(),
    threadRootId: z.string().nullish(),
    attachmentIds,
    idempotencyKey,
  })
  // Files speak for themselves.
  .check((it) => {
    if (it.value.content === '' && it.value.attachmentIds?.length) return;
    const { error } = messageContent.safeParse(it.value.content);
    if (error)
      it.issues.push({ code: 'custom', path: ['content'], message: error.issues[0]!.message, input: it.value });
  });

export type SendMessageInput = z.input<typeof schema>;

/**
 * Sends to a room the viewer is a member of, or into one of its threads. Throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
 * (content: 1 to 16,384 code points, not blank, or empty with files; threadRootId: a message of this room that is not itself a
 * reply; attachmentIds: at most 20), NOT_FOUND also for files that are not the viewer's own, CONFLICT (the thread's first
 * message is deleted).
 */
export async function sendMessage(ctx: Context, input: SendMessageInput): Promise<Committed<Message>> {
  const viewer = requireViewer(ctx);
  const { roomId, content, threadRootId = null, attachmentIds } = parseInput(schema, input);
  const fileIds = attachmentIds ?? [];
  const called = mentionsIn(content);
  // Looked up before, and again when it counts: a send that fails there takes the others of its transaction along.
  const place = { userId: viewer.id, roomId };
  if (!isId(roomId) || !(await ctx.app.memberships.wasMember(place))) await refuse(ctx, roomId);
  const root = threadRootId === null ? null : await getThreadRoot(ctx, roomId, threadRootId);
  await assertOwnFiles(ctx, fileIds);
  // A reply locks rows before it has the head: those that tell who follows its thread. Files may be deleted meanwhile.
  const isAlone = root !== null || fileIds.length > 0;
  return changeOnce(
    ctx,
    'sendMessage',
    input,
    async (tx) => {
      const message = tx.em.create(Message, {
        id: newId(),
        roomId,
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
      tx.append({ type: 'MESSAGE_ADDED', roomId, messageId: message.id, ordered: message });
      // The message and its mentions are written once the log's head is held.
      if (isAlone) await hold(tx, [viewer.id, ...userIds, ...fileIds]);
      else tx.hold([viewer.id, ...userIds]);
      if (root) await addFollowersOfReply(tx, root, [viewer.id, ...userIds]);
      await attach(tx, message.id, fileIds);
      tx.whenPlaced(async () => {
        if (root) await getThreadRoot(tx, roomId, root.id);
        if (await isMemberNow(tx, roomId)) return;
        ctx.app.memberships.forget(place);
        await refuse(tx, roomId);
      });
      return message;
    },
    getMessage,
    isAlone ? commitAlone : ctx.app.commits.commit,
  );
}

/** What was there before may have been deleted until it was held. */
async function attach(tx: Transaction, messageId: string, fileIds: readonly string[]): Promise<void> {
  await assertOwnFiles(tx, fileIds);
  for (const [position, fileId] of fileIds.entries()) tx.em.create(MessageAttachment, { messageId, fileId, position });
}

/** For who is not a member: throws NOT_FOUND, or FORBIDDEN where he sees the room. */
async function refuse(ctx: Context, roomId: string): Promise<void> {
  assertAllowed(canSend(await getRoom(ctx, roomId)));
}

async function getThreadRoot(ctx: Context, roomId: string, id: string): Promise<Message> {
  const root = await getMessage(ctx, id);
  if (root.roomId !== roomId) throw badInput({ 'input.threadRootId': 'Is a message of another room.' });
  if (root.threadRootId)
    throw badInput({ 'input.threadRootId': 'Is itself a reply; name the message that began the thread.' });
  if (root.deletedAt) throw new DomainError('CONFLICT', 'The message that began the thread is deleted.');
  return root;
}
