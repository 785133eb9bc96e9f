/** Entries in few lines, for pages that show several collections: what it is, what it does, for where. */
import type { DispositifView, ResourceView, TerritoryReference } from 'ess-shared-types';
import { link, pageAddress } from '../addresses';
import { foreign, heading, listLevelOf, type Context } from '../context';
import { html, joined, type Markup } from '../markup';

export const compactDispositifs = (dispositifs: readonly DispositifView[], context: Context): Markup =>
  html`<ul class="rows compact" role="list">${dispositifs.map(
    (one) => html`<li>
${heading(listLevelOf(context), link(pageAddress(one, context), one.title), html` class="title"${foreign(one.lang, context)}`)}
${(one.summary ?? one.howItHelps) !== null && html`<p${foreign(one.lang, context)}>${one.summary ?? one.howItHelps}</p>`}
<p class="small muted">${joined([one.nature.key !== 'unspecified' && one.nature.label, placesOf(one.territories)], ' · ')}</p>
</li>`,
  )}</ul>`;

export const compactResources = (resources: readonly ResourceView[], context: Context): Markup =>
  html`<ul class="rows compact" role="list">${resources.map(
    (one) => html`<li>
${heading(listLevelOf(context), link(pageAddress(one, context), one.title), html` class="title"${foreign(one.lang, context)}`)}
<p class="small muted">${joined([one.kind.label, one.publisher?.name, one.publicationDate?.slice(0, YEAR_LENGTH)], ' · ')}</p>
</li>`,
  )}</ul>`;

/** Of `2025-09-11`. */
const YEAR_LENGTH = 4;
const MOST_PLACES = 3;

const placesOf = (territories: readonly TerritoryReference[]): string =>
  territories
    .slice(0, MOST_PLACES)
    .map(({ name }) => name)
    .join(', ');
