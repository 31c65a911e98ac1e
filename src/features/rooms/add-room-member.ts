import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { getActiveUsers } from '../accounts/find-active-users.js';
import { findMemberRole } from '../members/find-member.js';
import { ROOMS } from '../members/group.js';
import { addMember } from './add-member.js';
import { getRoom } from './find-room.js';
import { getManagedRoom } from './get-managed-room.js';
import type { SeenRoom } from './room.loaders.js';

const schema = z.object({ roomId: z.string(), userId: z.string(), idempotencyKey });

export type AddRoomMemberInput = z.input<typeof schema>;

/**
 * An owner takes somebody into the room, as a plain member; who is in it stays as he is. Throws NOT_FOUND, FORBIDDEN,
 * BAD_USER_INPUT (userId: an active user).
 */
export async function addRoomMember(ctx: Context, input: AddRoomMemberInput): Promise<Committed<SeenRoom>> {
  requireViewer(ctx);
  const { roomId, userId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'addRoomMember',
    input,
    async (tx) => {
      const room = await getManagedRoom(tx, roomId);
      const [user] = await getActiveUsers(tx, [userId], 'input.userId');
      const role = await findMemberRole(tx, ROOMS, room.id, user!.id);
      if (!role) addMember(tx, { roomId: room.id, userId: user!.id, role: 'MEMBER' });
      return room;
    },
    getRoom,
  );
}
