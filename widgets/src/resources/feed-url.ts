import type { Language } from 'ess-shared-types';
import type { SelectionValues } from '../foundation/selection-attributes.js';

/** The news feed of a selection: presentation left out, `fallback` said because feeds do not climb by themselves. */
export function feedUrl(endpoint: string, selection: SelectionValues, language: Language): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(selection).sort()) {
    if (name !== 'limit') values.forEach((value) => query.append(name, value));
  }
  if (selection.territory && !selection.fallback) query.set('fallback', 'up');
  if (language !== 'fr') query.set('lang', language);
  const text = query.toString();
  return `${endpoint}/ess/ressources.rss${text && `?${text}`}`;
}
