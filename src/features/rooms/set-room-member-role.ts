import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { ROOMS } from '../members/group.js';
import { setMemberRole } from '../members/set-member-role.js';
import { getRoom, rereadRoom } from './find-room.js';
import { getManagedRoom } from './get-managed-room.js';
import type { SeenRoom } from './room.loaders.js';

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
  requireViewer(ctx);
  const { roomId, userId, role } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'setRoomMemberRole',
    input,
    async (tx) => {
      const room = await getManagedRoom(tx, roomId);
      await setMemberRole(tx, ROOMS, { groupId: room.id, userId, role });
      return rereadRoom(tx, room.id);
    },
    getRoom,
  );
}
