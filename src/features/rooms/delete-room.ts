import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed, Transaction } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { ROOMS } from '../members/group.js';
import { lockGroup } from '../members/lock-group.js';
import { getRoom } from './find-room.js';
import { Room } from './room.entity.js';
import { canDelete } from './room.policy.js';

const schema = z.object({ roomId: z.string(), idempotencyKey });

export type DeleteRoomInput = z.input<typeof schema>;

/**
 * Deletes a room for everyone: from now on nobody finds it or anything in it. The rows stay for 30 days. Throws NOT_FOUND,
 * FORBIDDEN (only owners and admins; nobody the general room).
 */
export async function deleteRoom(ctx: Context, input: DeleteRoomInput): Promise<Committed<{ id: string }>> {
  const viewer = requireViewer(ctx);
  const { roomId } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'deleteRoom',
    input,
    async (tx) => {
      await lockGroup(tx, ROOMS, roomId);
      const room = await getRoom(tx, roomId);
      assertAllowed(canDelete(viewer, room));
      await markDeleted(tx, room.id);
      return { id: room.id };
    },
    async (_ctx, id) => ({ id }),
  );
}

/** Part of other operations, which hold the room's lock. Members keep their rows, for they are to hear of it. */
export async function markDeleted(tx: Transaction, roomId: string): Promise<void> {
  const room = await tx.em.findOneOrFail(Room, roomId);
  room.deletedAt = new Date(tx.app.clock.now());
  room.version += 1;
  tx.append({ type: 'ROOM_DELETED', roomId });
}
