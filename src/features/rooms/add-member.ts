import type { Transaction } from '../../db/transaction.js';
import { RoomMember, type RoomRole } from './room-member.entity.js';

/**
 * Puts a person into a room, with everything sent until now as read. Part of other operations, which check that he is
 * not in it yet and that they may.
 */
export function addMember(tx: Transaction, member: { roomId: string; userId: string; role: RoomRole }): RoomMember {
  const now = tx.app.clock.now();
  tx.append({ type: 'MEMBER_ADDED', roomId: member.roomId, userId: member.userId });
  return tx.em.create(RoomMember, {
    ...member,
    joinedAt: new Date(now),
    lastReadAt: now * 1000,
    lastReadMessageId: null,
  });
}
