import { Repeater, SlidingBuffer } from '@repeaterjs/repeater';
import type { Context } from '../../context.js';
import { getJoinedRoom } from '../rooms/find-room.js';
import type { Activity } from './activity.js';

/** Values kept for a reader that is not ready; the oldest go first. */
const MAX_WAITING = 100;

/**
 * Who types in a room and which of its members come and go, as long as the viewer is in it. Best effort. Throws
 * NOT_FOUND, FORBIDDEN before the first value.
 */
export async function openRoomActivity(ctx: Context, roomId: string): Promise<AsyncIterator<Activity, void>> {
  const room = await getJoinedRoom(ctx, roomId);
  const { app } = ctx;
  const viewerId = ctx.viewer!.id;
  let position = ctx.head!.seq;

  return new Repeater<Activity, void>(async (push, stop) => {
    const stopListening = app.activity.listen(room.id, (activity) => {
      if (activity.userId !== viewerId) void push(activity);
    });
    const unfollow = await app.log.follow(() => {
      if (endsSinceLastLook()) stop();
    });
    // The right may have ended between the check and the first look.
    if (endsSinceLastLook()) stop();
    await stop;
    stopListening();
    unfollow();
  }, new SlidingBuffer(MAX_WAITING));

  function endsSinceLastLook(): boolean {
    const entries = app.log.since(position) ?? [];
    position = Math.max(position, app.log.seq);
    return entries.some(
      ({ event }) =>
        event.roomId === room.id &&
        (event.type === 'ROOM_DELETED' || (event.type === 'MEMBER_REMOVED' && event.userId === viewerId)),
    );
  }
}
