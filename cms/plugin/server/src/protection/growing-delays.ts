/** Waiting times that grow with each failure, for whoever tries again and again: an address, an account. Pure but for time. */

export interface DelayRules {
  /** Tries that cost no wait. */
  readonly free: number;
  /** Milliseconds of the longest wait. */
  readonly longest: number;
  /** Milliseconds after which what was tried is forgotten. */
  readonly forgottenAfter: number;
}

interface Tries {
  count: number;
  /** Instant before which nothing more may be tried. */
  until: number;
  at: number;
}

/** Keys remembered: the least recent are forgotten first. */
const MOST_KEYS = 20_000;
const FIRST_WAIT = 1_000;

export class GrowingDelays {
  private readonly tries = new Map<string, Tries>();

  constructor(private readonly rules: DelayRules) {}

  /** Milliseconds to wait before a key may try; `0` when it may now. */
  wait(key: string, now: number): number {
    const tries = this.tries.get(key);
    return tries && now - tries.at < this.rules.forgottenAfter ? Math.max(0, tries.until - now) : 0;
  }

  /** Counts a try when it begins, so that tries at the same time count too: each wait is twice the one before. */
  count(key: string, now: number): void {
    const { free, longest, forgottenAfter } = this.rules;
    const before = this.tries.get(key);
    const count = before && now - before.at < forgottenAfter ? before.count + 1 : 1;
    const wait = count < free ? 0 : Math.min(longest, FIRST_WAIT * 2 ** Math.min(30, count - free));
    this.tries.delete(key);
    this.tries.set(key, { count, until: now + wait, at: now });
    if (this.tries.size <= MOST_KEYS) return;
    const [oldest] = this.tries.keys();
    if (oldest !== undefined) this.tries.delete(oldest);
  }

  /** Takes back a try that succeeded. */
  forgive(key: string): void {
    const tries = this.tries.get(key);
    if (!tries) return;
    if (tries.count <= 1) this.tries.delete(key);
    else this.tries.set(key, { ...tries, count: tries.count - 1, until: 0 });
  }

  /** Forgets all that a key has tried. */
  forget(key: string): void {
    this.tries.delete(key);
  }
}
