import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed, badInput } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { ROOMS } from '../members/group.js';
import { lockGroup } from '../members/lock-group.js';
import { roomName, roomTopic } from './create-room.js';
import { findRoom, getRoom } from './find-room.js';
import { Room } from './room.entity.js';
import type { SeenRoom } from './room.loaders.js';
import { canUpdate } from './room.policy.js';

const schema = z.object({
  roomId: z.string(),
  name: roomName.optional(),
  topic: roomTopic.nullish(),
  isPrivate: z.boolean().optional(),
  idempotencyKey,
});

export type UpdateRoomInput = z.input<typeof schema>;

/**
 * Changes what is given and keeps the rest; a null topic clears it. Where nothing differs nothing happens. Throws
 * NOT_FOUND, FORBIDDEN, BAD_USER_INPUT (limits as in createRoom; the general room stays public). Gives the room as the
 * viewer sees it then: null for an admin who has hidden it from himself.
 */
export async function updateRoom(ctx: Context, input: UpdateRoomInput): Promise<Committed<SeenRoom | null>> {
  const viewer = requireViewer(ctx);
  const { roomId, name, topic, isPrivate } = parseInput(schema, input);
  const { value, cursor } = await changeOnce(
    ctx,
    'updateRoom',
    input,
    async (tx) => {
      await lockGroup(tx, ROOMS, roomId);
      const room = await getRoom(tx, roomId);
      assertAllowed(canUpdate(viewer, room));
      if (room.isGeneral && isPrivate) throw badInput({ 'input.isPrivate': 'The general room stays public.' });
      const wanted = {
        name: name ?? room.name,
        topic: topic === undefined ? room.topic : topic,
        isPrivate: isPrivate ?? room.isPrivate,
      };
      if (wanted.name === room.name && wanted.topic === room.topic && wanted.isPrivate === room.isPrivate)
        return { id: room.id };
      const entity = await tx.em.findOneOrFail(Room, room.id);
      tx.em.assign(entity, { ...wanted, version: entity.version + 1 });
      tx.append({ type: 'ROOM_UPDATED', roomId: room.id });
      return { id: room.id };
    },
    async (_ctx, id) => ({ id }),
  );
  return { value: await findRoom(ctx, value.id), cursor };
}
