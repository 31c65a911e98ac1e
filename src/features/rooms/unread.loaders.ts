import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { query } from '../../db/query.js';

/** What the viewer has not read in a room. */
export interface Unread {
  /** Messages of others after his mark: those of the room itself, and replies in threads he follows. */
  count: number;
  /** How many of them call him, by name or with everyone. */
  mentions: number;
}

const NOTHING: Unread = { count: 0, mentions: 0 };

/** Deleted messages do not count. Nothing is unread in a room the viewer is not in. One statement for all rooms. */
export const unreadByRoom: LoaderFactory<string, Unread> = (ctx) => async (roomIds) => {
  if (!ctx.viewer) return roomIds.map(() => NOTHING);
  const viewerId = ctx.viewer.id;
  const countable = sql`m.author_id <> ${viewerId} and m.deleted_at is null`;
  const rows = await query(
    ctx,
    sql<Unread & { roomId: string }>`
      with mine as (
        select room_id, last_read_at from room_members where user_id = ${viewerId} and room_id in (${sql.join(roomIds)})
      ), unread as (
        select m.id, m.room_id
        from mine join messages m on m.room_id = mine.room_id and m.ordered_at > mine.last_read_at
        where m.thread_root_id is null and ${countable}
        union all
        select m.id, m.room_id
        from thread_followers f join messages root on root.id = f.thread_root_id join mine on mine.room_id = root.room_id
          join messages m on m.thread_root_id = root.id and m.ordered_at > mine.last_read_at
        where f.user_id = ${viewerId} and ${countable}
      )
      select unread.room_id as "roomId", count(*) as count, count(case when exists (
        select 1 from mentions x where x.message_id = unread.id and (x.user_id = ${viewerId} or x.kind <> 'USER')
      ) then 1 end) as mentions
      from unread group by unread.room_id`,
  );
  const byRoom = new Map(rows.map((row) => [row.roomId, row]));
  return roomIds.map((id) => byRoom.get(id) ?? NOTHING);
};
