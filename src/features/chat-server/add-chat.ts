import { z } from 'zod';
import type { Context } from '../../context.js';
import { insertRows } from '../../db/insert-rows.js';
import { inTransaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { parseInput } from '../../shared/input.js';
import { getActiveUsers } from '../accounts/find-active-users.js';
import { roomName } from '../rooms/create-room.js';
import { Room } from '../rooms/room.entity.js';
import { keyOf } from './made-here.js';

const schema = z.object({ name: roomName, userIds: z.array(z.string()).min(1, 'Names nobody.') });

export type AddChatInput = z.input<typeof schema>;

/**
 * Makes a private room of any number of people, the first of whom is its owner; an id given twice counts once. One event tells
 * them all: whoever follows the log meets the room with its members in place. Throws BAD_USER_INPUT (name: as in
 * `createRoom`; userIds: at least one, all active users).
 */
export async function addChat(ctx: Context, input: AddChatInput): Promise<Room> {
  const { name, userIds } = parseInput(schema, input);
  const { value } = await inTransaction(ctx, async (tx) => {
    const users = await getActiveUsers(tx, userIds, 'input.userIds');
    const now = new Date(tx.app.clock.now());
    const id = newId();
    const room = tx.em.create(Room, {
      id,
      name,
      topic: null,
      isPrivate: true,
      isGeneral: false,
      createdById: users[0]!.id,
      createdAt: now,
      deletedAt: null,
      importKey: keyOf(id),
      version: 1,
    });
    // The members refer to it.
    await tx.em.flush();
    await insertRows(
      tx,
      'room_members',
      ['room_id', 'user_id', 'role', 'joined_at', 'last_read_at'],
      users.map((user, index) => [id, user.id, index === 0 ? 'OWNER' : 'MEMBER', now, 0]),
    );
    tx.append({ type: 'ROOM_CREATED', roomId: id });
    return room;
  });
  return value;
}
