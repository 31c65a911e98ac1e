import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { type EventType, typesOfScope } from '../../events/event-types.js';
import { type Feed, openPosition } from '../../events/feed.js';
import { getJoinedRoom } from '../rooms/find-room.js';
import { presentEvents } from './present-events.js';

/** Types after which a room's subscription is over, if they concern the viewer. */
const ENDING: EventType[] = ['MEMBER_REMOVED', 'ROOM_DELETED'];

/** Events of these types in one room the viewer is in. Throws NOT_FOUND, FORBIDDEN, BAD_CURSOR, RESYNC_REQUIRED. */
export async function openRoomFeed(
  ctx: Context,
  roomId: string,
  types: EventType[],
  after?: string | null,
): Promise<Feed> {
  const position = await openPosition(ctx, after);
  const room = await getJoinedRoom(ctx, roomId);
  const heard = new Set<EventType>([...types, ...ENDING]);
  const viewerId = ctx.viewer!.id;
  const { epoch } = ctx.head!;
  return {
    ...position,
    wants: (event) => event.roomId === room.id && heard.has(event.type),
    where: sql`e.room_id = ${room.id} and e.type in (${sql.join([...heard])})`,
    ends: (event) => event.type === 'ROOM_DELETED' || (event.type === 'MEMBER_REMOVED' && event.userId === viewerId),
    async load(context, events) {
      const told = events.filter((event) => types.includes(event.type));
      const presented = await presentEvents(context, epoch, told);
      return events.map((event) => presented[told.indexOf(event)] ?? null);
    },
  };
}

/** Everything the viewer may see. Throws BAD_CURSOR, RESYNC_REQUIRED. */
export async function openWorkspaceFeed(ctx: Context, after?: string | null): Promise<Feed> {
  const position = await openPosition(ctx, after);
  const viewerId = ctx.viewer!.id;
  const { epoch } = ctx.head!;
  return {
    ...position,
    wants: (event) => event.type !== 'SESSION_ENDED',
    where: sql`e.type <> 'SESSION_ENDED' and (
      e.type in (${sql.join(typesOfScope('everyone'))})
      or (e.user_id = ${viewerId} and (e.room_id is null or e.type = 'MEMBER_REMOVED'))
      or ((e.user_id = ${viewerId} or e.type in (${sql.join(typesOfScope('room'))}))
        and e.room_id in (select room_id from room_members where user_id = ${viewerId})))`,
    ends: () => false,
    load: (context, events) => presentEvents(context, epoch, events),
  };
}
