/** The page of a list: what it is, how to narrow it, what is in it, how to take it along. */
import { safeUrl, TERRITORY_LEVELS } from 'ess-shared-types';
import { sentenceCased } from '../themes';
import { changedList, link, termAddress, territoryAddress } from './addresses';
import { COLLECTION_WORDS, countInWords, noneInWords } from './collections';
import type { AnyEdition, Context } from './context';
import { documentText, html, joined, type Markup } from './markup';
import { page } from './page';
import { pageFooter, sourceLine } from './page-footer';
import { activeFilters, filterList, withoutFilters, type ActiveFilter } from './parts/active-filters';
import { embedBlock } from './parts/embed-block';
import { masthead } from './parts/masthead';
import { alternates, embeddings, openData } from './parts/open-data';
import { searchForm, whenOf } from './parts/search-form';
import { subscribe, SUBSCRIBE_ID } from './parts/subscribe';
import { asOfInWords, labelled, listInWords, uncapitalised } from './phrases';
import { SEARCH_WORDS } from './search-words';
import { placeName } from './territory-page';
import { TERRITORY_WORDS } from './territory-words';
import { WORDS } from './words';

/** `entries` is the markup of what was found; it is not shown when nothing was. */
export function listPage(edition: AnyEdition, entries: Markup, context: Context): string {
  const { lang } = context;
  const { collection, title, total, selection, addresses, saved } = edition;
  const filters = activeFilters(edition, context);
  const logo = safeUrl(saved?.logo);
  return page({
    lang,
    title: pageTitle(edition, context),
    description: COLLECTION_WORDS[collection].description[lang],
    canonical: addresses.self,
    // What somebody happened to look for is no page of a search engine.
    isIndexed: selection.q === undefined,
    type: 'website',
    image: logo === undefined ? null : { url: logo, alternativeText: '' },
    head: [...alternates(edition), ...embeddings(edition), nextLink(edition)],
    masthead: masthead(
      {
        saved,
        current: { collection, isList: true },
        territories: selection.territory,
        otherLanguage: changedList(edition, context, ['lang'], [['lang', lang === 'fr' ? 'en' : 'fr']]),
      },
      context,
    ),
    content: html`<header class="head">
<h1>${title}</h1>
${saved?.retired && html`<p class="status">${WORDS.retired[lang]}</p>`}
<p class="muted">${total > 0 && countInWords(collection, total, lang, timeOf(edition))}</p>
${collection === 'agenda' && tabs(edition, context)}
</header>
<div class="columns">
<div class="content">
${searchForm(edition, context)}
${filterList(filters, edition, context)}
${whereElse(edition, context)}
${foundAt(edition, context)}
${edition.entries.length > 0 ? entries : emptyState(filters, edition, context)}
${pagination(edition, context)}
</div>
<aside class="tools" aria-label="${WORDS.takeAlong[lang]}">
${subscribe(edition, context)}
${openData(edition, context)}
${embedBlock(edition, context)}
</aside>
</div>`,
    footer: pageFooter(edition, context),
  });
}

/** The list alone, for another page to include: absolute links, no style, whose words and under which licence. */
export function listFragment(edition: AnyEdition, entries: Markup, context: Context): string {
  const { lang } = context;
  const filters = activeFilters(edition, context);
  const last = joined(
    [sourceLine(edition, context), asOfInWords(edition.asOf, lang), link(edition.addresses.page, edition.title)],
    '. ',
  );
  return documentText(html`<div class="ess-fragment" lang="${lang}">
${foundAt(edition, context)}
${edition.entries.length > 0 ? entries : html`<p>${noneInWords(edition.collection, labels(filters), lang, timeOf(edition))}</p>`}
<p>${last}</p>
</div>
`);
}

/** No two pages have one title: what is looked for, which page of the list, and whose site. */
function pageTitle({ title, collection, selection, addresses, entries }: AnyEdition, { lang }: Context): string {
  const when = collection === 'agenda' ? whenOf(selection) : undefined;
  return [
    title,
    when === 'past' && WORDS.past[lang],
    when === 'recurring' && WORDS.recurringOnes[lang],
    selection.q !== undefined && WORDS.quoted[lang](selection.q),
    selection.cursor !== undefined && WORDS.continuedAt[lang](entries[0]?.title ?? ''),
    new URL(addresses.server).host,
  ]
    .filter((part) => part !== false)
    .join(' – ');
}

const timeOf = ({ collection, selection }: AnyEdition) => (collection === 'agenda' ? whenOf(selection) : undefined);

const labels = (filters: readonly ActiveFilter[]): string => filters.map(({ label }) => label).join(', ');

