import type { Language } from 'ess-shared-types';
import type { SelectionValues } from './selection-attributes.js';

/** What the CMS serves of a selection, by its public address. */
type SelectionFile = 'agenda.ics' | 'agenda.rss' | 'ressources.rss' | 'chiffres-cles' | 'chiffres-cles.csv';

/** The same selection as a page or a file: presentation left out, `fallback` said because these do not climb by themselves. */
export function selectionUrl(
  endpoint: string,
  file: SelectionFile,
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
