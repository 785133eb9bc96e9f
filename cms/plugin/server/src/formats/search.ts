/** The answer of a search, and its form for programs. */
import type { Language, TerritoryReference } from 'ess-shared-types';
import type { Hit, SearchedCollection, SearchPage } from './search-hits';

/** What may be changed of a search to make another one. */
export interface SearchChange {
  readonly format?: 'html' | 'json';
  readonly q?: string;
  readonly collection?: SearchedCollection | undefined;
  readonly territory?: string | undefined;
  readonly place?: string | undefined;
  readonly topic?: readonly string[];
  readonly organisation?: readonly string[];
  readonly lang?: Language;
}

/** What a search page and its JSON are made from. Addresses are absolute. */
export interface SearchEdition {
  readonly found: SearchPage;
  readonly q: string;
  readonly lang: Language;
  /** What was typed as a territory, and the other places of that name. */
  readonly place: { readonly typed: string; readonly others: readonly TerritoryReference[] } | null;
  readonly collection: SearchedCollection | null;
  readonly organisation: readonly string[];
  readonly server: string;
  /** The address of the same search, changed; its first page. */
  readonly at: (changed: SearchChange) => string;
  readonly self: string;
  /** The next page, in the same form; `null` on the last one. */
  readonly next: string | null;
}

export function searchJson({ found, q, lang, collection, at, self, next }: SearchEdition): string {
  return JSON.stringify({
    asOf: found.asOf,
    lang,
    q,
    total: found.total,
    isCapped: found.isCapped,
    matched: found.hits.length === 0 ? 'none' : found.whole > 0 ? 'all' : 'some',
    words: found.words.map(({ typed, how, instead }) => ({ typed, found: how, instead })),
    territory: found.territory ?? found.named,
    collection,
    counts: found.counts,
    wider: found.wider && {
      ...found.wider,
      url: at({ format: 'json', territory: found.wider.territory.code, place: undefined }),
    },
    links: { self, page: at({ format: 'html' }), next },
    nodes: found.hits.map((hit, index) => ({ ...hitJson(hit), hasAllWords: index < found.whole })),
  });
}

const hitJson = ({ collection, slug, title, lang, kind, titlePieces, extract, url, entry }: Hit) => ({
  collection,
  slug,
  title,
  lang,
  kind,
  titlePieces,
  extract,
  url,
  entry,
});

/** OpenSearch Suggestions 1.1: what was typed, what it may become, what each is, where each leads. */
export const SUGGESTIONS_TYPE = 'application/x-suggestions+json; charset=utf-8';
const MOST_SUGGESTIONS = 10;

/** What may be gone to: a place of this name first. */
export interface Suggestion {
  readonly title: string;
  readonly what: string;
  readonly url: string;
}

export const suggestedHit = (hit: Hit, lang: Language): Suggestion => ({
  title: hit.title,
  what: hit.kind ?? SEARCHED_NAMES[hit.collection].one[lang],
  url: hit.url,
});

export function suggestionsJson(typed: string, suggestions: readonly Suggestion[]): string {
  const shown = suggestions.slice(0, MOST_SUGGESTIONS);
  return JSON.stringify([
    typed,
    shown.map(({ title }) => title),
    shown.map(({ what }) => what),
    shown.map(({ url }) => url),
  ]);
}

interface Named {
  /** « Rendez-vous », of one. */
  readonly one: Readonly<Record<Language, string>>;
  /** As the name of the whole. */
  readonly all: Readonly<Record<Language, string>>;
}

/** How what is searched is called. */
export const SEARCHED_NAMES: Readonly<Record<SearchedCollection, Named>> = {
  agenda: { one: { fr: 'Rendez-vous', en: 'Event' }, all: { fr: 'Rendez-vous', en: 'Events' } },
  'chiffres-cles': { one: { fr: 'Chiffre clé', en: 'Key figure' }, all: { fr: 'Chiffres clés', en: 'Key figures' } },
  initiatives: { one: { fr: 'Initiative', en: 'Initiative' }, all: { fr: 'Initiatives', en: 'Initiatives' } },
  dispositifs: { one: { fr: 'Dispositif', en: 'Scheme' }, all: { fr: 'Dispositifs', en: 'Schemes' } },
  ressources: { one: { fr: 'Ressource', en: 'Resource' }, all: { fr: 'Ressources', en: 'Resources' } },
  structures: { one: { fr: 'Structure', en: 'Organisation' }, all: { fr: 'Structures', en: 'Organisations' } },
  themes: { one: { fr: 'Thème', en: 'Topic' }, all: { fr: 'Thèmes et mots', en: 'Topics and words' } },
};
