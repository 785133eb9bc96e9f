/** Dispositifs: nature and state, how it helps, how much and until when. */
import type { DispositifView } from 'ess-shared-types';
import { link, pageAddress } from '../addresses';
import { foreign, fromSource, heading, listLevelOf, type Context } from '../context';
import { html, joined, type Markup } from '../markup';
import { dispositifDates, dispositifStatus } from '../parts/dispositif-state';
import { involvementFacts } from '../parts/organisations';

export const dispositifList = (dispositifs: readonly DispositifView[], context: Context): Markup =>
  html`<ul class="rows" role="list">${dispositifs.map((dispositif) => html`<li>${dispositifMarkup(dispositif, context)}</li>`)}</ul>`;

function dispositifMarkup(dispositif: DispositifView, context: Context): Markup {
  const { amount, summary, howItHelps, nature, involvements } = dispositif;
  const lang = foreign(dispositif.lang, context);
  const [firstRole] = involvementFacts(involvements);
  return html`<article class="dispositif">
${heading(listLevelOf(context), link(pageAddress(dispositif, context), dispositif.title), html` class="title"${lang}`)}
<p class="small muted">${joined([nature.label, firstRole && html`${firstRole[0]} ${firstRole[1]}`], ' – ')}</p>
${(summary ?? howItHelps) !== null && html`<p${lang}>${summary ?? howItHelps}</p>`}
<p class="small">${joined([dispositifStatus(dispositif), fromSource(amount, context), dispositifDates(dispositif, context)], ' – ')}</p>
</article>`;
}
