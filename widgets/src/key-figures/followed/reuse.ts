/** What can be taken along of the figures that are selected. */
import type { TemplateResult } from 'lit/html.js';
import type { DetailsContext } from '../../followed/entry-details.js';
import type { SelectionValues } from '../../foundation/selection-attributes.js';
import { selectionUrl } from '../../foundation/selection-url.js';
import { FOLLOWED_KEY_FIGURES_WORDS } from './words.js';

/** The CSV file of this very selection, and its page. */
export function reuse(selection: SelectionValues, { html, endpoint, language }: DetailsContext): TemplateResult {
  const words = FOLLOWED_KEY_FIGURES_WORDS[language];
  return html`<ul class="row" role="list">
    <li><a href=${selectionUrl(endpoint, 'chiffres-cles.csv', selection, language)}>${words.csv}</a></li>
    <li><a href=${selectionUrl(endpoint, 'chiffres-cles', selection, language)}>${words.selectionPage}</a></li>
  </ul>`;
}
