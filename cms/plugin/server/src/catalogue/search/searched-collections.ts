/** The kind of what the search over everything looks in. */
import { type SearchedCollection } from '../../formats/search-hits';
import type { EntryKind } from '../../publication/tables';

export const KIND_OF_SEARCHED = {
  agenda: 'event',
  'chiffres-cles': 'key-figure',
  initiatives: 'initiative',
  dispositifs: 'dispositif',
  ressources: 'resource',
  structures: 'organisation',
  themes: 'vocabulary',
} as const satisfies Record<SearchedCollection, EntryKind>;
export type SearchedKind = (typeof KIND_OF_SEARCHED)[SearchedCollection];

export const SEARCHED_KINDS: readonly SearchedKind[] = Object.values(KIND_OF_SEARCHED);

export const isSearchedKind = (kind: EntryKind): kind is SearchedKind => SEARCHED_KINDS.some((known) => known === kind);
