/** An address that may be asked: read, checked, and resolved to public IP addresses only. */
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { FetchFailure } from './failure';
import { isPublicAddress } from './public-address';

export interface TargetRules {
  /** Ports that may be asked; 80 and 443 unless said otherwise. */
  readonly ports?: readonly number[];
  /** Lets private and loopback addresses through, all or those named: for tests and closed networks. */
  readonly allowPrivateAddresses?: boolean | readonly string[];
}

export const PUBLIC_PORTS: readonly number[] = [80, 443];

/** Reads an address, relative to `base` where it comes from a redirection. Throws `FetchFailure`. */
export function readTarget(address: string, rules: TargetRules, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch (cause) {
    throw new FetchFailure(base ? 'wrong-redirect' : 'wrong-address', shown(base?.href ?? address), undefined, {
      cause,
    });
  }
  const failure = (reason: 'wrong-scheme' | 'with-credentials' | 'wrong-port' | 'private-address', detail?: string) =>
    new FetchFailure(reason, shown(url.href), detail);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw failure('wrong-scheme');
  if (url.username !== '' || url.password !== '') throw failure('with-credentials');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (!(rules.ports ?? PUBLIC_PORTS).includes(port)) throw failure('wrong-port', String(port));
  // A host written as an IP address is never looked up: it is judged here.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayReach(host, rules)) throw failure('private-address');
  url.hash = '';
  return url;
}

function mayReach(address: string, { allowPrivateAddresses = false }: TargetRules): boolean {
  if (typeof allowPrivateAddresses === 'boolean') return allowPrivateAddresses || isPublicAddress(address);
  return allowPrivateAddresses.includes(address) || isPublicAddress(address);
}

/** An address as messages may show it: without query, where keys stand. */
export function shown(address: string): string {
  return address
    .slice(0, 300)
    .replace(/[?#].*$/s, '')
    .replace(/\/\/[^/@]*@/, '//');
}

type Resolver = (
  hostname: string,
  options: { readonly all: true; readonly family: number },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[] | undefined) => void,
) => void;

/**
 * The `lookup` of a connection. The very addresses that were checked are those connected to, so that a name that
 * answers otherwise the second time gains nothing. One private address among several refuses the name.
 */
export function publicLookup(url: URL, rules: TargetRules, resolver: Resolver = resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolver(hostname, { all: true, family: familyOf(options.family) }, (error, addresses = []) => {
      const [first] = addresses;
      if (error || first === undefined) {
        callback(new FetchFailure('unknown-host', shown(url.href), undefined, { cause: error }), '', 0);
      } else if (!addresses.every(({ address }) => mayReach(address, rules))) {
        callback(new FetchFailure('private-address', shown(url.href)), '', 0);
      } else if (options.all) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

const familyOf = (family: number | 'IPv4' | 'IPv6' | undefined): number =>
  family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : (family ?? 0);
