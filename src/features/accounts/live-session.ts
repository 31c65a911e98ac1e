import { sql } from 'kysely';
import type { Context } from '../../context.js';
import type { Session } from './session.entity.js';

/** Of sessions: those that can still be refreshed. */
export function sessionIsLive(ctx: Context) {
  const now = ctx.app.clock.now();
  const idleSince = new Date(now - ctx.app.config.sessionIdleSeconds * 1000);
  return sql<boolean>`s.ended_at is null and s.expires_at > ${new Date(now)} and s.refreshed_at > ${idleSince}`;
}

/** When the session ends unless it is refreshed before. */
export function endOf(ctx: Context, session: Session): Date {
  const idleEnd = session.refreshedAt.getTime() + ctx.app.config.sessionIdleSeconds * 1000;
  return new Date(Math.min(idleEnd, session.expiresAt.getTime()));
}
