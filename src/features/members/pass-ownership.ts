import { sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { change, query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import { type Group, PROJECTS, ROOMS } from './group.js';
import { tellOfMember } from './tell-of-member.js';

/**
 * Gives every room and project that would be left without an active owner to its earliest active member. Part of
 * deactivating the user, who keeps his own places. A group in which nobody else is active stays as it is.
 */
export async function passOwnership(tx: Transaction, userId: string): Promise<void> {
  for (const group of [ROOMS, PROJECTS]) await passGroups(tx, group, userId);
}

async function passGroups(tx: Transaction, group: Group, userId: string): Promise<void> {
  const ids = await lockOwned(tx, group, userId);
  if (ids.length === 0) return;
  const [members, key] = [sql.table(group.members), sql.ref(group.key)];
  const { rows: heirs } = await change(
    tx,
    sql<{ groupId: string; userId: string }>`
      update ${members} set role = 'OWNER' where (${key}, user_id) in (select group_id, user_id from (
        select m.${key} as group_id, m.user_id,
          row_number() over (partition by m.${key} order by m.joined_at, m.user_id) as place,
          count(case when m.role = 'OWNER' then 1 end) over (partition by m.${key}) as owners
        from ${members} m join users u on u.id = m.user_id
        where m.${key} in (${sql.join(ids)}) and m.user_id <> ${userId} and u.deactivated_at is null
      ) others where place = 1 and owners = 0) returning ${key} as "groupId", user_id as "userId"`,
  );
  for (const heir of heirs) tellOfMember(tx, group, 'CHANGED', { ...heir, role: 'OWNER' });
}

/** Always in one order, so that two deactivations do not wait for each other. */
async function lockOwned(tx: Transaction, { table, members, key }: Group, userId: string): Promise<string[]> {
  const lock = dialectOf(tx.em) === 'postgres' ? sql`for no key update of g` : sql``;
  const owned = table === 'rooms' ? sql`and not g.is_general` : sql``;
  const rows = await query(
    tx,
    sql<{ id: string }>`select g.id from ${sql.table(table)} g join ${sql.table(members)} m on m.${sql.ref(key)} = g.id
      where m.user_id = ${userId} and m.role = 'OWNER' ${owned} and g.deleted_at is null
      order by g.id ${lock}`,
  );
  return rows.map(({ id }) => id);
}
