import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import type { Event } from '../../events/event.entity.js';
import type { EventType } from '../../events/event-types.js';
import { type Feed, openPosition } from '../../events/feed.js';
import { getJoinedRoom } from '../rooms/find-room.js';
import { LogFeed, type Position } from './log-feed.js';
import { isVisibleTo } from './visible-events.js';

/** Types after which a room's subscription is over, if they concern the viewer. */
const ENDING: readonly EventType[] = ['MEMBER_REMOVED', 'ROOM_DELETED'];

/** Events of these types in one room the viewer is in. Throws NOT_FOUND, FORBIDDEN, BAD_CURSOR, RESYNC_REQUIRED. */
export async function openRoomFeed(
  ctx: Context,
  roomId: string,
  types: readonly EventType[],
  after?: string | null,
): Promise<Feed> {
  const position = await openPosition(ctx, after);
  const room = await getJoinedRoom(ctx, roomId);
  return new RoomFeed(ctx, position, room.id, types);
}

/** Everything the viewer may see. Throws BAD_CURSOR, RESYNC_REQUIRED. */
export async function openWorkspaceFeed(ctx: Context, after?: string | null): Promise<Feed> {
  return new WorkspaceFeed(ctx, await openPosition(ctx, after));
}

/** What comes into the viewer's bell. Throws BAD_CURSOR, RESYNC_REQUIRED. */
export async function openNotificationFeed(ctx: Context, after?: string | null): Promise<Feed> {
  return new NotificationFeed(ctx, await openPosition(ctx, after));
}

class RoomFeed extends LogFeed {
  constructor(
    ctx: Context,
    position: Position,
    private readonly roomId: string,
    private readonly types: readonly EventType[],
  ) {
    super(ctx, position);
  }

  wants({ roomId, type }: Event): boolean {
    return roomId === this.roomId && (this.types.includes(type) || ENDING.includes(type));
  }

  where(): RawBuilder<unknown> {
    return sql`e.room_id = ${this.roomId} and e.type in (${sql.join([...this.types, ...ENDING])})`;
  }

  ends({ type, userId }: Event): boolean {
    return type === 'ROOM_DELETED' || (type === 'MEMBER_REMOVED' && userId === this.viewerId);
  }

  protected tells({ type }: Event): boolean {
    return this.types.includes(type);
  }
}

class WorkspaceFeed extends LogFeed {
  wants({ type }: Event): boolean {
    return type !== 'SESSION_ENDED';
  }

  where(): RawBuilder<unknown> {
    return isVisibleTo(this.viewerId);
  }

  ends(): boolean {
    return false;
  }

  protected tells(): boolean {
    return true;
  }
}

class NotificationFeed extends LogFeed {
  wants({ type, userId }: Event): boolean {
    return type === 'NOTIFICATION_ADDED' && userId === this.viewerId;
  }

  where(): RawBuilder<unknown> {
    return sql`e.type = 'NOTIFICATION_ADDED' and e.user_id = ${this.viewerId}`;
  }

  ends(): boolean {
    return false;
  }

  protected tells(): boolean {
    return true;
  }
}
