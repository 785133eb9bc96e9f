/** What can be taken along of the figures that are selected. */
import type { Language } from 'ess-shared-types';
import type { TemplateResult } from 'lit/html.js';
import type { DetailsContext } from '../../followed/entry-details.js';
import type { SelectionValues } from '../../foundation/selection-attributes.js';
import { FOLLOWED_KEY_FIGURES_WORDS } from './words.js';

/** The CSV file of this very selection, and its page. */
export function reuse(selection: SelectionValues, { html, endpoint, language }: DetailsContext): TemplateResult {
  const words = FOLLOWED_KEY_FIGURES_WORDS[language];
  return html`<ul class="row" role="list">
    <li><a href=${selectionUrl(endpoint, '.csv', selection, language)}>${words.csv}</a></li>
    <li><a href=${selectionUrl(endpoint, '', selection, language)}>${words.selectionPage}</a></li>
  </ul>`;
}

/** The same selection as a page or as a file; `fallback` is said, because these do not climb by themselves. */
function selectionUrl(endpoint: string, ending: '' | '.csv', selection: SelectionValues, language: Language): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(selection).sort()) {
    if (name !== 'limit') values.forEach((value) => query.append(name, value));
  }
  if (selection.territory && !selection.fallback) query.set('fallback', 'up');
  if (language !== 'fr') query.set('lang', language);
  const text = query.toString();
  return `${endpoint}/ess/chiffres-cles${ending}${text && `?${text}`}`;
}
