import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { query } from '../../db/query.js';
import type { ArchiveSegment } from './archive-segment.entity.js';
import type { ArchivedMessage } from './archived-message.js';

interface Row {
  id: string;
  roomId: string;
  authorId: string;
  username: string;
  orderedAt: number;
  editedAt: Date | number | string | null;
  threadRootId: string | null;
  content: string | null;
}

/** The messages that have the places from one number to below another in a segment, as they are written down. */
export async function readClaimed(
  ctx: Context,
  segment: Pick<ArchiveSegment, 'id'>,
  from: number,
  to: number,
): Promise<ArchivedMessage[]> {
  const rows = await query(
    ctx,
    sql<Row>`select m.id, m.room_id as "roomId", m.author_id as "authorId", u.username, m.ordered_at as "orderedAt",
        m.edited_at as "editedAt", m.thread_root_id as "threadRootId", m.content
      from messages m join users u on u.id = m.author_id
      where m.segment_id = ${segment.id} and m.segment_position >= ${from} and m.segment_position < ${to}
      order by m.segment_position`,
  );
  const hung = await hungOn(ctx, rows);
  return rows.map((row) => ({
    id: row.id,
    room: row.roomId,
    author: { id: row.authorId, username: row.username },
    createdAt: new Date(row.orderedAt / 1000).toISOString(),
    orderedAt: row.orderedAt,
    editedAt: row.editedAt === null ? null : new Date(row.editedAt).toISOString(),
    threadRoot: row.threadRootId,
    content: row.content,
    ...hung(row.id),
  }));
}

type Hung = Pick<ArchivedMessage, 'mentions' | 'reactions' | 'attachments'>;
type Of<T> = T & { messageId: string };

/** What hangs on these messages. */
async function hungOn(ctx: Context, rows: Row[]): Promise<(id: string) => Hung> {
  const isTheirs = isAnyOf(
    ctx,
    'message_id',
    rows.map(({ id }) => id),
  );
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
