import { sql } from 'kysely';
import type { Context, LoaderFactory } from '../../context.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import type { Page } from '../../graphql/connection.js';
import type { Message } from './message.entity.js';
import { selectPage } from './message-page.js';

/** What is told of a thread beside its replies: those that are deleted are not counted. */
export interface ThreadSummary {
  rootId: string;
  replyCount: number;
  /** `orderedAt` of the newest reply, microseconds. */
  lastReplyAt: number;
}

/** By the id of the message that began the thread; null where nobody has replied. */
export const threadSummary: LoaderFactory<string, ThreadSummary | null> = (ctx) => async (rootIds) => {
  const rows = await query(
    ctx,
    sql<ThreadSummary>`select thread_root_id as "rootId", count(*) as "replyCount", max(ordered_at) as "lastReplyAt"
      from messages where thread_root_id in (${sql.join(rootIds)}) and deleted_at is null group by thread_root_id`,
  );
  return inOrder(rootIds, rows, (row) => row.rootId);
};

/** Whether the viewer follows the thread that this message began. */
export const viewerFollows: LoaderFactory<string, boolean> = (ctx) => async (rootIds) => {
  const rows = await query(
    ctx,
    sql<{ rootId: string }>`select thread_root_id as "rootId" from thread_followers
      where user_id = ${ctx.viewer?.id ?? null} and thread_root_id in (${sql.join(rootIds)})`,
  );
  const followed = new Set(rows.map((row) => row.rootId));
  return rootIds.map((rootId) => followed.has(rootId));
};

interface RepliesKey {
  rootId: string;
  page: Page;
}

/** Threads read by one statement; SQLite takes at most 500 selects in one. */
const THREADS_AT_ONCE = 100;

/** The rows of pages of replies, each in its page's own direction. */
export const replies: LoaderFactory<RepliesKey, Message[]> = (ctx) => async (keys) => {
  const pages: Message[][] = [];
  for (let start = 0; start < keys.length; start += THREADS_AT_ONCE) {
    pages.push(...(await readReplies(ctx, keys.slice(start, start + THREADS_AT_ONCE))));
  }
  return pages;
};

/** A select with a limit of its own for each thread: none reads more than its page. */
async function readReplies(ctx: Context, keys: readonly RepliesKey[]): Promise<Message[][]> {
  const selects = keys.map(({ rootId, page }, index) => {
    const one = selectPage(ctx, sql`m.thread_root_id = ${rootId}`, page);
    return sql`select ${sql.lit(index)} as "pageIndex", p.* from (${one}) p`;
  });
  const rows = await query(
    ctx,
    sql<Message & { pageIndex: number }>`select * from (${sql.join(selects, sql` union all `)}) pages
      order by "pageIndex", "orderedAt", id`,
  );
  const byPage = Map.groupBy(rows, (row) => row.pageIndex);
  return keys.map(({ page }, index) => {
    const found = byPage.get(index) ?? [];
    return page.backwards ? found.reverse() : found;
  });
}
