import { createSecretKey, type KeyObject } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import type { Clock } from '../../shared/clock.js';

/** Clocks of two machines may differ by this much, seconds. */
export const LEEWAY_SECONDS = 30;

const ISSUER = 'team-messenger';

interface Claims {
  sessionId: string;
  /** Seconds since 1970, as in RFC 7519. */
  expiresAt: number;
}

export interface AccessClaims extends Claims {
  userId: string;
}

export interface RefreshClaims extends Claims {
  generation: number;
}

/** What the link of a mail is for. */
export type LinkPurpose = 'verification' | 'passwordReset' | 'invitation' | 'unsubscribing';

/** Of the link of a mail. It is stored nowhere: the next one can be made at any time, and each ends with what it was made from. */
export interface LinkClaims {
  /** Whose or which it is: an id. */
  subject: string;
  /** What the subject was like, in a form that tells nothing: once it is otherwise the token is good no more. */
  state: string;
  expiresAt: number;
}

/**
 * Signs and checks the kinds of token (JWT, HS256; RFC 8725: algorithm, type, issuer and audience are all pinned).
 * A token says which session it is of and nothing that could grow old: role and account are read from the database.
 * The `read…` functions give null for anything that is not a good token of that kind.
 */
export interface Tokens {
  signAccess(claims: AccessClaims): string;
  signRefresh(claims: RefreshClaims): string;
  signLink(purpose: LinkPurpose, claims: LinkClaims): string;
  readAccess(token: string): AccessClaims | null;
  readRefresh(token: string): RefreshClaims | null;
  readLink(purpose: LinkPurpose, token: string): LinkClaims | null;
}

type Kind = 'at+jwt' | 'rt+jwt' | `${LinkPurpose}+jwt`;

/** secret: at least 32 characters. */
export function createTokens(secret: string, clock: Clock): Tokens {
  // As a key object: with a text the library would first try to read a public key out of it, at each call.
  const key = createSecretKey(secret, 'utf8');
  const sign = (typ: Kind, payload: object) =>
    jsonwebtoken.sign(payload, key, {
      algorithm: 'HS256',
      issuer: ISSUER,
      audience: typ,
      noTimestamp: true,
      header: { alg: 'HS256', typ },
    });
  return {
    signAccess: (claims) => sign('at+jwt', { sub: claims.userId, sid: claims.sessionId, exp: claims.expiresAt }),
    signRefresh: (claims) => sign('rt+jwt', { sid: claims.sessionId, gen: claims.generation, exp: claims.expiresAt }),
    signLink: (purpose, { subject, state, expiresAt }) =>
      sign(`${purpose}+jwt`, { sub: subject, state, exp: expiresAt }),
    readAccess(token) {
      const payload = read(token, key, 'at+jwt', clock);
      if (typeof payload?.sub !== 'string' || typeof payload.sid !== 'string') return null;
      return { userId: payload.sub, sessionId: payload.sid, expiresAt: payload.exp! };
    },
    readRefresh(token) {
      const payload = read(token, key, 'rt+jwt', clock);
      if (typeof payload?.sid !== 'string' || !Number.isInteger(payload.gen)) return null;
      return { sessionId: payload.sid, generation: payload.gen, expiresAt: payload.exp! };
    },
    readLink(purpose, token) {
      const payload = read(token, key, `${purpose}+jwt`, clock);
      if (typeof payload?.sub !== 'string' || typeof payload.state !== 'string') return null;
      return { subject: payload.sub, state: payload.state, expiresAt: payload.exp! };
    },
  };
}

function read(token: string, key: KeyObject, typ: Kind, clock: Clock): jsonwebtoken.JwtPayload | null {
  if (token.length > 2048) return null;
  try {
    const { header, payload } = jsonwebtoken.verify(token, key, {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: typ,
      clockTimestamp: Math.floor(clock.now() / 1000),
      clockTolerance: LEEWAY_SECONDS,
      complete: true,
    });
    if (header.typ !== typ || typeof payload === 'string' || typeof payload.exp !== 'number') return null;
    return payload;
  } catch {
    return null;
  }
}
