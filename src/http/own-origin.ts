import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.js';

/** The origin of this server's pages as browsers write it (RFC 6454): that of PUBLIC_URL, else what the request was sent to. */
export function ownOrigin({ publicUrl }: Pick<Config, 'publicUrl'>, request: FastifyRequest): string {
  return publicUrl ? new URL(publicUrl).origin : `${request.protocol}://${request.host}`;
}
