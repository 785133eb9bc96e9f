/** The home page: what this is, who publishes it, one search, what is coming up, and where everything else is. */
import {
  COLLECTIONS,
  keysOf,
  numberInWords,
  type Collection,
  type EventView,
  type InitiativeView,
  type KeyFigureView,
  type Language,
} from 'ess-shared-types';
import { link, listAddress, siteAddress, territoryAddress } from './addresses';
import { COLLECTION_WORDS } from './collections';
import { foreign, type Context } from './context';
import { HOME_WORDS } from './home-words';
import { agendaList } from './lists/agenda';
import { initiativeList } from './lists/initiatives';
import { keyFigureList } from './lists/key-figures';
import { html, joined, type Markup } from './markup';
import { page } from './page';
import { accent, masthead } from './parts/masthead';
import { searchEverything } from './parts/search-everything';
import { asOfInWords } from './phrases';

/** Who publishes, as the operator of the server says it. */
export interface SiteFacts {
  readonly name: string | null;
  readonly sentence: string | null;
  readonly logo: string | null;
  readonly colour: string | null;
  readonly examples: readonly string[];
  readonly contactUrl: string | null;
  readonly legalUrl: string | null;
}

export interface HomeEdition {
  readonly lang: Language;
  /** Without a final slash. */
  readonly server: string;
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
  readonly site: SiteFacts;
  readonly counts: Readonly<Record<Collection, number>>;
  readonly organisations: number;
  readonly events: readonly EventView[];
  readonly figures: readonly KeyFigureView[];
  readonly initiatives: readonly InitiativeView[];
  /** What tells the news, by its name. */
  readonly feeds: readonly (readonly [name: string, url: string])[];
}

export function homePage(edition: HomeEdition): string {
  const { lang, server, asOf, site } = edition;
  const context: Context = { lang, server, asOf, isFragment: false, titleLevel: 1 };
  // A host is not a name.
  const { name } = site;
  return page({
    lang,
    title: [HOME_WORDS.title[lang], name].filter((part) => part !== null).join(' – '),
    description: site.sentence ?? HOME_WORDS.description[lang](name),
    canonical: siteAddress(context, '/ess'),
    isIndexed: true,
    type: 'website',
    image: null,
    head: edition.feeds.map(([title, url]) => html`<link rel="alternate" title="${title}" href="${url}">\n`),
    masthead: html`${accent(site.colour)}${masthead(
      {
        saved: null,
        current: 'home',
        territories: [],
        otherLanguage: `${server}/ess${lang === 'fr' ? '?lang=en' : ''}`,
      },
      context,
    )}`,
    content: html`<header class="hello">
${
  (site.logo !== null || name !== null) &&
  html`<p class="brand">${site.logo !== null && html`<img src="${site.logo}" alt="" height="36">`}${name !== null && html`<strong>${name}</strong>`}</p>`
}
<h1>${HOME_WORDS.title[lang]}</h1>
<p class="lead"${site.sentence !== null && foreign('fr', context)}>${site.sentence ?? HOME_WORDS.description[lang](name)}</p>
${searchEverything({ q: '', place: '', kept: [] }, context)}
${
  site.examples.length > 0 &&
  html`<p class="small examples"><span class="muted">${HOME_WORDS.examples[lang]}</span> ${joined(
    site.examples.map((example) => link(searchAddress(example, context), example)),
    ' ',
  )}</p>`
}
</header>
<div class="halves">
<section aria-labelledby="a-venir">${headed('a-venir', HOME_WORDS.coming[lang], listAddress(context, 'agenda'), HOME_WORDS.wholeAgenda[lang])}
${edition.events.length > 0 ? agendaList(edition.events, context) : html`<p>${HOME_WORDS.nothingComing[lang]} ${link(listAddress(context, 'agenda', [['when', 'past']]), HOME_WORDS.past[lang])}</p>`}
</section>
<section aria-labelledby="que-cherchez-vous"><h2 id="que-cherchez-vous">${HOME_WORDS.contents[lang]}</h2>
${contents(edition, context)}
</section>
</div>
${
  edition.figures.length > 0 &&
  html`<section class="band" aria-labelledby="a-retenir">${headed('a-retenir', HOME_WORDS.toKeep[lang], listAddress(context, 'chiffres-cles'), HOME_WORDS.allFigures[lang])}
${keyFigureList(edition.figures, context)}</section>`
}
${
  edition.initiatives.length > 0 &&
  html`<section class="band" aria-labelledby="ils-l-ont-fait">${headed('ils-l-ont-fait', HOME_WORDS.done[lang], listAddress(context, 'initiatives'), HOME_WORDS.allInitiatives[lang](edition.counts.initiatives))}
${initiativeList(edition.initiatives, context)}</section>`
}
<section class="band" aria-labelledby="emporter"><h2 id="emporter">${HOME_WORDS.takeAlong[lang]}</h2>
${takeAlong(edition, context)}</section>`,
    footer: html`<footer class="footer"><div class="wrap"><p>${name !== null && HOME_WORDS.publishes[lang](name)}${site.contactUrl !== null && html` ${link(site.contactUrl, HOME_WORDS.write[lang])}`}${site.legalUrl !== null && html` ${link(site.legalUrl, HOME_WORDS.legal[lang])}`}</p><p>${asOfInWords(asOf, lang)}.</p></div></footer>`,
  });
}

const searchAddress = (q: string, context: Context): string => {
  const address = new URL(siteAddress(context, '/ess/recherche'));
  address.searchParams.set('q', q);
  return address.href;
};

const headed = (id: string, title: string, url: string, all: string): Markup =>
  html`<div class="headed"><h2 id="${id}">${title}</h2><p class="small">${link(url, all)}</p></div>`;

/** A table of contents: how many, of what, what is in it. */
function contents({ counts, organisations }: HomeEdition, context: Context): Markup {
  const { lang } = context;
  const row = (count: number | null, url: string, name: string, what: string) =>
    html`<li><span class="count" aria-hidden="true">${count !== null && numberInWords(count, lang)}</span><span><strong>${link(url, name)}</strong>${count !== null && html`<span class="hidden"> (${numberInWords(count, lang)})</span>`}<br><span class="small muted">${what}</span></span></li>`;
  return html`<ul class="contents" role="list">${keysOf(COLLECTIONS).map((collection) =>
    row(
      counts[collection],
      listAddress(context, collection),
      COLLECTION_WORDS[collection].name[lang],
      COLLECTION_WORDS[collection].description[lang],
    ),
  )}${row(null, territoryAddress(context), HOME_WORDS.territories[lang], HOME_WORDS.territoriesWhat[lang])}${row(organisations, `${siteAddress(context, '/ess/recherche')}${lang === 'fr' ? '?' : '&'}collection=structures&q=${encodeURIComponent(HOME_WORDS.networksQuery[lang])}`, HOME_WORDS.networks[lang], HOME_WORDS.networksWhat[lang])}${row(null, siteAddress(context, '/ess/themes'), HOME_WORDS.themes[lang], HOME_WORDS.themesWhat[lang])}</ul>`;
}

function takeAlong({ feeds }: HomeEdition, context: Context): Markup {
  const { lang } = context;
  return html`<ul class="links" role="list">${feeds.map(([title, url]) => html`<li>${link(url, title)}</li>`)}<li>${link(`${context.server}/ess/export.zip`, HOME_WORDS.openData[lang])}</li><li>${link(`${listAddress(context, 'agenda')}#integrer`, HOME_WORDS.embed[lang])}</li></ul>`;
}
