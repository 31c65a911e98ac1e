import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import type { Config } from '../config.js';
import type { Client } from '../context.js';

/** Characters kept of what a client says of itself. */
const MAX_USER_AGENT = 500;

/** Where a request or socket came from: what a trusted proxy says, else the connection's own address. */
export function clientOf(config: Pick<Config, 'trustedProxies'>, request: IncomingMessage): Client {
  return {
    address: addressOf(config, request),
    userAgent: request.headers['user-agent']?.slice(0, MAX_USER_AGENT) ?? null,
  };
}

function addressOf({ trustedProxies }: Pick<Config, 'trustedProxies'>, request: IncomingMessage): string {
  if (trustedProxies.length === 0) return request.socket.remoteAddress ?? '';
  return proxyAddress(request, proxyAddress.compile(trustedProxies));
}
