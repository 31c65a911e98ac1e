import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RefreshCookie } from '../context.js';
import type { Services } from '../services.js';
import { ownOrigin } from './own-origin.js';

/**
 * The cookie of a request and its reply. Where pages come by https, its name makes browsers refuse one that a neighbouring
 * host set or that came without TLS (`__Host-`, RFC 6265bis 4.1.3.2), which they only do for cookies of all paths.
 */
export function refreshCookie(
  { config, clock }: Pick<Services, 'config' | 'clock'>,
  request: FastifyRequest,
  reply: FastifyReply,
): RefreshCookie {
  const origin = ownOrigin(config, request);
  const secure = origin.startsWith('https:');
  const name = secure ? '__Host-refresh-token' : 'refresh-token';
  const send = (value: string, maxAge: number) => {
    const path = secure ? '/' : '/graphql';
    const cookie = stringifySetCookie({ name, value, maxAge, path, secure, httpOnly: true, sameSite: 'strict' });
    // Added to another one of the same name, it would be for the browser to choose.
    reply.removeHeader('set-cookie').header('set-cookie', cookie);
  };
  return {
    token: parseCookie(request.headers.cookie ?? '')[name] ?? null,
    isFromOwnPage: request.headers.origin === origin,
    keep: (token, until) => send(token, Math.floor((until.getTime() - clock.now()) / 1000)),
    forget: () => send('', 0),
  };
}
