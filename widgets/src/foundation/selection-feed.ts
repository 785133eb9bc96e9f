import type { Language } from 'ess-shared-types';
import type { SelectionValues } from './selection-attributes.js';

/**
 * The same selection as a feed: presentation left out, `fallback` said because feeds do not climb by themselves.
 * `file` is the public address, `agenda.ics`.
 */
export function selectionFeed(
  endpoint: string,
  file: 'agenda.ics' | 'agenda.rss' | 'ressources.rss',
  selection: SelectionValues,
  language: Language,
): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(selection).sort()) {
    if (name !== 'limit') values.forEach((value) => query.append(name, value));
  }
  if (selection.territory && !selection.fallback) query.set('fallback', 'up');
  if (language !== 'fr') query.set('lang', language);
  const text = query.toString();
  return `${endpoint}/ess/${file}${text && `?${text}`}`;
}
