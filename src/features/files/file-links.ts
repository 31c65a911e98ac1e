import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Viewer } from '../../context.js';
import type { Clock } from '../../shared/clock.js';

/** Links are good for one to two of these, seconds: within one they are the same, so that pictures are not fetched again. */
const SPAN = 15 * 60;

/** What a link leads to: a path below `/files/`. */
type Target = string;

/** The parameters of a link as they came. */
export interface LinkParameters {
  session?: unknown;
  expires?: unknown;
  signature?: unknown;
}

/**
 * Links for browsers, which send no token for `<img>`. A link stands for the session of whom it was made for and is no
 * permission: that is asked for at each request.
 */
export interface FileLinks {
  /** The path and query of an address on this server. */
  make(target: Target, viewer: Pick<Viewer, 'sessionId'>, options?: { download: boolean }): string;
  /** Whose session asks; null where the link is not good any more or was never. */
  read(target: Target, parameters: LinkParameters): string | null;
}

/** secret: that of the tokens; links are signed with a key of their own made from it. */
export function createFileLinks(secret: string, clock: Clock): FileLinks {
  const key = createHmac('sha256', secret).update('links to files').digest();
  const sign = (target: Target, session: string, expires: string) =>
    createHmac('sha256', key)
      .update(JSON.stringify([target, session, expires]))
      .digest();
  const nowInSeconds = () => Math.floor(clock.now() / 1000);
  return {
    make(target, { sessionId }, { download } = { download: false }) {
      const expires = String((Math.floor(nowInSeconds() / SPAN) + 2) * SPAN);
      const signature = sign(target, sessionId, expires).toString('base64url');
      const query = new URLSearchParams({ session: sessionId, expires, signature, ...(download && { download: '1' }) });
      return `/files/${target}?${query}`;
    },
    read(target, { session, expires, signature }) {
      if (typeof session !== 'string' || typeof expires !== 'string' || typeof signature !== 'string') return null;
      const given = Buffer.from(signature, 'base64url');
      const wanted = sign(target, session, expires);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      return Number(expires) > nowInSeconds() ? session : null;
    },
  };
}
