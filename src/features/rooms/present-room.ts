import type { Committed } from '../../db/transaction.js';
import type { SeenRoom } from './room.loaders.js';
import type { GoneRoomPayload } from './room-payloads.type.js';

/** The payload of a change after which the viewer sees the room, or null where he may have put it out of his sight. */
export function presentRoom<R extends SeenRoom | null>({ value, cursor }: Committed<R>): { room: R; cursor: string } {
  return { room: value, cursor };
}

/** The payload of a change after which he does not. */
export function presentGoneRoom({ value, cursor }: Committed<{ id: string }>): GoneRoomPayload {
  return { roomId: value.id, cursor };
}
