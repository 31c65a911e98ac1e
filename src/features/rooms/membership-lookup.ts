import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { type LoaderFactory, loader, requireViewer } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { coalesce, type Lookup } from '../../db/coalesce.js';
import { query } from '../../db/query.js';
import type { Transaction } from '../../db/transaction.js';

/** Somebody's place in a room that is not deleted. */
export interface Place {
  userId: string;
  roomId: string;
}

/** How many places are remembered, and for how long, milliseconds. */
const REMEMBERED = { max: 10_000, ttl: 60_000 };

/**
 * Whether people are in rooms, as of now or of a minute ago: for who asks again when it matters. One statement for all
 * requests that ask at the same time, and none for who was found in the room a moment ago.
 */
export class MembershipLookup {
  private readonly lookup: Lookup<Place, boolean>;
  private readonly known = new LRUCache<string, true>(REMEMBERED);

  constructor(em: SqlEntityManager) {
    this.lookup = coalesce((places: readonly Place[]) => areTaken({ em }, places));
  }

  async wasMember(place: Place): Promise<boolean> {
    const name = nameOf(place);
    if (this.known.has(name)) return true;
    const isMember = await this.lookup.load(place);
    if (isMember) this.known.set(name, true);
    return isMember;
  }

  /** For who was found not to be in the room any more. */
  forget(place: Place): void {
    this.known.delete(nameOf(place));
  }
}

/** Whether the viewer is in the room; one statement for all changes that are committed together. */
export async function isMemberNow(tx: Transaction, roomId: string): Promise<boolean> {
  return loader(tx.group, isTaken).load({ userId: requireViewer(tx).id, roomId });
}

const isTaken: LoaderFactory<Place, boolean> = (group) => (places) => areTaken(group, places);

async function areTaken(on: { em: SqlEntityManager }, places: readonly Place[]): Promise<boolean[]> {
  const [userIds, roomIds] = (['userId', 'roomId'] as const).map((part) => [...new Set(places.map((p) => p[part]))]);
  const rows = await query(
    on,
    sql<Place>`select m.user_id as "userId", m.room_id as "roomId"
      from room_members m join rooms r on r.id = m.room_id and r.deleted_at is null
      where ${isAnyOf(on, 'm.user_id', userIds!)} and ${isAnyOf(on, 'm.room_id', roomIds!)}`,
  );
  const taken = new Set(rows.map(nameOf));
  return places.map((place) => taken.has(nameOf(place)));
}

function nameOf({ userId, roomId }: Place): string {
  return `${userId} ${roomId}`;
}
