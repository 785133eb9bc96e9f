/** The search of territories by name or postal code, and what it finds. */
import { TERRITORY_LEVELS, type TerritoryReference } from 'ess-shared-types';
import type { TerritoriesEdition } from '../territory';
import { link, territoryAddress } from './addresses';
import type { Context } from './context';
import { html, type Markup } from './markup';
import { page } from './page';
import { masthead } from './parts/masthead';
import { placeForm } from './parts/place-form';
import { placeName } from './territory-page';
import { TERRITORY_WORDS } from './territory-words';

export function territoriesPage(edition: TerritoriesEdition): string {
  const { lang, server, asOf, q, within, self, at } = edition;
  const context: Context = { lang, server, asOf, isFragment: false, titleLevel: 1 };
  const title = q === '' ? TERRITORY_WORDS.find[lang] : `${TERRITORY_WORDS.find[lang]} – ${q}`;
  return page({
    lang,
    title: [title, new URL(server).host].join(' – '),
    description: TERRITORY_WORDS.findLead[lang],
    canonical: self,
    isIndexed: q === '',
    type: 'website',
    image: null,
    head: [],
    masthead: masthead(
      {
        saved: null,
        current: 'territories',
        territories: [],
        otherLanguage: at('html', lang === 'fr' ? 'en' : 'fr'),
      },
      context,
    ),
    content: html`<header class="hello"><h1>${TERRITORY_WORDS.find[lang]}</h1><p>${TERRITORY_WORDS.findLead[lang]}</p>
${placeForm(
  {
    label: TERRITORY_WORDS.find[lang],
    submit: TERRITORY_WORDS.submit[lang],
    q,
    within: within?.code ?? null,
    help: TERRITORY_WORDS.findHelp[lang],
  },
  context,
)}
${
  within &&
  html`<p class="small">${TERRITORY_WORDS.searchedIn[lang](within.name)} · ${link(
    at('html')
      .replace(/([?&])within=[^&]*&?/, '$1')
      .replace(/[?&]$/, ''),
    TERRITORY_WORDS.wholeCountry[lang],
  )}</p>`
}
</header>
${found(edition, context)}`,
    footer: null,
  });
}

function found({ q, found: { total, some }, isNear }: TerritoriesEdition, context: Context): Markup {
  const { lang } = context;
  if (q === '')
    return html`<section class="part" aria-labelledby="regions"><h2 id="regions">${TERRITORY_WORDS.regions[lang]}</h2>${names(some, context)}<p>${link(territoryAddress(context, 'FR'), TERRITORY_WORDS.wholeCountry[lang])}</p></section>`;
  const said =
    total === 0
      ? TERRITORY_WORDS.notFound[lang](q)
      : isNear
        ? TERRITORY_WORDS.near[lang](q)
        : TERRITORY_WORDS.found[lang](total, q);
  return html`<section class="part"><h2 class="said-of" role="status">${said}</h2>${total > 0 && rows(some, context)}${total > some.length && html`<p class="muted">${TERRITORY_WORDS.moreFound[lang](total - some.length)}</p>`}</section>`;
}

const names = (places: readonly TerritoryReference[], context: Context): Markup =>
  html`<ul class="links columns-of-names" role="list">${places.map((place) => html`<li>${link(territoryAddress(context, place.code), place.name)}</li>`)}</ul>`;

const rows = (places: readonly TerritoryReference[], context: Context): Markup =>
  html`<ul class="rows compact" role="list">${places.map(
    (place) =>
      html`<li><p class="title">${link(territoryAddress(context, place.code), placeName(place))}</p><p class="small muted">${TERRITORY_LEVELS[place.level].label[context.lang]}</p></li>`,
  )}</ul>`;
