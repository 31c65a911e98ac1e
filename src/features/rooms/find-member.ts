import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';
import type { RoomRole } from './room-member.entity.js';

/** The role of a user in a room, null where he is not in it. Both ids must be ids of rows. */
export async function findMemberRole(tx: Transaction, roomId: string, userId: string): Promise<RoomRole | null> {
  const [member] = await query(
    tx,
    sql<{ role: RoomRole }>`select role from room_members where room_id = ${roomId} and user_id = ${userId}`,
  );
  return member?.role ?? null;
}
