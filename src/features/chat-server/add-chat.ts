import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { change } from '../../db/query.js';
import { inTransaction, type Transaction } from '../../db/transaction.js';
import { badInput } from '../../shared/errors.js';
import { isId, newId } from '../../shared/ids.js';
import { parseInput } from '../../shared/input.js';
import { roomName } from '../rooms/create-room.js';
import { Room } from '../rooms/room.entity.js';
import { keyOf } from './made-here.js';

const schema = z.object({ name: roomName, userIds: z.array(z.string()).min(1, 'Names nobody.') });

export type AddChatInput = z.input<typeof schema>;

/** People of one statement: with thousands SQLite would hold up the event loop. */
const BATCH = 500;

/**
 * Makes a private room of any number of people, the first of whom is its owner; an id given twice counts once. One event tells
 * them all: whoever follows the log meets the room with its members in place. Throws BAD_USER_INPUT (name: as in
 * `createRoom`; userIds: at least one, all active users).
 */
export async function addChat(ctx: Context, input: AddChatInput): Promise<Room> {
  const { name, userIds } = parseInput(schema, input);
  const [ownerId, ...others] = new Set(userIds);
  const { value } = await inTransaction(ctx, async (tx) => {
    const id = newId();
    const room = tx.em.create(Room, {
      id,
      name,
      topic: null,
      isPrivate: true,
      isGeneral: false,
      createdById: null,
      createdAt: new Date(tx.app.clock.now()),
      deletedAt: null,
      importKey: keyOf(id),
      version: 1,
    });
    // The members refer to it.
    await tx.em.flush();
    await addMembers(tx, room, 'OWNER', [ownerId!]);
    await addMembers(tx, room, 'MEMBER', others);
    tx.append({ type: 'ROOM_CREATED', roomId: id });
    return room;
  });
  return value;
}

async function addMembers(tx: Transaction, room: Room, role: 'OWNER' | 'MEMBER', userIds: string[]): Promise<void> {
  const known = userIds.filter(isId);
  let added = 0;
  for (let start = 0; start < known.length; start += BATCH) {
    const { count } = await change(
      tx,
      sql`insert into room_members (room_id, user_id, role, joined_at, last_read_at)
        select ${room.id}, u.id, ${role}, ${room.createdAt}, 0 from users u
        where ${isAnyOf(tx, 'u.id', known.slice(start, start + BATCH))} and u.deactivated_at is null`,
    );
    added += count;
    await setImmediate();
  }
  if (added < userIds.length) throw badInput({ 'input.userIds': 'Names somebody who is unknown or deactivated.' });
}
