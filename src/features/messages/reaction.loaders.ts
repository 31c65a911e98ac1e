import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { groupInOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';

/** One emoji on one message. */
export interface ReactionGroup {
  messageId: string;
  emoji: string;
  count: number;
  viewerHasReacted: boolean;
}

/** What each message was reacted with, in the order in which the emoji were first used. */
export const reactionGroups: LoaderFactory<string, ReactionGroup[]> = (ctx) => async (messageIds) => {
  const rows = await query(
    ctx,
    sql<ReactionGroup>`select message_id as "messageId", emoji, count(*) as count,
        max(case when user_id = ${ctx.viewer?.id ?? null} then 1 else 0 end) as "viewerHasReacted"
      from reactions where ${isAnyOf(ctx, 'message_id', messageIds)}
      group by message_id, emoji order by min(created_at), emoji`,
  );
  const groups = rows.map((row) => ({ ...row, viewerHasReacted: Boolean(row.viewerHasReacted) }));
  return groupInOrder(messageIds, groups, (group) => group.messageId);
};

interface ReactorsKey {
  messageId: string;
  emoji: string;
  first: number;
}

/** Ids of the first users of an emoji on a message, earliest first. */
export const reactorIds: LoaderFactory<ReactorsKey, string[]> = (ctx) => async (keys) => {
  const messageIds = [...new Set(keys.map((key) => key.messageId))];
  const most = Math.max(...keys.map((key) => key.first));
  const rows = await query(
    ctx,
    sql<{ messageId: string; emoji: string; userId: string }>`
      select message_id as "messageId", emoji, user_id as "userId" from (
        select message_id, emoji, user_id,
          row_number() over (partition by message_id, emoji order by created_at, user_id) as place
        from reactions where ${isAnyOf(ctx, 'message_id', messageIds)}) ranked
      where place <= ${most} order by place`,
  );
  const byGroup = Map.groupBy(rows, (row) => `${row.messageId} ${row.emoji}`);
  return keys.map(({ messageId, emoji, first }) =>
    (byGroup.get(`${messageId} ${emoji}`) ?? []).slice(0, first).map((row) => row.userId),
  );
};
