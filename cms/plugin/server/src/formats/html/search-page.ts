/** The page of a search over everything: what was found, of which collections, and what may be tried instead. */
import { numberInWords, type TerritoryReference } from 'ess-shared-types';
import type { Hit } from '../search-hits';
import { SEARCHED_NAMES, type SearchEdition } from '../search';
import { link, territoryAddress } from './addresses';
import { foreign, heading, type Context } from './context';
import { html, joined, type Markup, type Part } from './markup';
import { page } from './page';
import { masthead } from './parts/masthead';
import { figureValue } from './parts/figure-value';
import { whereInOneLine } from './parts/places';
import { searchEverything } from './parts/search-everything';
import { timesOf } from './parts/when';
import { asOfInWords, listInWords } from './phrases';
import { SEARCH_WORDS } from './search-words';
import { TERRITORY_WORDS } from './territory-words';
import { WORDS } from './words';
import { occurrenceInWords, type Language } from 'ess-shared-types';

export function searchPage(edition: SearchEdition): string {
  const { found, q, lang, server } = edition;
  const context: Context = { lang, server, asOf: found.asOf, isFragment: false, titleLevel: 1 };
  const isAsked = q !== '' || found.territory !== null || found.terms.length > 0 || edition.organisation.length > 0;
  return page({
    lang,
    title: [
      q === '' ? SEARCH_WORDS.title[lang] : `${SEARCH_WORDS.title[lang]} ${WORDS.quoted[lang](q)}`,
      new URL(server).host,
    ].join(' – '),
    description: SEARCH_WORDS.description[lang],
    canonical: edition.self,
    isIndexed: !isAsked,
    type: 'website',
    image: null,
    head: [
      html`<link rel="alternate" type="application/json" title="JSON" href="${edition.at({ format: 'json' })}">\n`,
      edition.next !== null && html`<link rel="next" href="${edition.next}">\n`,
    ].flatMap((part) => part || []),
    masthead: masthead(
      {
        saved: null,
        current: 'search',
        territories: found.territory ? [found.territory.code] : [],
        otherLanguage: edition.at({ lang: lang === 'fr' ? 'en' : 'fr' }),
      },
      context,
    ),
    content: html`<h1 class="hidden">${q === '' ? SEARCH_WORDS.title[lang] : `${SEARCH_WORDS.title[lang]} ${WORDS.quoted[lang](q)}`}</h1>
${searchEverything({ q, place: placeTyped(edition), kept: kept(edition) }, context)}
${
  isAsked &&
  html`${chips(edition, context)}
${filters(edition, context)}
${said(edition, context)}
${found.hits.length > 0 ? html`${hits(found.hits.slice(0, found.whole), context)}${found.whole < found.hits.length && html`<p class="some">${SEARCH_WORDS[found.whole > 0 ? 'then' : 'some'][lang]}</p>`}${hits(found.hits.slice(found.whole), context)}` : nothing(edition, context)}
${pagination(edition, context)}`
}`,
    footer: html`<footer class="footer"><div class="wrap"><p>${asOfInWords(found.asOf, lang)}.</p></div></footer>`,
  });
}

const hits = (list: readonly Hit[], context: Context): Markup | false =>
  list.length > 0 &&
  html`<ul class="hits" role="list">${list.map((hit) => html`<li>${hitMarkup(hit, context)}</li>`)}</ul>`;

const placeTyped = ({ place, found }: SearchEdition): string =>
  found.territory === null ? (place?.typed ?? '') : found.territory.name;

/** What the form keeps beside what is typed. */
const kept = ({ collection, found, organisation }: SearchEdition): (readonly [string, string])[] => [
  ...(collection === null ? [] : [['collection', collection] as const]),
  ...found.terms.map((term) => ['topic', `${term.vocabulary}:${term.slug}`] as const),
  ...organisation.map((slug) => ['organisation', slug] as const),
];

