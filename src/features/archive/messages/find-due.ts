import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../context.js';
import { isAnyOfMany } from '../../../db/any-of.js';
import { query } from '../../../db/query.js';
import type { ArchivedMessage } from './archived-message.js';
import { hungOn } from './hung-on.js';

/** Rows looked at by one statement: SQLite keeps the event loop that long. */
const WINDOW = 1024;

interface Candidate {
  id: string;
  version: number;
  authorId: string;
  username: string;
  orderedAt: number;
  editedAt: Date | number | string | null;
  threadRootId: string | null;
  content: string | null;
  /** Neither deleted nor archived, and old enough by itself. */
  mayGo: boolean | number;
}

/**
 * A room's messages that are older than the cutoff and neither deleted nor archived, written down in their order, some at a time. One that was
 * imported is as old as its import, one of a thread as the youngest of the thread.
 */
export async function* findDueMessages(ctx: Context, roomId: string, cutoff: Date): AsyncGenerator<ArchivedMessage[]> {
  let last: Candidate | undefined;
  while (true) {
    const window: Candidate[] = await lookOn(ctx, roomId, cutoff, last);
    if (window.length === 0) return;
    last = window.at(-1);
    const candidates = window.filter(({ mayGo }) => mayGo);
    if (candidates.length === 0) continue;
    const [young, hung] = await Promise.all([
      youngThreads(ctx, candidates, cutoff),
      hungOn(
        ctx,
        candidates.map(({ id }) => id),
      ),
    ]);
    const due = candidates.filter((row) => !young.has(threadOf(row)));
    yield due.map((row) => ({ ...written(row, roomId), ...hung(row.id) }));
  }
}

function threadOf({ id, threadRootId }: Candidate): string {
  return threadRootId ?? id;
}

function written(row: Candidate, room: string): Omit<ArchivedMessage, 'mentions' | 'reactions' | 'attachments'> {
  return {
    id: row.id,
    version: row.version,
    room,
    author: { id: row.authorId, username: row.username },
    createdAt: new Date(row.orderedAt / 1000).toISOString(),
    orderedAt: row.orderedAt,
    editedAt: row.editedAt === null ? null : new Date(row.editedAt).toISOString(),
    threadRoot: row.threadRootId,
    content: row.content,
  };
}

function lookOn(ctx: Context, roomId: string, cutoff: Date, last?: Candidate): Promise<Candidate[]> {
  const after = last ? sql`and (m.ordered_at, m.id) > (${last.orderedAt}, ${last.id})` : sql``;
  return query(
    ctx,
    sql<Candidate>`select m.id, m.version, m.author_id as "authorId", u.username, m.ordered_at as "orderedAt",
        m.edited_at as "editedAt", m.thread_root_id as "threadRootId", m.content,
        (m.content is not null and not ${isYoung(cutoff)}) as "mayGo"
      from messages m join users u on u.id = m.author_id
      where m.room_id = ${roomId} and m.ordered_at < ${microseconds(cutoff)} ${after}
      order by m.ordered_at, m.id limit ${WINDOW}`,
  );
}

/** Those threads of candidates of which a message stays. */
async function youngThreads(ctx: Context, candidates: Candidate[], cutoff: Date): Promise<Set<string>> {
  const threads = [...new Set(candidates.map(threadOf))];
  const seen = new Set(candidates.map(({ id }) => id));
  const young = await query(
    ctx,
    sql<{ id: string }>`
      select m.thread_root_id as id from messages m where ${isAnyOfMany(ctx, 'm.thread_root_id', threads)} and ${isYoung(cutoff)}
      union select m.id from messages m
        where ${isAnyOfMany(
          ctx,
          'm.id',
          threads.filter((id) => !seen.has(id)),
        )} and ${isYoung(cutoff)}`,
  );
  return new Set(young.map(({ id }) => id));
}

function isYoung(cutoff: Date): RawBuilder<boolean> {
  return sql`(m.ordered_at >= ${microseconds(cutoff)} or coalesce(m.imported_at >= ${cutoff}, false))`;
}

function microseconds(at: Date): number {
  return at.getTime() * 1000;
}
