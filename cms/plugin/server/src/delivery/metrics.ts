/** What was answered since the start, as `/ess/health` says it. */
import type { Outcome } from './access-log';

export class Metrics {
  private readonly counts = new Map<Outcome, number>();
  private bytes = 0;

  count(outcome: Outcome, bytes: number): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
    this.bytes += bytes;
  }

  /** Requests by how they were answered, and bytes sent. */
  read(): { readonly requests: Readonly<Record<string, number>>; readonly bytes: number } {
    return { requests: Object.fromEntries(this.counts), bytes: this.bytes };
  }
}
