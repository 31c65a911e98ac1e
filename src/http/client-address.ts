import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import type { Config } from '../config.js';

/** The address a request came from: what a trusted proxy says it is, else the connection's own. As Fastify does it. */
export function clientAddress({ trustedProxies }: Pick<Config, 'trustedProxies'>, request: IncomingMessage): string {
  if (trustedProxies.length === 0) return request.socket.remoteAddress ?? '';
  return proxyAddress(request, proxyAddress.compile(trustedProxies));
}
