import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { ROOMS } from '../members/group.js';
import { removeAnyMember } from '../members/remove-any-member.js';
import { findRoom } from './find-room.js';
import { getManagedRoom } from './get-managed-room.js';
import type { SeenRoom } from './room.loaders.js';

const schema = z.object({ roomId: z.string(), userId: z.string(), idempotencyKey });

export type RemoveRoomMemberInput = z.input<typeof schema>;

/**
 * An owner takes a member out of the room, also a deactivated one or himself; who is not in it stays out. Throws NOT_FOUND,
 * FORBIDDEN, BAD_USER_INPUT (userId: unknown), CONFLICT (the last owner). Gives the room as the viewer sees it then: null
 * where he has taken himself out of a private one.
 */
export async function removeRoomMember(
  ctx: Context,
  input: RemoveRoomMemberInput,
): Promise<Committed<SeenRoom | null>> {
  requireViewer(ctx);
  const { roomId, userId } = parseInput(schema, input);
  const { value, cursor } = await changeOnce(
    ctx,
    'removeRoomMember',
    input,
    async (tx) => {
      const room = await getManagedRoom(tx, roomId);
      await removeAnyMember(tx, ROOMS, room.id, userId);
      return { id: room.id };
    },
    async (_ctx, id) => ({ id }),
  );
  return { value: await findRoom(ctx, value.id), cursor };
}
