import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.js';
import type { Event } from '../../events/event.entity.js';
import { type EventType, typesOfScope } from '../../events/event-types.js';
import { type Feed, openPosition } from '../../events/feed.js';
import { getJoinedRoom } from '../rooms/find-room.js';
import type { WorkspaceEvent } from './event.type.js';
import { presentEvents } from './present-events.js';

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

/** What feeds have in common. A class, and without the Context: there is one for each subscription for as long as it lives. */
abstract class LogFeed implements Feed {
  readonly openedAt: number;
  readonly after: number;
  protected readonly viewerId: string;
  protected readonly epoch: string;

  constructor({ viewer, head }: Context, { openedAt, after }: Pick<Feed, 'openedAt' | 'after'>) {
    this.openedAt = openedAt;
    this.after = after;
    this.viewerId = viewer!.id;
    this.epoch = head!.epoch;
  }

  abstract wants(event: Event): boolean;
  abstract where(): RawBuilder<unknown>;
  abstract ends(event: Event): boolean;

  load(context: Context, events: Event[]): Promise<(WorkspaceEvent | null)[]> {
    return presentEvents(context, this.epoch, events);
  }
}

class RoomFeed extends LogFeed {
  constructor(
    ctx: Context,
    position: Pick<Feed, 'openedAt' | 'after'>,
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

  override async load(context: Context, events: Event[]): Promise<(WorkspaceEvent | null)[]> {
    const told = events.filter((event) => this.types.includes(event.type));
    const presented = await super.load(context, told);
    return events.map((event) => presented[told.indexOf(event)] ?? null);
  }
}

class WorkspaceFeed extends LogFeed {
  wants({ type }: Event): boolean {
    return type !== 'SESSION_ENDED';
  }

  where(): RawBuilder<unknown> {
    return sql`e.type <> 'SESSION_ENDED' and (
      e.type in (${sql.join(typesOfScope('everyone'))})
      or (e.user_id = ${this.viewerId} and (e.room_id is null or e.type = 'MEMBER_REMOVED'))
      or ((e.user_id = ${this.viewerId} or e.type in (${sql.join(typesOfScope('room'))}))
        and e.room_id in (select room_id from room_members where user_id = ${this.viewerId})))`;
  }

  ends(): boolean {
    return false;
  }
}
