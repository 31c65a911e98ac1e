import type { SqlEntityManager } from '@mikro-orm/sql';
import { sql } from 'kysely';
import type { Viewer } from '../../context.js';
import { isAnyOf } from '../../db/any-of.js';
import { coalesce, type Lookup } from '../../db/coalesce.js';
import { inOrder } from '../../db/in-order.js';
import { query } from '../../db/query.js';
import type { LogPosition } from '../../shared/cursors.js';

/** Whose session it is, with the account's role of this moment, and where the log is. */
export interface SeenSession extends LogPosition {
  id: string;
  userId: string;
  role: Viewer['role'];
}

/** Sessions by id; null for those that are ended or of deactivated users. */
export type SessionLookup = Lookup<string, SeenSession | null>;

/** One statement for all requests that come at the same time. */
export function createSessionLookup(em: SqlEntityManager): SessionLookup {
  return coalesce(async (ids: readonly string[]) => {
    const rows = await query(
      { em },
      sql<SeenSession>`
        select s.id, u.id as "userId", u.role, h.seq, h.epoch
        from sessions s join users u on u.id = s.user_id join log_head h on h.id = 1
        where ${isAnyOf({ em }, 's.id', ids)} and s.ended_at is null and u.deactivated_at is null`,
    );
    return inOrder(ids, rows, (session) => session.id);
  });
}
