/**
 * For a CDN or a proxy that keeps answers for everybody: how long it may, under which keys, and what it is told when
 * one of them changes. Off unless configured, because a cache that is not told would go on showing what was withdrawn.
 */
import type { Answer, Tag } from './answer';

export interface SharedCacheSettings {
  /** Most seconds for which a shared cache may answer by itself. */
  readonly maxAge: number;
  /** Where a change is told of, by POST with `Surrogate-Key` and the keys as JSON. */
  readonly purgeUrl: string;
  /** Headers of that request, for its authorisation. */
  readonly purgeHeaders: Readonly<Record<string, string>>;
}

/** Nobody answers by themselves: they ask whether it changed. */
export const REVALIDATED = 'public, max-age=0, must-revalidate';
const TIMEOUT = 3_000;
/**
 * Milliseconds after which a change is told of again: an answer that left just before it may have been on its way to
 * the cache when the cache was first told.
 */
const AGAIN = 2_000;
/** Milliseconds between two tries to tell a cache that does not listen. */
const RETRY = 5_000;

type Keys = ReadonlySet<Tag> | 'everything';

export class SharedCache {
  /** What it was not told of yet. */
  private untold: Keys = new Set();
  private again: Keys = new Set();
  private telling: Promise<void> | undefined;
  private readonly timers = new Set<NodeJS.Timeout>();
  private fails = false;

  constructor(
    private readonly settings: SharedCacheSettings,
    private readonly report: (error: unknown) => void,
  ) {}

  /**
   * Headers by which a shared cache may keep an answer, for as long as it stays true and no longer: `trueFor` is in
   * milliseconds. While the cache cannot be told of changes, it has to ask each time.
   */
  headersOf({ tags }: Pick<Answer, 'tags'>, trueFor: number): string[] {
    const seconds = this.fails ? 0 : Math.min(this.settings.maxAge, Math.floor(trueFor / 1000));
    const control = seconds > 0 ? `public, max-age=0, s-maxage=${String(seconds)}, must-revalidate` : REVALIDATED;
    return ['Cache-Control', control, 'Surrogate-Key', ['everything', ...tags.map(surrogateKey)].join(' ')];
  }

  /** Tells of a change, until it was heard; and once more a little later. */
  changed(tags: readonly Tag[] | 'everything'): void {
    this.again = joined(this.again, tags);
    this.tell(tags);
    this.later(AGAIN, () => {
      const keys = this.again;
      this.again = new Set();
      this.tell(keys);
    });
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private tell(tags: Iterable<Tag> | 'everything'): void {
    this.untold = joined(this.untold, tags);
    this.telling ??= this.tellAll().finally(() => (this.telling = undefined));
  }

  private async tellAll(): Promise<void> {
    while (this.untold === 'everything' || this.untold.size > 0) {
      const keys = this.untold;
      this.untold = new Set();
      try {
        await purge(keys, this.settings);
        this.fails = false;
      } catch (error) {
        // Said once, not at every try.
        if (!this.fails) this.report(error);
        this.fails = true;
        this.untold = joined(this.untold, keys);
        this.later(RETRY, () => this.tell([]));
        return;
      }
    }
  }

  private later(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, milliseconds).unref();
    this.timers.add(timer);
  }
}

const surrogateKey = (tag: Tag): string => tag.replace(':', '-');

const joined = (known: Keys, more: Iterable<Tag> | 'everything'): Keys =>
  known === 'everything' || more === 'everything' ? 'everything' : new Set([...known, ...more]);

async function purge(tags: Keys, settings: SharedCacheSettings): Promise<void> {
  const keys = tags === 'everything' ? ['everything'] : [...tags].map(surrogateKey);
  const response = await fetch(settings.purgeUrl, {
    method: 'POST',
    headers: { ...settings.purgeHeaders, 'Content-Type': 'application/json', 'Surrogate-Key': keys.join(' ') },
    body: JSON.stringify({ keys }),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The purge of the shared cache was answered by ${String(response.status)}`);
}
