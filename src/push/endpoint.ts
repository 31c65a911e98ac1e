import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Ends of names of one's own machine or network (RFC 6761, RFC 6762, RFC 8375, and ICANN's `.internal`). */
const OWN_NETWORK = /\.(localhost|local|internal|home\.arpa)\.?$/;

/**
 * Whether an address may be that of a push service: https on its own port, of a host with a name in public, nobody's password in it, and
 * written as a URL parser writes it, so that no two readers of it take it for different places.
 */
export function isPushEndpoint(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  return (
    url?.protocol === 'https:' &&
    url.href === endpoint &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    isPublicName(url.hostname)
  );
}

function isPublicName(hostname: string): boolean {
  const isAddress = isIP(hostname) !== 0 || hostname.startsWith('[');
  return !isAddress && hostname.includes('.') && !OWN_NETWORK.test(hostname);
}

/** Whether an IP address is one machine's on the public internet: not private, shared, local, mapped or meant for many. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'unicast';
}
