import { sql } from 'kysely';
import { insertRows } from '../../db/insert-rows.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { evenChunksOf } from './chunks.js';
import type { MessageDraft } from './draft-messages.js';
import type { ImportedMessage } from './find-imported.js';

const CHUNK = 512;
const COLUMNS = 'id room_id author_id content thread_root_id ordered_at edited_at import_key imported_at version'.split(
  ' ',
);

/** A draft with its id and its place in a thread. root: null for a message of the room itself. */
interface Placed extends MessageDraft {
  id: string;
  root: ImportedMessage | null;
}

/** What a batch has added. orphans: replies whose root is nowhere, now messages of the room itself. */
export interface Written {
  messages: number;
  replies: number;
  orphans: number;
}

/**
 * Writes new messages of one room with their mentions, reactions and followers, and notes the batch in the log. Part of
 * importing. drafts: in order of time, none of them imported yet. known: roots from before, by import key.
 */
export async function writeMessages(
  tx: Transaction,
  roomId: string,
  drafts: MessageDraft[],
  known: Map<string, ImportedMessage>,
): Promise<Written> {
  const placed = place(drafts, known);
  const replies = placed.filter(({ root }) => root);
  const followers = await followersOf(tx, replies);
  const now = new Date(tx.app.clock.now());
  const rows = placed.map((message) => messageRow(message, roomId, now));
  await insertRows(tx, 'messages', COLUMNS, rows);
  await insertRows(tx, 'mentions', ['id', 'message_id', 'kind', 'user_id'], placed.flatMap(mentionRows));
  await insertRows(tx, 'reactions', ['message_id', 'user_id', 'emoji', 'created_at'], placed.flatMap(reactionRows));
  await insertRows(
    tx,
    'thread_followers',
    ['thread_root_id', 'user_id', 'created_at'],
    followers.map(([rootId, userId]) => [rootId, userId, now]),
  );
  tx.append({ type: 'ROOM_IMPORTED', roomId, data: { messages: placed.length } });
  const orphans = placed.filter(({ rootKey, root }) => rootKey && !root).length;
  return { messages: placed.length, replies: replies.length, orphans };
}

/** In the order of COLUMNS. */
function messageRow(message: Placed, roomId: string, importedAt: Date): unknown[] {
  const { id, authorId, content, root, orderedAt, editedAt, key } = message;
  return [id, roomId, authorId, content, root?.id ?? null, orderedAt, editedAt, key, importedAt, 1];
}

/** Roots come before their replies, so one pass finds those of the same batch too. */
function place(drafts: MessageDraft[], known: Map<string, ImportedMessage>): Placed[] {
  const roots = new Map(known);
  return drafts.map((draft) => {
    const root = draft.rootKey ? rootOf(roots, draft.rootKey) : null;
    const placed = { ...draft, id: newId(), root };
    roots.set(draft.key, { id: placed.id, authorId: draft.authorId, threadRootId: root?.id ?? null });
    return placed;
  });
}

/** Slack has no replies to replies; where an export has one, it is as if its root were missing. */
function rootOf(roots: Map<string, ImportedMessage>, key: string): ImportedMessage | null {
  const root = roots.get(key);
  return root && root.threadRootId === null ? root : null;
}

/**
 * Who follows which thread, as when replies are sent here: their authors, whom they call and, with the first reply, who
 * began the thread. Pairs of thread and user.
 */
async function followersOf(tx: Transaction, replies: Placed[]): Promise<[string, string][]> {
  const answeredIds = await answeredThreads(tx, new Set(replies.map(({ root }) => root!.id)));
  const followers = new Map<string, [string, string]>();
  for (const { root, authorId, mentionedIds } of replies) {
    const began = answeredIds.has(root!.id) ? [] : [root!.authorId];
    for (const userId of [...began, authorId, ...mentionedIds]) {
      followers.set(`${root!.id} ${userId}`, [root!.id, userId]);
    }
  }
  return [...followers.values()];
}

async function answeredThreads(tx: Transaction, rootIds: Set<string>): Promise<Set<string>> {
  const answered = new Set<string>();
  for (const ids of evenChunksOf(rootIds, CHUNK)) {
    const statement = sql<{ id: string }>`
      select distinct thread_root_id as id from messages where thread_root_id in (${sql.join(ids)})`;
    for (const { id } of await query(tx, statement)) answered.add(id);
  }
  return answered;
}

function mentionRows(message: Placed): unknown[][] {
  const rows: unknown[][] = message.mentionedIds.map((userId) => [newId(), message.id, 'USER', userId]);
  if (message.mentionsRoom) rows.push([newId(), message.id, 'ROOM', null]);
  if (message.mentionsHere) rows.push([newId(), message.id, 'HERE', null]);
  return rows;
}

/** Slack tells the order of the reactions but not their times: they follow the message, a millisecond apart. */
function reactionRows(message: Placed): unknown[][] {
  const sentAt = Math.floor(message.orderedAt / 1000);
  return message.reactions.map(({ userId, emoji }, index) => [message.id, userId, emoji, new Date(sentAt + index + 1)]);
}