const nextLink = ({ addresses }: AnyEdition): Markup =>
  html`${addresses.next !== null && html`<link rel="next" href="${addresses.next}">\n`}`;

function tabs(edition: AnyEdition, context: Context): Markup {
  const { lang } = context;
  const current = whenOf(edition.selection);
  const tab = (when: 'upcoming' | 'past', label: string) =>
    html`<li><a href="${changedList(edition, context, ['when', 'from', 'to', 'days'], when === 'past' ? [['when', when]] : [])}"${current === when && html` aria-current="page"`}>${label}</a></li>`;
  return html`<nav class="tabs" aria-label="${WORDS.period[lang]}"><ul role="list">${tab('upcoming', WORDS.upcoming[lang])}${tab('past', WORDS.past[lang])}<li class="aside"><a href="#${SUBSCRIBE_ID}">${WORDS.subscribe[lang]}</a></li></ul></nav>`;
}

/** Of one territory or term, everything else stands on its page; others have its name; what was typed may be none. */
function whereElse({ territories, narrowing, ...edition }: AnyEdition, context: Context): Markup | null {
  const [term, ...otherTerms] = edition.terms;
  const { lang } = context;
  const [only, ...others] = territories;
  const unknown = narrowing?.unknownPlace ?? null;
  const namesakes = narrowing?.namesakes ?? [];
  const lines = [
    unknown !== null && html`<p class="notice" role="status">${SEARCH_WORDS.unknownPlaceOfList[lang](unknown)}</p>`,
    only &&
      others.length === 0 &&
      html`<p class="small whole-territory">${link(territoryAddress(context, only.code), TERRITORY_WORDS.everythingAbout[lang](only.name))}</p>`,
    term &&
      otherTerms.length === 0 &&
      html`<p class="small whole-territory">${link(termAddress(context, term), SEARCH_WORDS.everythingUnder[lang](sentenceCased(term.label)))}</p>`,
    namesakes.length > 0 &&
      html`<p class="small">${labelled(SEARCH_WORDS.others[lang], '', lang)}${joined(
        namesakes
          .slice(0, MOST_NAMESAKES)
          .map((other) =>
            link(
              changedList({ ...edition, territories }, context, ['territory', 'fallback'], [['territory', other.code]]),
              `${placeName(other)}, ${uncapitalised(TERRITORY_LEVELS[other.level].label[lang])}`,
            ),
          ),
        '\u00a0; ',
      )}</p>`,
  ].filter((line) => line !== false && line !== undefined);
  return lines.length === 0 ? null : html`<div class="of-place">${lines}</div>`;
}

const MOST_NAMESAKES = 6;

function foundAt({ foundAt: found, territories }: AnyEdition, { lang }: Context): Markup | null {
  if (!found) return null;
  const asked = listInWords(
    territories.map(({ name }) => name),
    lang,
    'disjunction',
  );
  return html`<p class="notice">${WORDS.foundAt[lang](asked, found.name)}</p>`;
}

/** One sentence that says what was looked for, then what may be tried instead. */
function emptyState(filters: readonly ActiveFilter[], edition: AnyEdition, context: Context): Markup {
  const { lang } = context;
  const { selection, collection } = edition;
  const canWiden = selection.fallback !== 'up' && selection.territory.some((code) => code !== 'FR');
  const offers = [
    canWiden && link(changedList(edition, context, ['fallback'], [['fallback', 'up']]), WORDS.widen[lang]),
    filters.length > 0 && link(withoutFilters(filters, edition, context), WORDS.withoutFilters[lang]),
    collection === 'agenda' &&
      whenOf(selection) === 'upcoming' &&
      link(changedList(edition, context, ['when', 'days'], [['when', 'past']]), WORDS.seePast[lang]),
  ].filter((offer) => offer !== false);
  return html`<div class="empty"><p>${noneInWords(collection, labels(filters), lang, timeOf(edition))}</p>${offers.length > 0 && html`<ul class="links" role="list">${offers.map((offer) => html`<li>${offer}</li>`)}</ul>`}</div>`;
}

function pagination(edition: AnyEdition, context: Context): Markup | null {
  const { lang } = context;
  const { addresses, selection } = edition;
  if (addresses.next === null && selection.cursor === undefined) return null;
  return html`<nav class="pages" aria-label="${WORDS.pages[lang]}"><ul role="list">${selection.cursor !== undefined && html`<li>${link(changedList(edition, context, []), WORDS.first[lang])}</li>`}${addresses.next !== null && html`<li>${link(addresses.next, WORDS.next[lang], html` class="action" rel="next"`)}</li>`}</ul></nav>`;
}
