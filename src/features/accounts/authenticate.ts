import { sql } from 'kysely';
import type { Viewer } from '../../context.js';
import { query } from '../../db/query.js';
import type { Services } from '../../services.js';
import type { LogPosition } from '../../shared/cursors.js';
import { isId } from '../../shared/ids.js';

/** A good access token and whose it is. expiresAt: seconds since 1970, without leeway. */
export interface Authenticated {
  viewer: Viewer;
  head: LogPosition;
  expiresAt: number;
}

/**
 * Checks `Authorization: Bearer <access token>`. One statement tells the account and role of this moment, that the
 * session still stands, and where the log is: it is the request's first, so a client that fetches and then subscribes
 * from this head misses nothing. Null for whatever is not good.
 */
export async function authenticate(app: Services, authorization: string): Promise<Authenticated | null> {
  const [scheme, token, ...rest] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) return null;
  const claims = app.tokens.readAccess(token);
  if (!claims || !isId(claims.sessionId)) return null;
  const [row] = await query(
    { em: app.orm.em },
    sql<{ id: string; role: Viewer['role']; seq: number; epoch: string }>`
      select u.id, u.role, h.seq, h.epoch
      from sessions s join users u on u.id = s.user_id join log_head h on h.id = 1
      where s.id = ${claims.sessionId} and s.ended_at is null and u.deactivated_at is null`,
  );
  if (!row || row.id !== claims.userId) return null;
  return {
    viewer: { id: row.id, role: row.role, sessionId: claims.sessionId },
    head: { seq: row.seq, epoch: row.epoch },
    expiresAt: claims.expiresAt,
  };
}
