/** What was answered since the start. */

/** How a request was answered. */
export type Outcome = 'hit' | 'fill' | 'not-modified' | 'file' | 'last-good' | 'refused' | 'limited' | 'failed';

export interface Requests {
  readonly byOutcome: Readonly<Record<string, number>>;
  readonly byKind: readonly {
    readonly outcome: string;
    readonly status: number;
    readonly content: string;
    readonly count: number;
  }[];
  /** Of public answers. */
  readonly bytes: number;
}

interface Count {
  readonly outcome: string;
  readonly status: number;
  readonly content: string;
  count: number;
}

export class Metrics {
  private readonly counts = new Map<string, Count>();
  private bytes = 0;

  /** `passed`: answered by Strapi’s stack. `content` is a media type. */
  count(outcome: Outcome | 'passed', status: number, content: string, bytes: number): void {
    const key = `${outcome} ${String(status)} ${content}`;
    const known = this.counts.get(key);
    if (known) known.count += 1;
    else this.counts.set(key, { outcome, status, content, count: 1 });
    this.bytes += bytes;
  }

  read(): Requests {
    const byKind = [...this.counts.values()];
    const byOutcome: Record<string, number> = {};
    for (const { outcome, count } of byKind) byOutcome[outcome] = (byOutcome[outcome] ?? 0) + count;
    return { byOutcome, byKind, bytes: this.bytes };
  }
}
