import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { query } from '../../db/query.js';
import type { RedisLink } from '../../redis/link.js';
import type { Presence } from './presence.js';

export type ActivityKind = 'TYPING' | 'ONLINE' | 'OFFLINE';

/** Something passing that is not kept: whoever is not listening misses it. */
export interface Activity {
  kind: ActivityKind;
  userId: string;
}

/** Under which nodes tell each other who types. */
const TYPING = 'typing';

type Listener = (activity: Activity) => void;

/** Tells the listeners of each room on this node who types in it and which of its members come and go, on whatever node. */
export class ActivityBoard {
  private readonly rooms = new Map<string, Set<Listener>>();

  constructor(
    private readonly em: SqlEntityManager,
    presence: Presence,
    private readonly link: RedisLink | null,
  ) {
    link?.listen(TYPING, (text) => {
      const [roomId, userId] = text.split(' ') as [string, string];
      this.tell(roomId, { kind: 'TYPING', userId });
    });
    presence.listen((userId, online) => void this.tellRoomsOf(userId, online ? 'ONLINE' : 'OFFLINE'));
  }

  /** Gives back how to stop listening. */
  listen(roomId: string, listener: Listener): () => void {
    const listeners = this.rooms.get(roomId) ?? new Set();
    this.rooms.set(roomId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.rooms.get(roomId) === listeners) this.rooms.delete(roomId);
    };
  }

  /** Shows somebody typing, on every node. */
  showTyping(roomId: string, userId: string): void {
    this.tell(roomId, { kind: 'TYPING', userId });
    void this.link?.publish(TYPING, `${roomId} ${userId}`);
  }

  private tell(roomId: string, activity: Activity): void {
    for (const listener of this.rooms.get(roomId) ?? []) listener(activity);
  }

  private async tellRoomsOf(userId: string, kind: ActivityKind): Promise<void> {
    if (this.rooms.size === 0) return;
    try {
      const rooms = await query(
        { em: this.em },
        sql<{ roomId: string }>`select room_id as "roomId" from room_members where user_id = ${userId}`,
      );
      for (const { roomId } of rooms) this.tell(roomId, { kind, userId });
    } catch {
      // Best effort: the next change is told again, and User.isOnline is always true to the moment.
    }
  }
}
