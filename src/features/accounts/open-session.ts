import type { Context } from '../../context.js';
import type { Transaction } from '../../db/transaction.js';
import { newId } from '../../shared/ids.js';
import { Session } from './session.entity.js';
import type { User } from './user.entity.js';

/** How a session goes on. rotates: whether each use of its refresh token makes the next one; else it ends sooner. */
export interface SessionStyle {
  rotates: boolean;
}

/** What clients get that know of rotation. */
const ROTATING: SessionStyle = { rotates: true };

/** A refresh token that stays the same is good for so long, seconds. */
const FIXED_SECONDS = 30 * 86_400;

/** Starts a session for a user who has just proved who he is. Part of other operations. */
export function openSession(tx: Transaction, user: Pick<User, 'id'>, { rotates } = ROTATING): Session {
  const { sessionMaxSeconds } = tx.app.config;
  const seconds = rotates ? sessionMaxSeconds : Math.min(FIXED_SECONDS, sessionMaxSeconds);
  const now = tx.app.clock.now();
  return tx.em.create(Session, {
    id: newId(),
    userId: user.id,
    rotates,
    generation: 1,
    requestId: null,
    createdAt: new Date(now),
    refreshedAt: new Date(now),
    expiresAt: new Date(now + seconds * 1000),
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
