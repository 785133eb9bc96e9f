/** The values that are drawn over time, each with the words of its source. */
import type { TemplateResult } from 'lit/html.js';
import type { DetailsContext } from '../../followed/entry-details.js';
import { printed } from '../../followed/facts.js';
import { WORDS } from '../../foundation/words.js';
import { figureUrl } from '../figure-url.js';
import type { Arranged } from '../arrange.js';
import { isKeyFigure, type Figure } from '../key-figures-source.js';
import { periodInWords } from '../period-words.js';
import { KEY_FIGURES_WORDS } from '../words.js';
import { FOLLOWED_KEY_FIGURES_WORDS } from './words.js';

export function seriesTable({ figures, lead, series }: Arranged, context: DetailsContext): TemplateResult {
  const { html, language } = context;
  const words = FOLLOWED_KEY_FIGURES_WORDS[language];
  return html`${series && html`<p class="small" part="explanation">${series.explanation}</p>`}
    <table class="small">
      <caption class="hidden">
        ${KEY_FIGURES_WORDS[language].table}${WORDS[language].about(series?.title ?? lead.title)}
      </caption>
      <thead>
        <tr>
          ${[words.period, words.value].map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${figures.map((figure) => row(figure, context))}
      </tbody>
    </table>`;
}

/** `2020 | plus de 130 collectivités, « plus de 130 collectivités françaises », Remplacé, RTES`; the period leads to its page. */
function row(figure: Figure, context: DetailsContext): TemplateResult {
  const { html, language, endpoint, presentation } = context;
  const words = KEY_FIGURES_WORDS[language];
  const url = figureUrl(figure, { ...presentation, link: 'page' }, endpoint);
  const period = periodInWords(figure.period, language);
  const { comparator = null, number = '', unit = null } = figure.value.inWords ?? {};
  const status = isKeyFigure(figure) && figure.status.key !== 'current' ? figure.status.label : '';
  return html`<tr>
    <th scope="row">${url === undefined ? period : html`<a href=${url}>${period}</a>`}</th>
    <td>
      ${comparator} ${number} ${printed(unit, context)}
      <p class="muted">${printed(words.quoted(figure.value.asPublished), context)}${status && `, ${status}`}</p>
      <p class="muted">${printed(figure.source?.label ?? null, context) || words.sourceUnknown}</p>
    </td>
  </tr>`;
}
