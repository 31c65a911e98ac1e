import { createPublicKey } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import jwt from 'jsonwebtoken';

/** What a sender of push messages swears (RFC 8292). */
export interface Sworn {
  /** Whom it speaks to, until when, and who it is. */
  vapid: { aud: string; exp: number; sub: string };
  /** The key that it swears by: a point of P-256, base64url. */
  key: string;
}

/** Throws where the token was not signed by the key that is said. */
export function swornBy({ authorization = '' }: IncomingHttpHeaders): Sworn {
  const [, token, key] = /^vapid t=(\S+), k=(\S+)$/.exec(authorization) ?? [];
  const point = Buffer.from(key!, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  return { vapid: jwt.verify(token!, publicKey, { algorithms: ['ES256'] }) as Sworn['vapid'], key: key! };
}
