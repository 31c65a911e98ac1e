import { raw } from '@mikro-orm/core';
import type { Transaction } from '../../db/transaction.js';
import { RoomMember, type RoomRole } from './room-member.entity.js';

/**
 * Puts a person into a room, with everything sent until now as read. Part of other operations, which check that he is
 * not in it yet and that they may.
 */
export function addMember(tx: Transaction, member: { roomId: string; userId: string; role: RoomRole }): RoomMember {
  const now = tx.app.clock.now();
  tx.append({ type: 'MEMBER_ADDED', roomId: member.roomId, userId: member.userId, data: { role: member.role } });
  return tx.em.create(RoomMember, {
    ...member,
    joinedAt: new Date(now),
    lastReadAt: newestSentAt(now) as never,
    lastReadMessageId: null,
    notificationLevel: 'MENTIONS',
    mutedUntil: null,
  });
}

/**
 * Where the order of messages stands, microseconds. The clock alone will not do: it may have gone back since the newest
 * message was sent, and the next one may come within the same millisecond.
 */
function newestSentAt(now: number) {
  const before = now * 1000 - 1;
  return raw(
    'case when (select ordered_at from log_head where id = 1) > ? then (select ordered_at from log_head where id = 1) else ? end',
    [before, before],
  );
}
