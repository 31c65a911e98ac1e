import type { Viewer } from '../../context.js';
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
  const session = await app.sessions.load(claims.sessionId);
  if (session?.userId !== claims.userId) return null;
  return {
    viewer: { id: session.userId, role: session.role, sessionId: session.id },
    head: { seq: session.seq, epoch: session.epoch },
    expiresAt: claims.expiresAt,
  };
}
