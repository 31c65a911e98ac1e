import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { query } from '../../db/query.js';

/** The id of each room's earliest owner, one with an open account before others; null where there is none. */
export const ownerIdByRoom: LoaderFactory<string, string | null> = (ctx) => async (roomIds) => {
  const rows = await query(
    ctx,
    sql<{ roomId: string; userId: string }>`
      select room_id as "roomId", user_id as "userId" from (
        select m.room_id, m.user_id, row_number() over (
          partition by m.room_id
          order by case when u.deactivated_at is null then 0 else 1 end, m.joined_at, m.user_id
        ) as place
        from room_members m join users u on u.id = m.user_id
        where ${isAnyOf(ctx, 'm.room_id', roomIds)} and m.role = 'OWNER'
      ) owners where place = 1`,
  );
  const byRoom = new Map(rows.map((row) => [row.roomId, row.userId]));
  return roomIds.map((id) => byRoom.get(id) ?? null);
};

/** How many members of each room have an open account. */
export const memberCountByRoom: LoaderFactory<string, number> = (ctx) => async (roomIds) => {
  const rows = await query(
    ctx,
    sql<{ roomId: string; count: number }>`
      select m.room_id as "roomId", count(*) as count from room_members m join users u on u.id = m.user_id
      where ${isAnyOf(ctx, 'm.room_id', roomIds)} and u.deactivated_at is null group by m.room_id`,
  );
  const byRoom = new Map(rows.map((row) => [row.roomId, row.count]));
  return roomIds.map((id) => byRoom.get(id) ?? 0);
};
