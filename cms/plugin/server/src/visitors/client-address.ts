/** Who asks: the address that the connection comes from, or the one that a trusted proxy names. */
import ipaddr from 'ipaddr.js';

export type Network = [address: ipaddr.IPv4 | ipaddr.IPv6, bits: number];

/** Reads `127.0.0.1`, `10.0.0.0/8`, `fd00::/8` …; throws for anything else. */
export function readNetworks(texts: readonly string[]): Network[] {
  return texts.map((text) => {
    if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
    if (!ipaddr.isValid(text)) throw new Error(`“${text}” is neither an address nor a network, like 10.0.0.0/8`);
    const address = ipaddr.parse(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  });
}

/**
 * The address of the client: the last one of `X-Forwarded-For` that is not a trusted proxy. What an untrusted client
 * writes there is not read.
 */
export function clientAddress(remote: string, forwardedFor: string | undefined, proxies: readonly Network[]): string {
  let client = remote;
  if (proxies.length > 0 && forwardedFor !== undefined) {
    const chain = forwardedFor.split(',').map((part) => part.trim());
    while (isAmong(client, proxies)) {
      const before = chain.pop();
      if (before === undefined || !ipaddr.isValid(before)) break;
      client = before;
    }
  }
  return client;
}

/** Whether an address is one of these, or in one of these networks. */
export function isAmong(text: string, networks: readonly Network[]): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return networks.some(([network, bits]) => address.kind() === network.kind() && address.match(network, bits));
}

/** One household or server: a whole /64 in IPv6, where addresses are had by the billion. */
export function limitedAddress(text: string): string {
  if (!ipaddr.isValid(text)) return text;
  const address = ipaddr.process(text);
  return address.kind() === 'ipv4'
    ? address.toString()
    : `${address.toNormalizedString().split(':').slice(0, 4).join(':')}::/64`;
}

/** Without what tells one person from another: an address is personal data. */
export function shortenedAddress(text: string): string {
  if (!ipaddr.isValid(text)) return '-';
  const address = ipaddr.process(text);
  return address.kind() === 'ipv4'
    ? `${address.toString().split('.').slice(0, 3).join('.')}.0`
    : `${address.toNormalizedString().split(':').slice(0, 3).join(':')}::`;
}
