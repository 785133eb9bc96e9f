/** Key figures: the number, what it counts, where; the rest unfolds. */
import type { KeyFigureView } from 'ess-shared-types';
import { link, pageAddress } from '../addresses';
import { foreign, fromSource, heading, type Context } from '../context';
import { html, joined, type Markup } from '../markup';
import { facts } from '../parts/facts';
import { figureValue, periodInWords, territoryOf, valueWarning } from '../parts/figure-value';
import { figureSource } from '../parts/figure-source';
import { WORDS } from '../words';

export const keyFigureList = (figures: readonly KeyFigureView[], context: Context): Markup =>
  html`<ul class="figures" role="list">${figures.map((figure) => html`<li>${figureMarkup(figure, context)}</li>`)}</ul>`;

function figureMarkup(figure: KeyFigureView, context: Context): Markup {
  const { lang } = context;
  const { indicator, source, period, status, groups } = figure;
  const territory = territoryOf(figure, context);
  const warning = valueWarning(figure.value, lang);
  const origin = joined(
    [source ? fromSource(source.label, context) : WORDS.sourceUnknown[lang], periodInWords(period, lang)],
    ', ',
  );
  const disagreement = groups.find(({ kind }) => kind.key === 'conflict');
  return html`<article class="figure">
${heading(2, link(pageAddress(figure, context), figure.title), html` class="title"${foreign(figure.lang, context)}`)}
<p class="value">${figureValue(figure.value, context)}</p>
${territory !== false && html`<p class="chip">${territory}</p>`}
${warning !== null && html`<p class="small">${warning}</p>`}
${disagreement && html`<p class="small">${disagreement.kind.label}${lang === 'fr' && '\u00a0'}: ${link(`${pageAddress(figure, context)}#comparer`, fromSource(disagreement.title, context))}</p>`}
<details class="small"><summary>${origin}</summary>${facts(figureSource(figure, context))}</details>
${status.key !== 'current' && html`<p class="small muted">${status.label}</p>`}
${indicator === null && figure.summary !== null && html`<p class="small"${foreign(figure.lang, context)}>${figure.summary}</p>`}
</article>`;
}
