/** How much uncached work one client address may ask for: a bucket that fills with time, RFC 6585 §4 when it is empty. */

export interface RateLimits {
  /** Answers that may be asked for at once. */
  readonly burst: number;
  /** Answers a second after that. */
  readonly perSecond: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Addresses remembered: the least recent are forgotten, which only gives them a full bucket. */
const MOST_ADDRESSES = 20_000;

export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly limits: RateLimits) {}

  /** `0` when the work may be done, else the seconds after which it may be asked for again. */
  take(address: string, now: number): number {
    const { burst, perSecond } = this.limits;
    const bucket = this.buckets.get(address) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    this.buckets.delete(address);
    this.buckets.set(address, bucket);
    if (this.buckets.size > MOST_ADDRESSES) {
      const [oldest] = this.buckets.keys();
      if (oldest !== undefined) this.buckets.delete(oldest);
    }
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
  }
}
