import { sql } from 'kysely';
import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import { change } from '../../db/query.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getActiveUsers } from './find-active-users.js';
import { findMemberRole } from './find-member.js';
import { getRoom } from './find-room.js';
import { getManagedRoom } from './get-managed-room.js';
import { assertOtherOwner, countOthers } from './other-members.js';
import type { SeenRoom } from './room.loaders.js';
import type { RoomRole } from './room-member.entity.js';

const schema = z.object({
  roomId: z.string(),
  userId: z.string(),
  role: z.enum(['OWNER', 'MEMBER']),
  idempotencyKey,
});

export type SetRoomMemberRoleInput = z.input<typeof schema>;

/**
 * An owner makes a member an owner or an owner a plain member, also himself. Throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
 * (userId: an active member), CONFLICT (the last owner).
 */
export async function setRoomMemberRole(ctx: Context, input: SetRoomMemberRoleInput): Promise<Committed<SeenRoom>> {
  const viewer = requireViewer(ctx);
  const { roomId, userId, role } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'setRoomMemberRole',
    input,
    async (tx) => {
      const room = await getManagedRoom(tx, roomId);
      const [user] = await getActiveUsers(tx, [userId], 'input.userId');
      const current = await findMemberRole(tx, room.id, user!.id);
      if (!current) throw badInput({ 'input.userId': 'Is not a member of the room.' });
      if (current === role) return room;
      if (current === 'OWNER') assertOtherOwner(await countOthers(tx, room.id, user!.id));
      await changeRole(tx, { roomId: room.id, userId: user!.id, role });
      return user!.id === viewer.id ? { ...room, viewerRole: role } : room;
    },
    getRoom,
  );
}

async function changeRole(tx: Transaction, member: { roomId: string; userId: string; role: RoomRole }): Promise<void> {
  const { roomId, userId, role } = member;
  await change(tx, sql`update room_members set role = ${role} where room_id = ${roomId} and user_id = ${userId}`);
  tx.append({ type: 'MEMBER_CHANGED', roomId, userId, data: { role } });
}
