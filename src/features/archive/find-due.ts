import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { query } from '../../db/query.js';

/** Rows looked at by one statement: SQLite keeps the event loop that long. */
const WINDOW = 1024;

interface Candidate {
  id: string;
  orderedAt: number;
  threadRootId: string | null;
  /** Neither deleted nor archived, and old enough by itself. */
  mayGo: boolean;
}

/**
 * Ids of a room's messages that are older than the cutoff and neither deleted nor archived, in their order, some at a time. One that was
 * imported is as old as its import, one of a thread as the youngest of the thread.
 */
export async function* findDue(ctx: Context, roomId: string, cutoff: Date): AsyncGenerator<string[]> {
  let last: Candidate | undefined;
  while (true) {
    const window: Candidate[] = await lookOn(ctx, roomId, cutoff, last);
    if (window.length === 0) return;
    const candidates = window.filter(({ mayGo }) => mayGo);
    const young = await youngThreads(ctx, [...new Set(candidates.map(threadOf))], cutoff);
    const due = candidates.filter((row) => !young.has(threadOf(row)));
    if (due.length > 0) yield due.map(({ id }) => id);
    last = window.at(-1);
  }
}

function threadOf({ id, threadRootId }: Candidate): string {
  return threadRootId ?? id;
}

async function lookOn(ctx: Context, roomId: string, cutoff: Date, last?: Candidate): Promise<Candidate[]> {
  const after = last ? sql`and (m.ordered_at, m.id) > (${last.orderedAt}, ${last.id})` : sql``;
  const rows = await query(
    ctx,
    sql<Candidate>`select m.id, m.ordered_at as "orderedAt", m.thread_root_id as "threadRootId",
        (m.content is not null and m.segment_id is null and not ${isYoung(cutoff)}) as "mayGo"
      from messages m where m.room_id = ${roomId} and m.ordered_at < ${microseconds(cutoff)} ${after}
      order by m.ordered_at, m.id limit ${WINDOW}`,
  );
  // SQLite has no booleans.
  return rows.map((row) => ({ ...row, mayGo: Boolean(row.mayGo) }));
}

/** Those threads of which a message stays. */
async function youngThreads(ctx: Context, rootIds: string[], cutoff: Date): Promise<Set<string>> {
  if (rootIds.length === 0) return new Set();
  const young = await query(
    ctx,
    sql<{ id: string }>`
      select m.thread_root_id as id from messages m where ${isAnyOf(ctx, 'm.thread_root_id', rootIds)} and ${isYoung(cutoff)}
      union select m.id from messages m where ${isAnyOf(ctx, 'm.id', rootIds)} and ${isYoung(cutoff)}`,
  );
  return new Set(young.map(({ id }) => id));
}

function isYoung(cutoff: Date): RawBuilder<boolean> {
  return sql`(m.ordered_at >= ${microseconds(cutoff)} or coalesce(m.imported_at >= ${cutoff}, false))`;
}

function microseconds(at: Date): number {
  return at.getTime() * 1000;
}
