import { safeUrl } from 'ess-shared-types';
import type { Presentation } from '../foundation/presentation.js';
import type { AgendaEvent } from './agenda-source.js';

/**
 * Where the title of a rendez-vous leads: the host's own page when it has one, else the page of the CMS
 * or that of the source; nowhere when it unfolds in place or when there is no address to be trusted.
 */
export function eventUrl(event: AgendaEvent, { link, itemUrl }: Presentation): string | undefined {
  if (link === 'inline') return undefined;
  if (link === 'source') return event.provenance.map(({ url }) => safeUrl(url)).find(Boolean);
  if (!itemUrl) return safeUrl(event.pageUrl);
  const own = itemUrl.replace(/\{(slug|id)\}/g, (_, name: 'slug' | 'id') => encodeURIComponent(event[name]));
  // The host may write the address of its page relative to its own site: a link knows what that means.
  return safeUrl(Object.assign(document.createElement('a'), { href: own }).href);
}
