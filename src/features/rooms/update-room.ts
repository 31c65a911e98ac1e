import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { assertAllowed, badInput } from '../../shared/errors.js';
import { idempotencyKey, parseInput } from '../../shared/input.js';
import { roomName, roomTopic } from './create-room.js';
import { getRoom } from './find-room.js';
import { lockRoom } from './lock-room.js';
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
 * NOT_FOUND, FORBIDDEN, BAD_USER_INPUT (limits as in createRoom; the general room stays public).
 */
export async function updateRoom(ctx: Context, input: UpdateRoomInput): Promise<Committed<SeenRoom>> {
  const viewer = requireViewer(ctx);
  const { roomId, name, topic, isPrivate } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'updateRoom',
    input,
    async (tx) => {
      await lockRoom(tx, roomId);
      const room = await getRoom(tx, roomId);
      assertAllowed(canUpdate(viewer, room));
      if (room.isGeneral && isPrivate) throw badInput({ 'input.isPrivate': 'The general room stays public.' });
      const wanted = {
        name: name ?? room.name,
        topic: topic === undefined ? room.topic : topic,
        isPrivate: isPrivate ?? room.isPrivate,
      };
      if (wanted.name === room.name && wanted.topic === room.topic && wanted.isPrivate === room.isPrivate) return room;
      const entity = await tx.em.findOneOrFail(Room, room.id);
      tx.em.assign(entity, { ...wanted, version: entity.version + 1 });
      tx.append({ type: 'ROOM_UPDATED', roomId: room.id });
      // Not read again: an admin may just have hidden it from himself.
      return { ...room, ...wanted, version: entity.version };
    },
    getRoom,
  );
}
