import type { Context, RefreshCookie } from '../../context.js';
import { badInput, DomainError } from '../../shared/errors.js';

/** How a client keeps the refresh token of its session. */
export type SessionKind = 'TOKEN' | 'COOKIE';

/**
 * The browser's cookie. field: of the input, which asks for it. Throws BAD_USER_INPUT where none can come or go (by GET and
 * WebSocket), UNAUTHENTICATED where the request does not come from a page of this server.
 */
export function requireCookie(ctx: Context, field: string): RefreshCookie {
  if (!ctx.cookie) throw badInput({ [`input.${field}`]: 'Cookies come and go by POST alone.' });
  if (!ctx.cookie.isFromOwnPage)
    throw new DomainError(
      'UNAUTHENTICATED',
      'Cookies are for pages of this server alone: of PUBLIC_URL, where it is set.',
    );
  return ctx.cookie;
}

/** The cookie where the session is to be kept in it, else null. Throws as `requireCookie`. */
export function cookieFor(ctx: Context, { session }: { session?: SessionKind | null }): RefreshCookie | null {
  return session === 'COOKIE' ? requireCookie(ctx, 'session') : null;
}

/** Has the browser forget the cookie of the viewer's session; another one, of a page beside this client, stays. */
export function forgetCookie({ app, viewer, cookie }: Context): void {
  const kept = cookie?.token ? app.tokens.readRefresh(cookie.token) : null;
  if (kept && kept.sessionId === viewer?.sessionId) cookie!.forget();
}
