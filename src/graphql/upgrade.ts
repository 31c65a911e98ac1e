import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Config } from '../config.js';
import { clientNetwork } from '../features/accounts/client-network.js';
import { clientOf } from '../http/client-of.js';
import type { Services } from '../services.js';
import { DomainError } from '../shared/errors.js';

/** Why a connection may not become a socket: a status of HTTP, and when to come again, seconds. */
export interface Refusal {
  status: string;
  retryAfter?: number;
}

/** Looks at a request to upgrade before anything is given to it; null: it may. */
export async function refuseUpgrade(
  { config, limiter, logger }: Services,
  request: IncomingMessage,
): Promise<Refusal | null> {
  if (request.url?.split('?')[0] !== '/graphql') return { status: '404 Not Found' };
  if (!isOwnOrigin(config, request)) return { status: '403 Forbidden' };
  const rate = { name: 'upgrades', max: config.limits.upgradesPerMinute, seconds: 60 };
  try {
    await limiter.take(rate, clientNetwork(clientOf(config, request).address));
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) {
      logger.error({ error: String(error) }, 'an upgrade could not be counted');
      return { status: '503 Service Unavailable' };
    }
    return { status: '429 Too Many Requests', retryAfter: error.details.retryAfter };
  }
}

/** Answers and closes, whether or not the other side does. */
export function rejectUpgrade(connection: Duplex, { status, retryAfter }: Refusal): void {
  const later = retryAfter === undefined ? '' : `Retry-After: ${retryAfter}\r\n`;
  connection.once('finish', () => connection.destroy());
  connection.end(`HTTP/1.1 ${status}\r\n${later}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Browsers name the page that opens a socket; only our own may. Other clients send no Origin. */
function isOwnOrigin(config: Config, { headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true;
  const own = config.publicUrl ? new URL(config.publicUrl).origin : null;
  return headers.origin === own || headers.origin.replace(/^https?:\/\//, '') === headers.host;
}
