import { sql } from 'kysely';
import { change } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';

/** Takes a member out of a room. Part of other operations, which check that they may and that an owner is left. */
export async function removeMember(tx: Transaction, member: { roomId: string; userId: string }): Promise<void> {
  await change(tx, sql`delete from room_members where room_id = ${member.roomId} and user_id = ${member.userId}`);
  tx.append({ type: 'MEMBER_REMOVED', roomId: member.roomId, userId: member.userId });
}
