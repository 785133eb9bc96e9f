import { safeUrl } from 'ess-shared-types';
import type { Presentation } from './presentation.js';

interface AddressedEntry {
  readonly id: string;
  readonly slug: string;
  readonly pageUrl: string;
}

/** The page of an entry: the host's own when it has one, else that of the CMS; undefined without an address to be trusted. */
export function pageUrl(entry: AddressedEntry, { itemUrl }: Pick<Presentation, 'itemUrl'>): string | undefined {
  if (!itemUrl) return safeUrl(entry.pageUrl);
  const own = itemUrl.replace(/\{(slug|id)\}/g, (_, name: 'slug' | 'id') => encodeURIComponent(entry[name]));
  // The host may write the address of its page relative to its own site: a link knows what that means.
  return safeUrl(Object.assign(document.createElement('a'), { href: own }).href);
}

/** Where the title of an entry leads: its page, or one of its `sources`; nowhere when it unfolds in place. */
export function titleUrl(
  entry: AddressedEntry,
  presentation: Presentation,
  sources: readonly (string | null)[],
): string | undefined {
  if (presentation.link === 'inline') return undefined;
  if (presentation.link === 'source') return sources.map(safeUrl).find(Boolean);
  return pageUrl(entry, presentation);
}
