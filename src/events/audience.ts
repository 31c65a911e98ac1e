import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { query } from '../db/query.js';
import type { Event } from './event.entity.js';
import { EVENT_SCOPES } from './event-types.js';

/** User ids that may hear of an event; null: everyone. Never changed once given out. */
export type Audience = ReadonlySet<string> | null;

/** Rooms whose members a node keeps; others are loaded again when something happens there. */
const MAX_ROOMS = 2000;

/**
 * Who may hear of each event, as of that event. Members of a room are read when it is first met, taken back to that
 * event, and from then on moved only by the membership events themselves, in the order of the log.
 */
export class Audiences {
  private readonly rooms = new LRUCache<string, ReadonlySet<string>>({ max: MAX_ROOMS });

  constructor(private readonly em: SqlEntityManager) {}

  /** Call in the order of the log, each event once. */
  async of(event: Event): Promise<Audience> {
    const scope = EVENT_SCOPES[event.type];
    if (scope === 'everyone') return null;
    const own = new Set(event.userId ? [event.userId] : []);
    if (!event.roomId) return own;
    const members = move(this.rooms.get(event.roomId) ?? (await this.load(event.roomId, event.seq)), event);
    this.rooms.set(event.roomId, members);
    // What a room is told of one person alone, he hears only while he is in it.
    if (scope === 'user') return new Set([...own].filter((id) => members.has(id)));
    return event.type === 'MEMBER_REMOVED' ? new Set([...members, ...own]) : members;
  }

  /** Whether somebody is in the room as of the newest event known; true where that is not known. */
  isStillIn(roomId: string, userId: string): boolean {
    return this.rooms.peek(roomId)?.has(userId) ?? true;
  }

  /** The members as of just before an event: those of now, less what happened since. */
  private async load(roomId: string, before: number): Promise<ReadonlySet<string>> {
    // One statement, so that both are of one moment.
    const rows = await query(
      { em: this.em },
      sql<Pick<Event, 'type'> & { seq: number | null; userId: string }>`
        select null as seq, null as type, m.user_id as "userId" from room_members m where m.room_id = ${roomId}
        union all
        select e.seq, e.type, e.user_id from events e where e.room_id = ${roomId} and e.seq >= ${before}
          and e.type in ('MEMBER_ADDED', 'MEMBER_REMOVED')`,
    );
    const later = rows.filter((row) => row.seq !== null).sort((a, b) => b.seq! - a.seq!);
    let users: ReadonlySet<string> = new Set(rows.filter((row) => row.seq === null).map((row) => row.userId));
    for (const { type, userId } of later) {
      users = move(users, { type: type === 'MEMBER_ADDED' ? 'MEMBER_REMOVED' : 'MEMBER_ADDED', userId });
    }
    return users;
  }
}

/** The members after an event; the same set where it changes nothing. */
function move(users: ReadonlySet<string>, { type, userId }: Pick<Event, 'type' | 'userId'>): ReadonlySet<string> {
  if (!userId) return users;
  if (type === 'MEMBER_ADDED') return new Set(users).add(userId);
  if (type !== 'MEMBER_REMOVED') return users;
  const left = new Set(users);
  left.delete(userId);
  return left;
}
