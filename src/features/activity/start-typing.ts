import { type Context, requireViewer } from '../../context.js';
import { getJoinedRoom } from '../rooms/find-room.js';
import type { SeenRoom } from '../rooms/room.loaders.js';

/** Shows the others in a room that the viewer is writing, for 10 s. Nothing is stored. Throws NOT_FOUND, FORBIDDEN. */
export async function startTyping(ctx: Context, input: { roomId: string }): Promise<SeenRoom> {
  const viewer = requireViewer(ctx);
  const room = await getJoinedRoom(ctx, input.roomId);
  ctx.app.activity.showTyping(room.id, viewer.id);
  return room;
}
