import type { Committed } from '../../db/transaction.js';
import type { SeenRoom } from './room.loaders.js';
import type { GoneRoomPayload, RoomPayload } from './room-payloads.type.js';

/** The payload of a change after which the viewer sees the room. */
export function presentRoom({ value, cursor }: Committed<SeenRoom>): RoomPayload {
  return { room: value, cursor };
}

/** The payload of a change after which he does not. */
export function presentGoneRoom({ value, cursor }: Committed<{ id: string }>): GoneRoomPayload {
  return { roomId: value.id, cursor };
}
