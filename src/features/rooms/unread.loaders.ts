import { type RawBuilder, sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { query } from '../../db/query.js';

/** What the viewer has not read in a room. */
export interface Unread {
  /** Messages of others after his mark: those of the room itself, and replies in threads he follows. */
  count: number;
  /** How many of them call him, by name or with everyone. */
  mentions: number;
}

const NOTHING: Unread = { count: 0, mentions: 0 };

/**
 * Deleted messages do not count. Nothing is unread in a room the viewer is not in. One statement for all rooms; the
 * counts are subqueries so that PostgreSQL probes its index per room and thread, however large the table is.
 */
export const unreadByRoom: LoaderFactory<string, Unread> = (ctx) => async (roomIds) => {
  if (!ctx.viewer) return roomIds.map(() => NOTHING);
  const viewerId = ctx.viewer.id;
  const calls = sql`exists (select 1 from mentions x where x.message_id = m.id
    and (x.user_id = ${viewerId} or x.kind <> 'USER'))`;
  const counts = (where: RawBuilder<unknown>) => {
    const messages = sql`from messages m where ${where} and m.ordered_at > mine.last_read_at
      and m.author_id <> ${viewerId} and m.deleted_at is null`;
    return sql`(select count(*) ${messages}) as unread, (select count(case when ${calls} then 1 end) ${messages}) as called`;
  };
  const rows = await query(
    ctx,
    sql<Unread & { roomId: string }>`
      with mine as (
        select room_id, last_read_at from room_members where user_id = ${viewerId} and ${isAnyOf(ctx, 'room_id', roomIds)}
      ), parts as (
        select mine.room_id, ${counts(sql`m.room_id = mine.room_id and m.thread_root_id is null`)} from mine
        union all
        select mine.room_id, ${counts(sql`m.thread_root_id = f.thread_root_id`)}
        from thread_followers f join messages root on root.id = f.thread_root_id join mine on mine.room_id = root.room_id
        where f.user_id = ${viewerId}
      )
      select room_id as "roomId", cast(sum(unread) as bigint) as count, cast(sum(called) as bigint) as mentions
      from parts group by room_id`,
  );
  const byRoom = new Map(rows.map((row) => [row.roomId, row]));
  return roomIds.map((id) => byRoom.get(id) ?? NOTHING);
};