function chips({ found, collection, at }: SearchEdition, { lang }: Context): Markup {
  const all = found.counts.reduce((sum, { total }) => sum + total, 0);
  const chip = (url: string, name: string, total: number, isCurrent: boolean) =>
    html`<li><a href="${url}"${isCurrent && html` aria-current="page"`}>${name} <strong>${numberInWords(total, lang)}</strong></a></li>`;
  return html`<nav class="counts" aria-label="${SEARCH_WORDS.narrow[lang]}"><ul role="list">${chip(at({ collection: undefined }), SEARCH_WORDS.all[lang], all, collection === null)}${found.counts
    .filter(({ total, collection: name }) => total > 0 || name === collection)
    .map(({ collection: name, total }) =>
      chip(at({ collection: name }), SEARCHED_NAMES[name].all[lang], total, collection === name),
    )}</ul></nav>`;
}

/** What narrows the search beside its words; each may be taken away. */
function filters({ found, organisation, at }: SearchEdition, { lang }: Context): Markup | null {
  const cross = (url: string, label: string) =>
    html`<li>${link(url, html`<span class="hidden">${SEARCH_WORDS.remove[lang]} </span>${label}<span class="cross" aria-hidden="true">×</span>`)}</li>`;
  const items = [
    ...(found.territory ? [cross(at({ territory: undefined, place: undefined }), found.territory.name)] : []),
    ...found.terms.map((term) =>
      cross(
        at({
          topic: found.terms.filter((other) => other !== term).map((other) => `${other.vocabulary}:${other.slug}`),
        }),
        term.label,
      ),
    ),
    ...organisation.map((slug) => cross(at({ organisation: organisation.filter((other) => other !== slug) }), slug)),
  ];
  return items.length === 0
    ? null
    : html`<div class="filters"><ul class="chips" role="list" aria-label="${WORDS.activeFilters[lang]}">${items}</ul></div>`;
}

/** How much was found, and how the words were understood. */
function said({ found, q, place, at }: SearchEdition, context: Context): Markup {
  const { lang } = context;
  const about = found.territory ?? found.named;
  const slips = found.words.filter(({ how }) => how === 'slip');
  const nowhere = found.words.filter(({ how }) => how === 'nowhere').map(({ typed }) => WORDS.quoted[lang](typed));
  const quote = (words: readonly string[]) =>
    listInWords(
      words.map((word) => WORDS.quoted[lang](word)),
      lang,
      'disjunction',
    );
  const lines: Part[] = [
    html`<p class="muted" role="status">${SEARCH_WORDS.results[lang](found.total, found.isCapped)}${q !== '' && ` ${SEARCH_WORDS.for[lang](q)}`}</p>`,
    ...slips.map(({ typed, instead }) => html`<p>${SEARCH_WORDS.instead[lang](typed, quote(instead))}</p>`),
    nowhere.length > 0 && html`<p>${SEARCH_WORDS.nowhere[lang](listInWords(nowhere, lang), nowhere.length === 1)}</p>`,
    about &&
      html`<p>${link(territoryAddress(context, about.code), TERRITORY_WORDS.everythingAbout[lang](about.name))}</p>`,
    found.total > 0 && found.named && html`<p>${SEARCH_WORDS.about[lang](found.named.name)}</p>`,
    place !== null && found.territory === null && html`<p>${SEARCH_WORDS.unknownPlace[lang](place.typed)}</p>`,
    place !== null &&
      place.others.length > 0 &&
      html`<p class="small">${SEARCH_WORDS.others[lang]}${lang === 'fr' && '\u00a0'}: ${joined(
        place.others.map((other) => link(at({ territory: other.code, place: undefined }), placeName(other))),
        ', ',
      )}</p>`,
  ];
  return html`<div class="said">${lines}</div>`;
}

const placeName = ({ name, department }: TerritoryReference): string =>
  department === null ? name : `${name} (${department})`;

function hitMarkup(hit: Hit, context: Context): Markup {
  const { lang } = context;
  const own = foreign(hit.lang, context);
  const where = lineOf(hit, context);
  const big = bigOf(hit, context);
  return html`<article class="hit"><div class="what"><p class="small muted">${hit.kind ?? SEARCHED_NAMES[hit.collection].one[lang]}</p>${big !== null && html`<p class="big">${big}</p>`}</div><div class="body">
${heading(2, link(inLanguage(hit.url, lang), marked(hit.titlePieces)), html` class="title"${own}`)}
${hit.extract.some(({ text }) => text !== '') && html`<p${own}>${marked(hit.extract)}</p>`}
${where !== '' && html`<p class="small muted">${where}</p>`}
</div></article>`;
}

