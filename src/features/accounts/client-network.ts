import ipaddr from 'ipaddr.js';

/** Who counts as one client by address: an IPv4 address, or the /64 that an IPv6 client has wholly to itself (RFC 6177). */
export function clientNetwork(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${withoutZone(address)}/64`).toString();
}

/** `fe80::1%eth0` names the interface too. */
function withoutZone(address: string): string {
  return address.split('%')[0]!;
}
