/** Key figures: the number, what it counts, where; the rest unfolds. */
import type { KeyFigureView } from 'ess-shared-types';
import { link, pageAddress } from '../addresses';
import { foreign, fromSource, heading, listLevelOf, type Context } from '../context';
import { html, type Markup } from '../markup';
import { facts } from '../parts/facts';
import { figureValue, territoryOf, valueWarning } from '../parts/figure-value';
import { figureOrigin } from '../parts/figure-origin';
import { figureSource } from '../parts/figure-source';

export const keyFigureList = (figures: readonly KeyFigureView[], context: Context): Markup =>
  html`<ul class="figures" role="list">${figures.map((figure) => html`<li>${figureMarkup(figure, context)}</li>`)}</ul>`;

function figureMarkup(figure: KeyFigureView, context: Context): Markup {
  const { lang } = context;
  const { indicator, status, groups } = figure;
  const territory = territoryOf(figure, context);
  const warning = valueWarning(figure.value, lang);
  const disagreement = groups.find(({ kind }) => kind.key === 'conflict');
  return html`<article class="figure">
${heading(listLevelOf(context), link(pageAddress(figure, context), figure.title), html` class="title"${foreign(figure.lang, context)}`)}
<p class="value">${figureValue(figure.value, context)}</p>
${territory !== false && html`<p class="chip">${territory}</p>`}
${warning !== null && html`<p class="small">${warning}</p>`}
${disagreement && html`<p class="small">${disagreement.kind.label}${lang === 'fr' && '\u00a0'}: ${link(`${pageAddress(figure, context)}#comparer`, fromSource(disagreement.title, context))}</p>`}
<details class="small"><summary>${figureOrigin(figure, context)}</summary>${facts(figureSource(figure, context))}</details>
${status.key !== 'current' && html`<p class="small muted">${status.label}</p>`}
${indicator === null && figure.summary !== null && html`<p class="small"${foreign(figure.lang, context)}>${figure.summary}</p>`}
</article>`;
}
