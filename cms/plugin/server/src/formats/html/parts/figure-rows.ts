/** Figures in narrow columns: the number, and what it counts beside it. */
import type { KeyFigureView } from 'ess-shared-types';
import { link, pageAddress } from '../addresses';
import { foreign, heading, listLevelOf, type Context } from '../context';
import { html, type Markup } from '../markup';
import { namedSource } from './figure-origin';
import { figureValue } from './figure-value';

export const figureRows = (figures: readonly KeyFigureView[], context: Context): Markup =>
  html`<ul class="figure-rows" role="list">${figures.map(
    (figure) => html`<li><div class="body">
${heading(listLevelOf(context), link(pageAddress(figure, context), figure.title), html` class="title"${foreign(figure.lang, context)}`)}
<p class="small muted">${namedSource(figure, context)}</p>
</div><p class="value">${figureValue(figure.value, context)}</p></li>`,
  )}</ul>`;
