/**
 * Which addresses belong to the public internet. Everything else (this machine, its network, carrier networks, multicast,
 * documentation, the forms of IPv6 that carry an IPv4 address) is refused, so that a link given by a stranger
 * cannot be used to reach what stands beside the server.
 */
import ipaddr from 'ipaddr.js';

/** The only block of IPv6 from which global unicast addresses are given out (RFC 4291, IANA registry). */
const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');

/** Whether an IP address, IPv4 or IPv6, may be reached; what cannot be read may not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // `process` reads ::ffff:127.0.0.1 as the 127.0.0.1 that it leads to.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST, 3);
}