const marked = (pieces: Hit['extract']): Part[] =>
  pieces.map(({ text, isFound }) => (isFound ? html`<mark>${text}</mark>` : text));

/** The language of the page goes along, before a place in the page that is led to. */
function inLanguage(url: string, lang: Language): string {
  if (lang === 'fr') return url;
  const address = new URL(url);
  address.searchParams.set('lang', lang);
  return address.href;
}

/** The one thing of an answer that is seen first: a day, a number. */
function bigOf(hit: Hit, context: Context): Part {
  if (hit.collection === 'chiffres-cles')
    return hit.entry.value.inWords === null ? null : figureValue(hit.entry.value, context);
  if (hit.collection !== 'agenda' || hit.entry.mainOccurrence === null || hit.entry.temporalState === 'postponed')
    return null;
  const { day, month, year } = hit.entry.mainOccurrence.dateBlock;
  return [day, month, context.asOf.startsWith(year) ? '' : year].filter((part) => part !== '').join(' ');
}

/** Where, when, by whom: in one line. */
function lineOf(hit: Hit, context: Context): string {
  const { lang } = context;
  const places = (all: readonly TerritoryReference[]) => all.slice(0, MOST_PLACES).map(placeName).join(', ');
  const parts = (() => {
    switch (hit.collection) {
      case 'agenda':
        return [
          hit.entry.mainOccurrence
            ? occurrenceInWords(timesOf(hit.entry.mainOccurrence), lang)
            : (hit.entry.recurring?.text ?? ''),
          whereInOneLine(hit.entry, context),
        ];
      case 'chiffres-cles':
        return [hit.entry.territory?.name ?? '', hit.entry.source?.label ?? ''];
      case 'initiatives':
      case 'dispositifs':
        return [places(hit.entry.territories)];
      case 'ressources':
        return [hit.entry.publisher?.name ?? '', hit.entry.publicationDate?.slice(0, YEAR_LENGTH) ?? ''];
      case 'structures':
        return [places([...(hit.entry.territory ? [hit.entry.territory] : []), ...hit.entry.areaOfAction])];
      case 'themes':
        return [];
    }
  })();
  return parts.filter((part) => part !== '').join(' · ');
}

const MOST_PLACES = 3;
/** Of `2025-09-11`. */
const YEAR_LENGTH = 4;

/** What may be tried instead. */
function nothing(edition: SearchEdition, { lang }: Context): Markup {
  const { found, at, collection } = edition;
  const all = found.counts.reduce((sum, { total }) => sum + total, 0);
  const offers = [
    collection !== null && all > 0 && link(at({ collection: undefined }), SEARCH_WORDS.elsewhere[lang](all)),
    found.wider &&
      link(
        at({ territory: found.wider.territory.code, place: undefined }),
        SEARCH_WORDS.wider[lang](found.wider.territory.name, found.wider.total),
      ),
    (found.terms.length > 0 || edition.organisation.length > 0) &&
      link(at({ topic: [], organisation: [] }), WORDS.withoutFilters[lang]),
  ].flatMap((offer) => offer || []);
  return html`<div class="empty"><h2>${SEARCH_WORDS.none[lang]}</h2><p>${SEARCH_WORDS.advice[lang]}</p>${offers.length > 0 && html`<ul class="links" role="list">${offers.map((offer) => html`<li>${offer}</li>`)}</ul>`}</div>`;
}

function pagination({ next, self, at }: SearchEdition, { lang }: Context): Markup | null {
  const first = at({});
  if (next === null && self === first) return null;
  return html`<nav class="pages" aria-label="${WORDS.pages[lang]}"><ul role="list">${self !== first && html`<li>${link(first, WORDS.first[lang])}</li>`}${next !== null && html`<li>${link(next, WORDS.next[lang], html` class="action" rel="next"`)}</li>`}</ul></nav>`;
}
