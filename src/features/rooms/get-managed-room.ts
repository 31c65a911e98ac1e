import type { Transaction } from '../../db/transaction.js';
import { assertAllowed } from '../../shared/errors.js';
import { ROOMS } from '../members/group.js';
import { lockGroup } from '../members/lock-group.js';
import { getRoom } from './find-room.js';
import type { SeenRoom } from './room.loaders.js';
import { canManageMembers } from './room.policy.js';

/** A room whose members the viewer may change, locked until the transaction ends. Throws NOT_FOUND, FORBIDDEN. */
export async function getManagedRoom(tx: Transaction, roomId: string): Promise<SeenRoom> {
  await lockGroup(tx, ROOMS, roomId);
  const room = await getRoom(tx, roomId);
  assertAllowed(canManageMembers(room));
  return room;
}
