import { sql } from 'kysely';
import type { LoaderFactory } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { groupInOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import { type Group, PROJECTS, ROOMS } from './group.js';

/** The id of each group's earliest owner, one with an open account before others; null where there is none. */
function ownerIdOf({ members, key }: Group): LoaderFactory<string, string | null> {
  return (ctx) => async (ids) => {
    const groupId = sql.ref(`m.${key}`);
    const rows = await query(
      ctx,
      sql<{ groupId: string; userId: string }>`
        select group_id as "groupId", user_id as "userId" from (
          select ${groupId} as group_id, m.user_id, row_number() over (
            partition by ${groupId}
            order by case when u.deactivated_at is null then 0 else 1 end, m.joined_at, m.user_id
          ) as place
          from ${sql.table(members)} m join users u on u.id = m.user_id
          where ${isAnyOf(ctx, `m.${key}`, ids)} and m.role = 'OWNER'
        ) owners where place = 1`,
    );
    const byGroup = new Map(rows.map((row) => [row.groupId, row.userId]));
    return ids.map((id) => byGroup.get(id) ?? null);
  };
}

/** How many members of each group have an open account. */
function memberCountOf({ members, key }: Group): LoaderFactory<string, number> {
  return (ctx) => async (ids) => {
    const groupId = sql.ref(`m.${key}`);
    const rows = await query(
      ctx,
      sql<{ groupId: string; count: number }>`
        select ${groupId} as "groupId", count(*) as count
        from ${sql.table(members)} m join users u on u.id = m.user_id
        where ${isAnyOf(ctx, `m.${key}`, ids)} and u.deactivated_at is null group by ${groupId}`,
    );
    const byGroup = new Map(rows.map((row) => [row.groupId, row.count]));
    return ids.map((id) => byGroup.get(id) ?? 0);
  };
}

/** The ids of each group's members with open accounts, in the order in which they came. */
function memberIdsOf({ members, key }: Group): LoaderFactory<string, string[]> {
  return (ctx) => async (ids) => {
    const rows = await query(
      ctx,
      sql<{ groupId: string; userId: string }>`
        select ${sql.ref(`m.${key}`)} as "groupId", m.user_id as "userId"
        from ${sql.table(members)} m join users u on u.id = m.user_id
        where ${isAnyOf(ctx, `m.${key}`, ids)} and u.deactivated_at is null order by m.joined_at, m.user_id`,
    );
    return groupInOrder(ids, rows, (row) => row.groupId).map((found) => found.map(({ userId }) => userId));
  };
}

export const ownerIdByRoom = ownerIdOf(ROOMS);
export const memberCountByRoom = memberCountOf(ROOMS);
export const ownerIdByProject = ownerIdOf(PROJECTS);
export const memberCountByProject = memberCountOf(PROJECTS);
export const memberIdsByProject = memberIdsOf(PROJECTS);
