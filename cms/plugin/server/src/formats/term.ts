/** A term of a vocabulary with what illustrates it, as data. */
import {
  BARE_VOCABULARIES,
  COLLECTION_NAMES,
  type Collection,
  type CollectionViews,
  type Language,
  type TermReference,
  type VocabularyTermView,
  type VocabularyView,
} from 'ess-shared-types';
import { AUDIENCE_VOCABULARY } from './themes';

/** What a collection has of a term. */
export interface TermSection<View> {
  readonly total: number;
  readonly entries: readonly View[];
}
export type TermSections = { readonly [Name in Collection]: TermSection<CollectionViews[Name]> };

export interface TermEdition {
  readonly lang: Language;
  /** Without a final slash. */
  readonly server: string;
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
  readonly vocabulary: VocabularyView;
  readonly term: VocabularyTermView;
  readonly sections: TermSections;
  /** Terms of other vocabularies that mean the same. */
  readonly alike: readonly TermReference[];
  /** Little is tagged with the term itself: what is shown is of those too. */
  readonly isThroughAlike: boolean;
  readonly at: (form: 'html' | 'json', lang?: Language) => string;
  /** The whole list of a collection under this term. */
  readonly listAt: (collection: Collection) => string;
  /** The page of another term of the vocabulary; of the vocabulary itself without one. */
  readonly termAt: (slug?: string) => string;
}

/** How entries are asked for by a term: publics have a name of their own, the neutral themes are written bare. */
export const termFilter = (vocabulary: string, slug: string): readonly [name: 'topic' | 'audience', value: string] =>
  vocabulary === AUDIENCE_VOCABULARY
    ? ['audience', slug]
    : ['topic', vocabulary === BARE_VOCABULARIES.topic ? slug : `${vocabulary}:${slug}`];

export function termJson({
  lang,
  asOf,
  vocabulary,
  term,
  sections,
  alike,
  isThroughAlike,
  at,
  listAt,
}: TermEdition): string {
  const { terms, ...of } = vocabulary;
  return JSON.stringify({
    asOf,
    lang,
    vocabulary: of,
    term,
    narrower: terms.filter(({ parent }) => parent === term.slug),
    alike,
    isThroughAlike,
    collections: COLLECTION_NAMES.map((collection) => ({
      collection,
      total: sections[collection].total,
      url: listAt(collection),
      nodes: sections[collection].entries,
    })),
    links: { self: at('json'), page: at('html') },
  });
}
