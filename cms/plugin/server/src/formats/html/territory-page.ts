/**
 * The page of a territory: all collections together, each with its own entries first, then with those of the territory
 * around it that has some, under a heading that says which.
 */
import {
  COLLECTION_NAMES,
  numberInWords,
  parseSelection,
  SELECTION_RULES,
  TERRITORY_LEVELS,
  type Collection,
  type CollectionViews,
  type TerritoryReference,
} from 'ess-shared-types';
import { EMBED_FRAME_FILE, EMBED_RESIZE_FILE, snippets, WIDGETS_PATH } from '../embed-snippets';
import type { SomeTerritories, TerritoryEdition, TerritorySection } from '../territory';
import { link, territoryAddress } from './addresses';
import { nounOf } from './collections';
import { heading, type Context } from './context';
import { agendaList } from './lists/agenda';
import { initiativeList } from './lists/initiatives';
import { documentText, html, joined, type Markup } from './markup';
import { page } from './page';
import { webcalAddress } from './parts/calendar-links';
import { compactDispositifs, compactResources } from './parts/compact-rows';
import { figureRows } from './parts/figure-rows';
import { masthead } from './parts/masthead';
import { placeForm } from './parts/place-form';
import { asOfInWords } from './phrases';
import { PAGE_STYLE } from './style';
import { TERRITORY_WORDS, widerInWords } from './territory-words';
import { WORDS } from './words';

const contextOf = ({ lang, server, asOf }: TerritoryEdition): Context => ({
  lang,
  server,
  asOf,
  isFragment: false,
  titleLevel: 1,
});

/** « Durtal (Maine-et-Loire) ». */
export const placeName = ({ name, department }: TerritoryReference): string =>
  department === null || department === name ? name : `${name} (${department})`;

export function territoryPage(edition: TerritoryEdition): string {
  const { lang, server, territory, at, listAt, asOf } = edition;
  const context = contextOf(edition);
  const name = placeName(territory);
  return page({
    lang,
    title: [name, TERRITORY_WORDS.subject[lang], new URL(server).host].join(' – '),
    description: TERRITORY_WORDS.description[lang](name),
    canonical: at('html'),
    // Thousands of communes have nothing of their own: their pages say what stands around them, and are not listed.
    isIndexed: hasOwn(edition),
    type: 'website',
    image: null,
    head: [
      html`<link rel="alternate" type="application/json" title="${`${name} (JSON)`}" href="${at('json')}">\n`,
      html`<link rel="alternate" type="text/calendar" title="${`${TERRITORY_WORDS.calendar[lang]} – ${name}`}" href="${listAt('agenda', territory.code, 'ics')}">\n`,
      html`<link rel="alternate" type="application/rss+xml" title="${`${TERRITORY_WORDS.newEvents[lang]} – ${name}`}" href="${listAt('agenda', territory.code, 'rss')}">\n`,
      html`<link rel="alternate" type="application/rss+xml" title="${`${TERRITORY_WORDS.newResources[lang]} – ${name}`}" href="${listAt('ressources', territory.code, 'rss')}">\n`,
    ],
    masthead: masthead(
      {
        saved: null,
        current: 'territories',
        territories: [territory.code],
        otherLanguage: at('html', lang === 'fr' ? 'en' : 'fr'),
      },
      context,
    ),
    content: html`<header class="hello place-head">
${breadcrumb(edition, context)}
<h1>${territory.name}</h1>
<p class="muted">${facts(edition)}</p>
${counts(edition, context)}
${goElsewhere(edition, context)}
</header>
${sections(edition, context)}
${around(edition, context)}
${takeAlong(edition, context)}`,
    footer: html`<footer class="footer"><div class="wrap"><p>${asOfInWords(asOf, lang)}.</p></div></footer>`,
  });
}

