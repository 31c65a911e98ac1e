import { z } from 'zod';
import { type Context, loader, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { isId } from '../../shared/ids.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { userById } from '../accounts/user.loaders.js';
import { findMemberRole } from './find-member.js';
import { findRoom } from './find-room.js';
import { getManagedRoom } from './get-managed-room.js';
import { assertOtherOwner, countOthers } from './other-members.js';
import { removeMember } from './remove-member.js';
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
      const user = isId(userId) ? await loader(tx, userById).load(userId) : null;
      if (!user) throw badInput({ 'input.userId': 'Names somebody who is unknown.' });
      const role = await findMemberRole(tx, room.id, user.id);
      if (role === 'OWNER') assertOtherOwner(await countOthers(tx, room.id, user.id));
      if (role) await removeMember(tx, { roomId: room.id, userId: user.id });
      return { id: room.id };
    },
    async (_ctx, id) => ({ id }),
  );
  return { value: await findRoom(ctx, value.id), cursor };
}
