import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { DomainError } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { ROOMS } from '../members/group.js';
import { lockGroup } from '../members/lock-group.js';
import { assertOtherOwner, countOthers } from '../members/other-members.js';
import { removeMember } from '../members/remove-member.js';
import { markDeleted } from './delete-room.js';
import { getJoinedRoom } from './find-room.js';
import { canLeave } from './room.policy.js';

const schema = z.object({ roomId: z.string(), idempotencyKey });

export type LeaveRoomInput = z.input<typeof schema>;

/**
 * Takes the viewer out of a room; with its last active member the room is deleted. Throws NOT_FOUND, FORBIDDEN (a public
 * room he is not in), CONFLICT (the general room; the last owner while others are in the room).
 */
export async function leaveRoom(ctx: Context, input: LeaveRoomInput): Promise<Committed<{ id: string }>> {
  const viewer = requireViewer(ctx);
  const { roomId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'leaveRoom',
    input,
    async (tx) => {
      await lockGroup(tx, ROOMS, roomId);
      const room = await getJoinedRoom(tx, roomId);
      if (!canLeave(room)) throw new DomainError('CONFLICT', 'Everyone is in the general room.');
      const others = await countOthers(tx, ROOMS, room.id, viewer.id);
      if (others.members > 0 && room.viewerRole === 'OWNER') assertOtherOwner(ROOMS, others);
      await removeMember(tx, ROOMS, { groupId: room.id, userId: viewer.id });
      if (others.members === 0) await markDeleted(tx, room.id);
      return { id: room.id };
    },
    async (_ctx, id) => ({ id }),
  );
}
