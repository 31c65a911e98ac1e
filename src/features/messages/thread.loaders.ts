import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';

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
      from messages where ${isAnyOf(ctx, 'thread_root_id', rootIds)} and deleted_at is null group by thread_root_id`,
  );
  return inOrder(rootIds, rows, (row) => row.rootId);
};

/** Whether the viewer follows the thread that this message began. */
export const viewerFollows: LoaderFactory<string, boolean> = (ctx) => async (rootIds) => {
  const rows = await query(
    ctx,
    sql<{ rootId: string }>`select thread_root_id as "rootId" from thread_followers
      where user_id = ${ctx.viewer?.id ?? null} and ${isAnyOf(ctx, 'thread_root_id', rootIds)}`,
  );
  const followed = new Set(rows.map((row) => row.rootId));
  return rootIds.map((rootId) => followed.has(rootId));
};
