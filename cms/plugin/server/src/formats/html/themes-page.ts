/** The vocabularies with their terms and definitions: the glossary, the levers, what a local authority may do. */
import type { Language, VocabularyView } from 'ess-shared-types';
import { AUDIENCE_VOCABULARY, sentenceCased } from '../themes';
import { link } from './addresses';
import { foreign, type Context } from './context';
import { html, type Markup } from './markup';
import { page } from './page';
import { masthead } from './parts/masthead';
import { SEARCH_WORDS } from './search-words';
import { WORDS } from './words';

interface Asked {
  /** Of one vocabulary; `undefined` for the list of them. */
  readonly slug: string | undefined;
  readonly lang: Language;
  readonly server: string;
  readonly self: string;
}

export function themesPage(vocabularies: readonly VocabularyView[], { slug, lang, server, self }: Asked): string {
  const context: Context = { lang, server, asOf: '', isFragment: false, titleLevel: 1 };
  const [only] = slug === undefined ? [] : vocabularies;
  const stem = self.replace(/\?.*$/, '');
  return page({
    lang,
    title: [only?.label ?? SEARCH_WORDS.themes[lang], new URL(server).host].join(' – '),
    description: only?.description ?? SEARCH_WORDS.themesIntroduction[lang],
    canonical: self,
    isIndexed: true,
    type: 'website',
    image: null,
    head: [],
    masthead: masthead(
      { saved: null, current: null, territories: [], otherLanguage: lang === 'fr' ? `${stem}?lang=en` : stem },
      context,
    ),
    content: only ? vocabulary(only, context) : list(vocabularies, context),
    footer: null,
  });
}

const withLang = (url: string, { lang }: Context): string => (lang === 'fr' ? url : `${url}?lang=${lang}`);

function list(vocabularies: readonly VocabularyView[], context: Context): Markup {
  const { lang, server } = context;
  return html`<header class="head"><h1>${SEARCH_WORDS.themes[lang]}</h1><p class="lead">${SEARCH_WORDS.themesIntroduction[lang]}</p></header>
<ul class="rows" role="list">${vocabularies
    .filter(({ terms }) => terms.length > 0)
    .map(
      (one) =>
        html`<li><h2 class="title"${foreign(one.lang, context)}>${link(withLang(`${server}/ess/themes/${one.slug}`, context), one.label)}</h2><p class="small muted">${SEARCH_WORDS.terms[lang](one.terms.length)}${one.owner && ` · ${one.owner.name}`}</p>${one.description !== null && html`<p${foreign('fr', context)}>${one.description}</p>`}</li>`,
    )}</ul>`;
}

function vocabulary(one: VocabularyView, context: Context): Markup {
  const { lang, server } = context;
  const roots = one.terms.filter(({ parent }) => parent === null || !one.terms.some(({ slug }) => slug === parent));
  const label = (term: VocabularyView['terms'][number]) => sentenceCased(term.shortLabel ?? term.label);
  const markup = (term: VocabularyView['terms'][number], level: 2 | 3): Markup => {
    const inner = level === 2 ? one.terms.filter(({ parent }) => parent === term.slug) : [];
    const printed = sentenceCased(term.label);
    const address = withLang(`${server}/ess/recherche`, context);
    const query = `topic=${one.slug}:${term.slug}`;
    const related = `${address}${address.includes('?') ? '&' : '?'}${query}`;
    return html`<section class="term" id="${term.slug}"><h${level}${foreign(one.lang, context)}>${label(term)}</h${level}>${printed !== label(term) && html`<p${foreign(one.lang, context)}>${printed}</p>`}${term.definition !== null && html`<p${foreign('fr', context)}>${term.definition}</p>`}${one.slug !== AUDIENCE_VOCABULARY && html`<p class="small">${link(related, html`${SEARCH_WORDS.see[lang]}<span class="hidden">${lang === 'fr' && '\u00a0'}: ${label(term)}</span>`)}</p>`}${inner.map((child) => markup(child, 3))}</section>`;
  };
  return html`<nav class="breadcrumb small" aria-label="${WORDS.breadcrumb[lang]}"><ol role="list"><li><a href="${withLang(`${server}/ess/themes`, context)}">${SEARCH_WORDS.themes[lang]}</a></li><li aria-current="page"${foreign(one.lang, context)}>${one.label}</li></ol></nav>
<header class="head"><h1${foreign(one.lang, context)}>${one.label}</h1>${one.description !== null && html`<p class="lead"${foreign('fr', context)}>${one.description}</p>`}${one.owner && html`<p class="muted">${SEARCH_WORDS.source[lang](one.owner.name)}</p>`}</header>
<div class="terms">${roots.map((term) => markup(term, 2))}</div>`;
}
