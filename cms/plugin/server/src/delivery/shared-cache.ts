/**
 * For a CDN or a proxy that keeps answers for everybody: how long it may, under which keys, and what it is told when
 * one of them changes. Off unless configured, because a cache that is not told would go on showing what was withdrawn.
 */
import type { Answer, Tag } from './answer';

export interface SharedCacheSettings {
  /** Seconds for which a shared cache may answer by itself. */
  readonly maxAge: number;
  /** Where a change is told of, by POST with `Surrogate-Key` and the keys as JSON. */
  readonly purgeUrl: string;
  /** Headers of that request, for its authorisation. */
  readonly purgeHeaders: Readonly<Record<string, string>>;
}

const REVALIDATED = 'public, max-age=0, must-revalidate';
const TRIES = 3;
const TIMEOUT = 3_000;

/** Headers that say how long an answer may be kept, and by whom. */
export function cachingHeaders(
  { tags, headers }: Pick<Answer, 'tags' | 'headers'>,
  settings: SharedCacheSettings | null,
): Readonly<Record<string, string>> {
  if ('Cache-Control' in headers) return {};
  if (!settings || tags.length === 0) return { 'Cache-Control': REVALIDATED };
  return {
    'Cache-Control': `public, max-age=0, s-maxage=${String(settings.maxAge)}, must-revalidate`,
    'Surrogate-Key': ['everything', ...tags.map(surrogateKey)].join(' '),
  };
}

const surrogateKey = (tag: Tag): string => tag.replace(':', '-');

/** Tells the shared cache what changed. Rejects when it could not be told, for the caller to report. */
export async function purge(tags: readonly Tag[] | 'everything', settings: SharedCacheSettings): Promise<void> {
  const keys = tags === 'everything' ? ['everything'] : tags.map(surrogateKey);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(settings.purgeUrl, {
        method: 'POST',
        headers: { ...settings.purgeHeaders, 'Content-Type': 'application/json', 'Surrogate-Key': keys.join(' ') },
        body: JSON.stringify({ keys }),
        signal: AbortSignal.timeout(TIMEOUT),
      });
      if (response.ok) return;
      throw new Error(`The purge of the shared cache was answered by ${String(response.status)}`);
    } catch (error) {
      if (attempt === TRIES) throw error;
    }
  }
}
