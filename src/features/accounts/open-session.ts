import type { Context } from '../../context.js';
import type { Transaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { Session } from './session.entity.js';
import type { User } from './user.entity.js';

/** Starts a session for a user who has just proved who he is. Part of other operations. */
export function openSession(tx: Transaction, user: Pick<User, 'id'>): Session {
  const now = tx.app.clock.now();
  return tx.em.create(Session, {
    id: newId(),
    userId: user.id,
    generation: 1,
    requestId: null,
    createdAt: new Date(now),
    refreshedAt: new Date(now),
    expiresAt: new Date(now + tx.app.config.sessionMaxSeconds * 1000),
    endedAt: null,
    userAgent: tx.client.userAgent,
    address: tx.client.address,
  });
}

/** The two tokens of a session as it stands. accessExpiresAt: when to refresh; refreshExpiresAt: by when at the latest. */
export interface IssuedTokens {
  accessToken: string;
  refreshToken: string;
  accessExpiresAt: Date;
  refreshExpiresAt: Date;
}

/** Signs the session's tokens. The same generation always gives the same refresh token, so a lost reply can be repeated. */
export function issueTokens(ctx: Context, session: Session): IssuedTokens {
  const { tokens, config, clock } = ctx.app;
  const last = Math.floor(session.expiresAt.getTime() / 1000);
  const accessEnd = Math.min(Math.floor(clock.now() / 1000) + config.accessTokenSeconds, last);
  const idleEnd = Math.floor(session.refreshedAt.getTime() / 1000) + config.sessionIdleSeconds;
  const refreshEnd = Math.min(idleEnd, last);
  return {
    accessToken: tokens.signAccess({ userId: session.userId, sessionId: session.id, expiresAt: accessEnd }),
    refreshToken: tokens.signRefresh({
      sessionId: session.id,
      generation: session.generation,
      expiresAt: refreshEnd,
    }),
    accessExpiresAt: new Date(accessEnd * 1000),
    refreshExpiresAt: new Date(refreshEnd * 1000),
  };
}