/** The same in a frame of another site: links open in the whole window. */
export function territoryFrame(edition: TerritoryEdition): string {
  const { lang, server, territory, at } = edition;
  const context = contextOf(edition);
  const title = [TERRITORY_WORDS.subject[lang], placeName(territory)].join(' – ');
  return documentText(html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<base target="_top">
<title>${title}</title>
<link rel="canonical" href="${at('html')}">
<style>${{ html: PAGE_STYLE }}</style>
<script defer src="${server}${WIDGETS_PATH}/${EMBED_FRAME_FILE}"></script>
</head>
<body class="embedded">
<main>
<h1>${territory.name}</h1>
${sections(edition, context)}
<p class="whole">${link(at('html'), html`${TERRITORY_WORDS.page[lang]}<span class="hidden"> ${territory.name}</span>`)}</p>
</main>
</body>
</html>
`);
}

export const hasOwn = ({ sections: all, territory }: TerritoryEdition): boolean =>
  territory.level === 'country' ||
  COLLECTION_NAMES.some((collection) => all[collection].steps.some((step) => step.territory.code === territory.code));

function breadcrumb({ enclosing, territory }: TerritoryEdition, context: Context): Markup {
  const { lang } = context;
  const wider = [...enclosing].reverse();
  return html`<nav class="breadcrumb small" aria-label="${WORDS.breadcrumb[lang]}"><ol role="list"><li>${link(territoryAddress(context), TERRITORY_WORDS.all[lang])}</li>${wider.map(({ code, name }) => html`<li>${link(territoryAddress(context, code), name)}</li>`)}<li aria-current="page">${territory.name}</li></ol></nav>`;
}

const MOST_POSTAL_CODES = 3;

function facts({ territory, lang }: TerritoryEdition): Markup {
  const { level, postalCodes, population } = territory;
  return joined(
    [
      TERRITORY_LEVELS[level].label[lang],
      postalCodes.length <= MOST_POSTAL_CODES && postalCodes.join(', '),
      population !== null && population > 0 && TERRITORY_WORDS.inhabitants[lang](population),
    ],
    ' · ',
  );
}

/** How much there is of each collection, leading to it on this page. */
function counts({ sections: all }: TerritoryEdition, { lang }: Context): Markup | null {
  const items = COLLECTION_NAMES.filter((collection) => all[collection].total > 0).map(
    (collection) =>
      html`<li><a href="#${collection}"><strong>${numberInWords(all[collection].total, lang)}</strong> ${nounOf(collection, all[collection].total, lang)}</a></li>`,
  );
  return items.length === 0
    ? null
    : html`<nav class="counts" aria-label="${TERRITORY_WORDS.contents[lang]}"><ul role="list">${items}</ul></nav>`;
}

/** What holds communes leads to one of them; a commune leads anywhere. */
function goElsewhere({ territory }: TerritoryEdition, context: Context): Markup {
  const isWide = ['epci', 'department', 'region'].includes(territory.level);
  return placeForm(
    {
      label: TERRITORY_WORDS[isWide ? 'goTo' : 'goElsewhere'][context.lang],
      submit: TERRITORY_WORDS.go[context.lang],
      q: '',
      within: isWide ? territory.code : null,
      help: null,
    },
    context,
  );
}

function sections(edition: TerritoryEdition, context: Context): Markup {
  // What a place does on one side, what helps to understand and to act on the other: columns of about the same height.
  return html`<div class="halves">
<div class="stack">
${section('agenda', edition, context, agendaList)}
${section('initiatives', edition, context, initiativeList)}
${section('dispositifs', edition, context, compactDispositifs)}
</div>
<div class="stack">
${section('chiffres-cles', edition, context, figureRows)}
${section('ressources', edition, context, compactResources)}
</div>
</div>`;
}

type List<Name extends Collection> = (entries: readonly CollectionViews[Name][], context: Context) => Markup;

function section<Name extends Collection>(
  name: Name,
  edition: TerritoryEdition,
  context: Context,
  list: List<Name>,
): Markup {
  const { territory, listAt } = edition;
  const { lang } = context;
  const { total, steps }: TerritorySection<CollectionViews[Name]> = edition.sections[name];
  const isOwn = steps[0]?.territory.code === territory.code;
  const whole = link(listAt(name, territory.code), TERRITORY_WORDS.whole[name][lang]);
  // A column of figures is a ladder: every level of it has its name.
  const isLadder = name === 'chiffres-cles' && steps.length > 0;
  return html`<section class="part" aria-labelledby="${name}"><div class="headed"><h2 id="${name}">${TERRITORY_WORDS.titles[name][lang]}</h2>${total > 0 && html`<p class="small">${whole}</p>`}</div>
${!isOwn && html`<p class="muted none">${TERRITORY_WORDS.noneFor[lang](TERRITORY_WORDS.none[name][lang], territory.name)}${name === 'agenda' && html` ${link(pastOf(edition), TERRITORY_WORDS.past[lang])}`}</p>`}
<div class="${isLadder ? 'ladder' : 'steps'}">${steps.map(({ territory: reached, entries, total: held }) => {
    const isHere = reached.code === territory.code;
    const isNamed = !isHere || isLadder;
    const named = isHere ? territory.name : widerInWords(reached, lang);
    const inside = list(entries, { ...context, listLevel: isNamed ? 4 : 3 });
    const isCut = held > entries.length && !isHere && name !== 'dispositifs' && name !== 'ressources';
    return html`<div class="${isHere ? 'step here' : 'step'}">${isNamed && heading(3, named, html` class="step-name"`)}${inside}${isCut && html`<p class="small more">${link(listAt(name, reached.code), html`${TERRITORY_WORDS.whole[name][lang]} <span class="muted">(${numberInWords(held, lang)})</span><span class="hidden"> – ${reached.name}</span>`)}</p>`}</div>`;
  })}</div></section>`;
}

const pastOf = ({ listAt, territory }: TerritoryEdition): string => {
  const address = new URL(listAt('agenda', territory.code));
  address.searchParams.set('when', 'past');
  return address.href;
};

function around({ inside, beside, enclosing, territory }: TerritoryEdition, context: Context): Markup {
  const { lang } = context;
  const names = (places: readonly TerritoryReference[], count: number) =>
    html`<ul class="links" role="list">${places.map(({ code, name }) => html`<li>${link(territoryAddress(context, code), name)}</li>`)}${count > places.length && html`<li class="muted">${TERRITORY_WORDS.more[lang](count - places.length)}</li>`}</ul>`;
  const group = (title: string, { some, total }: SomeTerritories) =>
    some.length > 0 && html`<div>${heading(3, title)}${names(some, total)}</div>`;
  return html`<section class="band part" aria-labelledby="autour"><h2 id="autour">${TERRITORY_WORDS.around[lang]}</h2><div class="places">
${group(TERRITORY_WORDS.enclosing[lang], { some: enclosing, total: enclosing.length })}
${beside.within && group(TERRITORY_WORDS.beside[lang](beside.within.name), beside)}
${group(TERRITORY_WORDS.inside[lang](territory.name), inside)}
</div></section>`;
}

function takeAlong(edition: TerritoryEdition, context: Context): Markup {
  const { lang } = context;
  const { territory, at, listAt } = edition;
  const ics = listAt('agenda', territory.code, 'ics');
  return html`<section class="band part" aria-labelledby="emporter"><h2 id="emporter">${TERRITORY_WORDS.takeAlong[lang]}</h2>
<ul class="links" role="list"><li><a href="${webcalAddress(ics)}">${TERRITORY_WORDS.subscribe[lang]}</a></li><li>${link(ics, TERRITORY_WORDS.calendar[lang])}</li><li>${link(listAt('agenda', territory.code, 'rss'), TERRITORY_WORDS.newEvents[lang])}</li><li>${link(listAt('ressources', territory.code, 'rss'), TERRITORY_WORDS.newResources[lang])}</li><li>${link(at('json'), TERRITORY_WORDS.data[lang])}</li></ul>
<details class="embed" id="integrer"><summary>${TERRITORY_WORDS.embed[lang]}</summary>${heading(3, TERRITORY_WORDS.frame[lang])}<pre><code>${frameSnippet(edition)}</code></pre>${heading(3, TERRITORY_WORDS.element[lang])}<pre><code>${agendaSnippet(edition)}</code></pre></details>
</section>`;
}

/** Ready to paste: a frame that grows with its content. */
export function frameSnippet({ lang, server, territory, at }: TerritoryEdition): string {
  const title = `${TERRITORY_WORDS.subject[lang]} – ${placeName(territory)}`;
  const fallback = html`<a href="${at('html')}">${title}</a>`.html;
  return `<iframe src="${html`${at('frame')}`.html}" title="${html`${title}`.html}" loading="lazy" width="100%" height="1200">${fallback}</iframe><script async src="${server}${WIDGETS_PATH}/${EMBED_RESIZE_FILE}"></script>`;
}

function agendaSnippet({ lang, server, territory, listAt }: TerritoryEdition): string | null {
  const parsed = parseSelection([['territory', territory.code]], { rules: SELECTION_RULES.agenda });
  if (!parsed.ok) return null;
  const page = listAt('agenda', territory.code);
  return snippets({
    collection: 'agenda',
    title: `${TERRITORY_WORDS.titles.agenda[lang]} – ${placeName(territory)}`,
    selection: parsed.selection,
    lang,
    addresses: { self: page, page, formats: {}, next: null, server },
  }).element;
}
