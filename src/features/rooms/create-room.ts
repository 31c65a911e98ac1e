import { z } from 'zod';
import { type Context, requireViewer } from '../../context.js';
import { changeOnce } from '../../db/idempotency.js';
import type { Committed } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { idempotencyKey, lineText, parseInput, text } from '../../shared/input.js';
import { getActiveUsers } from '../accounts/find-active-users.js';
import { addMember } from './add-member.js';
import { getRoom, rereadRoom } from './find-room.js';
import { Room } from './room.entity.js';
import type { SeenRoom } from './room.loaders.js';

/** Most people that a room can be made with; more are added one by one. */
const MAX_FIRST_MEMBERS = 100;

export const roomName = lineText({ min: 1, max: 200 });
export const roomTopic = text({ max: 1000 });

const schema = z.object({
  name: roomName,
  topic: roomTopic.nullish(),
  isPrivate: z.boolean().nullish(),
  memberIds: z.array(z.string()).max(MAX_FIRST_MEMBERS, `Holds more than ${MAX_FIRST_MEMBERS} ids.`).nullish(),
  idempotencyKey,
});

export type CreateRoomInput = z.input<typeof schema>;

/**
 * Makes a room with the viewer as its owner and the others as members; an id given twice counts once. Throws
 * BAD_USER_INPUT (name: 1 to 200 code points, not blank; topic: at most 1,000; memberIds: at most 100, all active users).
 */
export async function createRoom(ctx: Context, input: CreateRoomInput): Promise<Committed<SeenRoom>> {
  const viewer = requireViewer(ctx);
  const { name, topic, isPrivate, memberIds } = parseInput(schema, input);
  return changeOnce(
    ctx,
    'createRoom',
    input,
    async (tx) => {
      const users = await getActiveUsers(tx, memberIds ?? [], 'input.memberIds');
      const room = tx.em.create(Room, {
        id: newId(),
        name,
        topic: topic ?? null,
        isPrivate: isPrivate ?? false,
        isGeneral: false,
        createdById: viewer.id,
        createdAt: new Date(tx.app.clock.now()),
        deletedAt: null,
        importKey: null,
        version: 1,
      });
      tx.append({ type: 'ROOM_CREATED', roomId: room.id });
      addMember(tx, { roomId: room.id, userId: viewer.id, role: 'OWNER' });
      for (const user of users) {
        if (user.id !== viewer.id) addMember(tx, { roomId: room.id, userId: user.id, role: 'MEMBER' });
      }
      return rereadRoom(tx, room.id);
    },
    getRoom,
  );
}
