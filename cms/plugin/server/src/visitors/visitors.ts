/** Who asks, and how much of the server’s work they may still ask for. */
import type { IncomingMessage } from 'node:http';
import { clientAddress, isAmong, limitedAddress, readNetworks, type Network } from './client-address';
import { RateLimit, type RateLimits } from './rate-limit';

export class Visitors {
  private readonly limit: RateLimit;
  private readonly proxies: readonly Network[];

  /** Throws for a proxy that is neither an address nor a network. */
  constructor(limits: RateLimits, proxies: readonly string[]) {
    this.limit = new RateLimit(limits);
    this.proxies = readNetworks(proxies);
  }

  address(request: IncomingMessage): string {
    const forwarded = request.headers['x-forwarded-for'];
    const chain = Array.isArray(forwarded) ? forwarded.join(', ') : forwarded;
    return clientAddress(request.socket.remoteAddress ?? '', chain, this.proxies);
  }

  /** Whether a request comes from one of the trusted proxies. */
  isProxied(request: IncomingMessage): boolean {
    return isAmong(request.socket.remoteAddress ?? '', this.proxies);
  }

  /** Whether the client speaks HTTPS to the trusted proxy that passes its request on. */
  cameByHttps(request: IncomingMessage): boolean {
    const [scheme] = String(request.headers['x-forwarded-proto'] ?? '').split(',', 1);
    return scheme?.trim().toLowerCase() === 'https' && this.isProxied(request);
  }

  /** `0` when work may be done for a request, else the seconds after which it may be asked for again. */
  wait(request: IncomingMessage): number {
    return this.limit.take(limitedAddress(this.address(request)), Date.now());
  }
}

/** What is said to whoever asks for too much. */
export const tooMany = (seconds: number): string =>
  `This address asks for too many different answers. Ask again in ${String(seconds)} s.`;
