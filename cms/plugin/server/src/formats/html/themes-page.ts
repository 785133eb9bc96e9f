/** The vocabularies with their terms and definitions: the glossary, the levers, what a local authority may do. */
import type { InitiativeView, Language, VocabularyView } from 'ess-shared-types';
import { AUDIENCE_VOCABULARY, sentenceCased } from '../themes';
import { link, pageAddress, termAddress } from './addresses';
import { foreign, type Context } from './context';
import { html, joined, type Markup } from './markup';
import { page } from './page';
import { masthead } from './parts/masthead';
import { SEARCH_WORDS } from './search-words';
import { isPrintedOtherwise, termLabel } from './term-page';
import { WORDS } from './words';

interface Asked {
  /** Of one vocabulary; `undefined` for the list of them. */
  readonly slug: string | undefined;
  readonly lang: Language;
  readonly server: string;
  readonly self: string;
  /** Initiatives under terms, by `vocabulary:slug`. */
  readonly examples: ReadonlyMap<string, readonly InitiativeView[]>;
}

export function themesPage(
  vocabularies: readonly VocabularyView[],
  { slug, lang, server, self, examples }: Asked,
): string {
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
    content: only ? vocabulary(only, examples, context) : list(vocabularies, context),
    footer: null,
  });
}

const withLang = (url: string, { lang }: Context): string => (lang === 'fr' ? url : `${url}?lang=${lang}`);

/** What helps to act comes first, then what helps to find. */
const GROUPS: readonly (readonly [title: 'acting' | 'finding', slugs: readonly string[]])[] = [
  ['acting', ['cress-cvl-competences', 'avise-leviers', 'anct-leviers', 'avise-defis', 'avise-manieres-d-agir']],
  ['finding', ['themes', AUDIENCE_VOCABULARY, 'avise-domaines', 'zonages']],
];

function list(vocabularies: readonly VocabularyView[], context: Context): Markup {
  const { lang, server } = context;
  const filled = vocabularies.filter(({ terms }) => terms.length > 0);
  const first = GROUPS.map(
    ([title, slugs]) => [title, slugs.flatMap((slug) => filled.find((one) => one.slug === slug) ?? [])] as const,
  );
  const rest = filled.filter(({ slug }) => !GROUPS.some(([, slugs]) => slugs.includes(slug)));
  const group = (title: 'acting' | 'finding' | 'glossary', members: readonly VocabularyView[]) =>
    members.length > 0 &&
    html`<section class="part" aria-labelledby="${title}"><h2 id="${title}">${SEARCH_WORDS[title][lang]}</h2><ul class="cells" role="list">${members.map(
      (one) =>
        html`<li><h3 class="title"${foreign(one.lang, context)}>${link(withLang(`${server}/ess/themes/${one.slug}`, context), one.label)}</h3><p class="small muted">${SEARCH_WORDS.terms[lang](one.terms.length)}${one.owner && ` · ${one.owner.name}`}</p>${one.description !== null && html`<p${foreign('fr', context)}>${one.description}</p>`}</li>`,
    )}</ul></section>`;
  return html`<header class="head"><h1>${SEARCH_WORDS.themes[lang]}</h1><p class="lead">${SEARCH_WORDS.themesIntroduction[lang]}</p></header>
<div class="stack">${first.map(([title, members]) => group(title, members))}${group('glossary', rest)}</div>`;
}

type Term = VocabularyView['terms'][number];

/** What has the term itself; else what has those that mean the same. */
function illustrationsOf(
  vocabulary: string,
  { slug, mappedTo }: Term,
  examples: ReadonlyMap<string, readonly InitiativeView[]>,
): readonly InitiativeView[] {
  const own = examples.get(`${vocabulary}:${slug}`) ?? [];
  return own.length > 0 ? own : mappedTo.flatMap((name) => examples.get(name) ?? []).slice(0, MOST_EXAMPLES);
}

const MOST_EXAMPLES = 3;

function vocabulary(
  one: VocabularyView,
  examples: ReadonlyMap<string, readonly InitiativeView[]>,
  context: Context,
): Markup {
  const { lang, server } = context;
  const own = foreign(one.lang, context);
  const roots = one.terms.filter(({ parent }) => parent === null || !one.terms.some(({ slug }) => slug === parent));
  const cell = (term: Term, level: 2 | 3): Markup => {
    const inner = level === 2 ? one.terms.filter(({ parent }) => parent === term.slug) : [];
    const label = termLabel(term);
    const printed = sentenceCased(term.label);
    const illustrated = illustrationsOf(one.slug, term, examples);
    return html`<li class="term" id="${term.slug}"><h${level} class="title"${own}>${link(termAddress(context, { vocabulary: one.slug, slug: term.slug }), label)}</h${level}>${isPrintedOtherwise(term) && html`<p${own}>${printed}</p>`}${term.definition !== null && html`<p${foreign('fr', context)}>${term.definition}</p>`}${
      illustrated.length > 0 &&
      html`<p class="small"><span class="muted">${SEARCH_WORDS.examples[lang]}</span> ${joined(
        illustrated.map(
          (entry) =>
            html`<span${foreign(entry.lang, context)}>${link(pageAddress(entry, context), entry.title)}</span>`,
        ),
        ', ',
      )}</p>`
    }${inner.length > 0 && html`<ul class="inner" role="list">${inner.map((child) => cell(child, 3))}</ul>`}</li>`;
  };
  return html`<nav class="breadcrumb small" aria-label="${WORDS.breadcrumb[lang]}"><ol role="list"><li><a href="${withLang(`${server}/ess/themes`, context)}">${SEARCH_WORDS.themes[lang]}</a></li><li aria-current="page"${own}>${one.label}</li></ol></nav>
<header class="head"><h1${own}>${one.label}</h1>${one.description !== null && html`<p class="lead"${foreign('fr', context)}>${one.description}</p>`}${one.owner && html`<p class="muted">${SEARCH_WORDS.source[lang](one.owner.name)}</p>`}</header>
<ul class="cells" role="list">${roots.map((term) => cell(term, 2))}</ul>`;
}
