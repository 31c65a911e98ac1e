import { sql } from 'kysely';
import { dialectOf } from '../../db/orm.js';
import { change, query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';

/**
 * Gives every room that would be left without an active owner to its earliest active member. Part of deactivating the
 * user, who keeps his own places. A room in which nobody else is active stays as it is.
 */
export async function passOwnership(tx: Transaction, userId: string): Promise<void> {
  const roomIds = await lockOwnedRooms(tx, userId);
  if (roomIds.length === 0) return;
  const { rows: heirs } = await change(
    tx,
    sql<{ roomId: string; userId: string }>`
      update room_members set role = 'OWNER' where (room_id, user_id) in (select room_id, user_id from (
        select m.room_id, m.user_id,
          row_number() over (partition by m.room_id order by m.joined_at, m.user_id) as place,
          count(case when m.role = 'OWNER' then 1 end) over (partition by m.room_id) as owners
        from room_members m join users u on u.id = m.user_id
        where m.room_id in (${sql.join(roomIds)}) and m.user_id <> ${userId} and u.deactivated_at is null
      ) others where place = 1 and owners = 0) returning room_id as "roomId", user_id as "userId"`,
  );
  for (const heir of heirs) tx.append({ type: 'MEMBER_CHANGED', ...heir, data: { role: 'OWNER' } });
}

/** Always in one order, so that two deactivations do not wait for each other. */
async function lockOwnedRooms(tx: Transaction, userId: string): Promise<string[]> {
  const lock = dialectOf(tx.em) === 'postgres' ? sql`for no key update of r` : sql``;
  const rows = await query(
    tx,
    sql<{ id: string }>`select r.id from rooms r join room_members m on m.room_id = r.id
      where m.user_id = ${userId} and m.role = 'OWNER' and not r.is_general and r.deleted_at is null
      order by r.id ${lock}`,
  );
  return rows.map(({ id }) => id);
}
