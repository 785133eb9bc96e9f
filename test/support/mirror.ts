/** A copy of what is published, kept as `docs` tell others to: by following `next` of /ess/changes.json. */
import { z } from 'zod';
import type { Answer } from './cms';

const pageSchema = z.object({
  epoch: z.string(),
  hasMore: z.boolean(),
  next: z.string(),
  changes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      slug: z.string(),
      revision: z.number(),
      state: z.enum(['published', 'withdrawn', 'outside']),
      entry: z.object({ title: z.string() }).loose().nullable(),
    }),
  ),
});
const restartSchema = z.object({ epoch: z.string(), restart: z.string(), detail: z.string() });

export class Mirror {
  /** By id: what the copy holds. */
  readonly entries = new Map<string, { readonly title: string; readonly revision: number }>();
  restarts = 0;
  private next: string;

  constructor(
    private readonly get: (address: string) => Promise<Answer>,
    private readonly start = '/ess/changes.json',
  ) {
    this.next = start;
  }

  /** Follows until there is nothing more, starting again when told to. */
  async follow(): Promise<void> {
    let named: Set<string> | undefined = this.next === this.start ? new Set() : undefined;
    for (;;) {
      const answer = await this.get(this.next);
      if (answer.status === 410) {
        this.next = addressOf(restartSchema.parse(answer.body).restart);
        this.restarts += 1;
        named = new Set();
        continue;
      }
      if (answer.status !== 200) throw new Error(`${this.next} answered ${String(answer.status)}: ${answer.text}`);
      const page = pageSchema.parse(answer.body);
      for (const { id, entry, revision } of page.changes) {
        named?.add(id);
        if (entry) this.entries.set(id, { title: entry.title, revision });
        else this.entries.delete(id);
      }
      this.next = addressOf(page.next);
      if (page.hasMore) continue;
      if (named) for (const id of [...this.entries.keys()]) if (!named.has(id)) this.entries.delete(id);
      return;
    }
  }

  get titles(): string[] {
    return [...this.entries.values()].map(({ title }) => title).sort();
  }
}

function addressOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
