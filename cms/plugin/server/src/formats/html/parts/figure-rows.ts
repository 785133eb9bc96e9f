/** Figures in narrow columns: the number, and what it counts beside it. */
import type { KeyFigureView } from 'ess-shared-types';
import { link, pageAddress } from '../addresses';
import { foreign, fromSource, heading, listLevelOf, type Context } from '../context';
import { html, type Markup } from '../markup';
import { figureValue } from './figure-value';

export const figureRows = (figures: readonly KeyFigureView[], context: Context): Markup =>
  html`<ul class="figure-rows" role="list">${figures.map(
    (figure) => html`<li><div class="body">
${heading(listLevelOf(context), link(pageAddress(figure, context), figure.title), html` class="title"${foreign(figure.lang, context)}`)}
${figure.source && html`<p class="small muted">${fromSource(figure.source.label, context)}</p>`}
</div><p class="value">${figureValue(figure.value, context)}</p></li>`,
  )}</ul>`;
