import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { query } from '../../db/query.js';

/** A room's messages without deleted ones, as of an event of the room; 0: before its first. */
interface Counted {
  count: number;
  seq: number;
}

interface Since {
  added: number;
  deleted: number;
  imported: number;
  seq: number | null;
}

/** How many rooms are remembered, and for how long, milliseconds: less than the log keeps events. */
const REMEMBERED = { max: 10_000, ttl: 86_400_000 };

/**
 * How many messages rooms have. A room is counted once; after that what its events tell is added, for counting takes the longer the
 * more there are.
 */
export class MessageCounts {
  private readonly known = new LRUCache<string, Counted>(REMEMBERED);

  constructor(private readonly em: SqlEntityManager) {}

  /** epoch: of the log. A restored database has another one, and other messages. */
  async countOf(roomId: string, epoch: string): Promise<number> {
    const name = `${epoch} ${roomId}`;
    const known = this.known.get(name);
    const counted = (known && (await this.bringUp(roomId, known))) ?? (await this.count(roomId));
    this.known.set(name, counted, { noUpdateTTL: true });
    return counted.count;
  }

  /** In one statement, so that the count is as of that event. */
  private async count(roomId: string): Promise<Counted> {
    const [row] = await query(
      { em: this.em },
      sql<Counted>`select
        (select count(*) from messages m where m.room_id = ${roomId} and m.deleted_at is null) as count,
        coalesce((select max(e.seq) from events e where e.room_id = ${roomId}), 0) as seq`,
    );
    return row!;
  }

  /** Null where it must be counted again: what was imported may be anywhere. */
  private async bringUp(roomId: string, { count, seq }: Counted): Promise<Counted | null> {
    const [since] = await query(
      { em: this.em },
      sql<Since>`select count(case when e.type = 'MESSAGE_ADDED' then 1 end) as added,
          count(case when e.type = 'MESSAGE_DELETED' then 1 end) as deleted,
          count(case when e.type = 'ROOM_IMPORTED' then 1 end) as imported, max(e.seq) as seq
        from events e where e.room_id = ${roomId} and e.seq > ${seq}`,
    );
    const { added, deleted, imported, seq: last } = since!;
    if (imported > 0) return null;
    return { count: count + added - deleted, seq: last ?? seq };
  }
}
