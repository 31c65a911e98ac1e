import { sql } from 'kysely';
import type { Context } from '../../../context.js';
import { isAnyOfMany } from '../../../db/any-of.js';
import { query } from '../../../db/query.js';
import type { ArchivedMessage } from './archived-message.js';

type Hung = Pick<ArchivedMessage, 'mentions' | 'reactions' | 'attachments'>;
type Of<T> = T & { messageId: string };

/** What hangs on messages, by id, as it is written down. */
export async function hungOn(ctx: Context, ids: string[]): Promise<(id: string) => Hung> {
  const isTheirs = isAnyOfMany(ctx, 'message_id', ids);
  const [mentions, reactions, attachments] = await Promise.all([
    query(
      ctx,
      sql<Of<{ kind: string; user: string | null }>>`
        select message_id as "messageId", kind, user_id as "user" from mentions where ${isTheirs} order by id`,
    ),
    query(
      ctx,
      sql<Of<{ emoji: string; user: string; createdAt: Date }>>`
        select message_id as "messageId", emoji, user_id as "user", created_at as "createdAt" from reactions where ${isTheirs}
        order by created_at, emoji, user_id`,
    ),
    query(
      ctx,
      sql<Of<{ fileId: string }>>`
        select message_id as "messageId", file_id as "fileId" from message_attachments where ${isTheirs} order by position`,
    ),
  ]);
  const [mentionsOf, reactionsOf, attachmentsOf] = [byMessage(mentions), byMessage(reactions), byMessage(attachments)];
  return (id) => ({
    mentions: mentionsOf(id).map(({ kind, user }) => ({ kind, user })),
    reactions: reactionsOf(id).map(({ emoji, user, createdAt }) => ({
      emoji,
      user,
      createdAt: new Date(createdAt).toISOString(),
    })),
    attachments: attachmentsOf(id).map(({ fileId }) => fileId),
  });
}

function byMessage<T>(rows: Of<T>[]): (id: string) => Of<T>[] {
  const found = Map.groupBy(rows, ({ messageId }) => messageId);
  return (id) => found.get(id) ?? [];
}
