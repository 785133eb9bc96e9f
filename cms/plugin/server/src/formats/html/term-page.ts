/** The page of a term: what it means as its source says, and what illustrates it in every collection. */
import {
  numberInWords,
  textKey,
  type Collection,
  type CollectionViews,
  type VocabularyTermView,
} from 'ess-shared-types';
import type { TermEdition } from '../term';
import { sentenceCased } from '../themes';
import { link, siteAddress, termAddress } from './addresses';
import { nounOf } from './collections';
import { foreign, heading, type Context } from './context';
import { agendaList } from './lists/agenda';
import { initiativeList } from './lists/initiatives';
import { html, isEmpty, joined, type Markup } from './markup';
import { page } from './page';
import { compactDispositifs, compactResources } from './parts/compact-rows';
import { figureRows } from './parts/figure-rows';
import { masthead } from './parts/masthead';
import { asOfInWords, labelled } from './phrases';
import { SEARCH_WORDS } from './search-words';
import { TERRITORY_WORDS } from './territory-words';
import { WORDS } from './words';

export const termLabel = ({ shortLabel, label }: Pick<VocabularyTermView, 'shortLabel' | 'label'>): string =>
  sentenceCased(shortLabel ?? label);

/** A source that prints no accents says nothing more than its label. */
export const isPrintedOtherwise = (term: Pick<VocabularyTermView, 'shortLabel' | 'label'>): boolean =>
  textKey(sentenceCased(term.label)) !== textKey(termLabel(term));

export function termPage(edition: TermEdition): string {
  const { lang, server, asOf, vocabulary, term, sections, at, termAt } = edition;
  const context: Context = { lang, server, asOf, isFragment: false, titleLevel: 1, listLevel: 3 };
  const label = termLabel(term);
  const printed = sentenceCased(term.label);
  const own = foreign(vocabulary.lang, context);
  const parent = vocabulary.terms.find(({ slug }) => slug === term.parent);
  const narrower = vocabulary.terms.filter((one) => one.parent === term.slug);
  const total = Object.values(sections).reduce((sum, section) => sum + section.total, 0);
  return page({
    lang,
    title: [label, vocabulary.label, new URL(server).host].join(' – '),
    description: term.definition ?? vocabulary.description,
    canonical: at('html'),
    isIndexed: total > 0 || term.definition !== null,
    type: 'website',
    image: null,
    head: [html`<link rel="alternate" type="application/json" title="${`${label} (JSON)`}" href="${at('json')}">\n`],
    masthead: masthead(
      { saved: null, current: null, territories: [], otherLanguage: at('html', lang === 'fr' ? 'en' : 'fr') },
      context,
    ),
    content: html`<nav class="breadcrumb small" aria-label="${WORDS.breadcrumb[lang]}"><ol role="list"><li>${link(siteAddress(context, '/ess/themes'), SEARCH_WORDS.themes[lang])}</li><li${own}>${link(termAt(), vocabulary.label)}</li>${parent && html`<li${own}>${link(termAt(parent.slug), termLabel(parent))}</li>`}<li aria-current="page"${own}>${label}</li></ol></nav>
<header class="head"><h1${own}>${label}</h1>${isPrintedOtherwise(term) && html`<p class="muted"${own}>${printed}</p>`}${term.definition !== null && html`<p class="lead"${foreign('fr', context)}>${term.definition}</p>`}${vocabulary.owner && html`<p class="small muted">${SEARCH_WORDS.source[lang](vocabulary.owner.name)}</p>`}</header>
${narrower.length > 0 && html`<section class="part narrower" aria-labelledby="precisement"><h2 id="precisement">${SEARCH_WORDS.narrower[lang]}</h2><ul class="rows compact" role="list">${narrower.map((one) => html`<li><h3 class="title"${own}>${link(termAt(one.slug), termLabel(one))}</h3>${one.definition !== null && html`<p${foreign('fr', context)}>${one.definition}</p>`}</li>`)}</ul></section>`}
${
  edition.alike.length > 0 &&
  html`<p class="small">${labelled(SEARCH_WORDS[edition.isThroughAlike ? 'throughAlike' : 'alike'][lang], '', lang)}${joined(
    edition.alike.map((one) => link(termAddress(context, one), sentenceCased(one.label))),
    ', ',
  )}</p>`
}
${total === 0 ? html`<p>${SEARCH_WORDS.nothingUnder[lang]}</p>` : sectionsMarkup(edition, context)}`,
    footer: html`<footer class="footer"><div class="wrap"><p>${joined([asOfInWords(asOf, lang), link(at('json'), TERRITORY_WORDS.data[lang])], '. ')}.</p></div></footer>`,
  });
}

type List<Name extends Collection> = (entries: readonly CollectionViews[Name][], context: Context) => Markup;

function sectionsMarkup(edition: TermEdition, context: Context): Markup {
  const part = <Name extends Collection>(name: Name, list: List<Name>): Markup | false =>
    section(name, edition, context, list);
  const acts = [
    part('initiatives', initiativeList),
    part('dispositifs', compactDispositifs),
    part('agenda', agendaList),
  ];
  const tells = [part('chiffres-cles', figureRows), part('ressources', compactResources)];
  const isOneColumn = isEmpty(acts) || isEmpty(tells);
  return html`<div class="${isOneColumn ? 'stack band' : 'halves band'}">${[acts, tells].map((parts) => !isEmpty(parts) && html`<div class="stack">${parts}</div>`)}</div>`;
}

function section<Name extends Collection>(
  name: Name,
  { sections, listAt }: TermEdition,
  context: Context,
  list: List<Name>,
): Markup | false {
  const { lang } = context;
  const { total, entries } = sections[name];
  if (entries.length === 0) return false;
  return html`<section class="part" aria-labelledby="${name}"><div class="headed">${heading(2, TERRITORY_WORDS.titles[name][lang], html` id="${name}"`)}<p class="small">${link(listAt(name), html`${numberInWords(total, lang)} ${nounOf(name, total, lang)}`)}</p></div>${list(entries, context)}</section>`;
}
