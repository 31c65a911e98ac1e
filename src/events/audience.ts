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

interface Members {
  /** The log's head when they were read: what came later has still to be applied. */
  seq: number;
  users: ReadonlySet<string>;
}

/**
 * Who may hear of each event, as of that event. Members of a room are read once, together with the log's head, and from
 * then on moved only by the membership events themselves, in the order of the log.
 */
export class Audiences {
  private readonly rooms = new LRUCache<string, Members>({ max: MAX_ROOMS });

  constructor(private readonly em: SqlEntityManager) {}

  /** Call in the order of the log, each event once. */
  async of(event: Event): Promise<Audience> {
    const scope = EVENT_SCOPES[event.type];
    if (scope === 'everyone') return null;
    if (scope === 'user' || !event.roomId) return new Set(event.userId ? [event.userId] : []);
    const members = await this.membersOf(event.roomId);
    if (event.seq > members.seq) this.apply(event, members);
    if (event.type === 'MEMBER_REMOVED' && event.userId) return new Set(members.users).add(event.userId);
    return members.users;
  }

  private apply(event: Event, members: Members): void {
    members.seq = event.seq;
    if (!event.userId) return;
    const added = event.type === 'MEMBER_ADDED';
    if (!added && event.type !== 'MEMBER_REMOVED') return;
    const users = new Set(members.users);
    if (added) users.add(event.userId);
    else users.delete(event.userId);
    members.users = users;
  }

  private async membersOf(roomId: string): Promise<Members> {
    const known = this.rooms.get(roomId);
    if (known) return known;
    // One statement, so that head and members are of one moment.
    const rows = await query(
      { em: this.em },
      sql<{ seq: number; userId: string | null }>`
        select h.seq, m.user_id as "userId" from log_head h left join room_members m on m.room_id = ${roomId} where h.id = 1`,
    );
    const users = new Set(rows.flatMap((row) => row.userId ?? []));
    const members = { seq: rows[0]!.seq, users };
    this.rooms.set(roomId, members);
    return members;
  }

  clear(): void {
    this.rooms.clear();
  }
}
