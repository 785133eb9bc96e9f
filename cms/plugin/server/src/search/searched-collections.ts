/** What the search over everything looks in, and under which stem of an address each is. */
import type { Collection } from 'ess-shared-types';
import type { EntryKind } from '../publication/tables';

export const SEARCHED_COLLECTIONS = [
  'agenda',
  'chiffres-cles',
  'initiatives',
  'dispositifs',
  'ressources',
  'structures',
  'themes',
] as const satisfies readonly (Collection | 'structures' | 'themes')[];
export type SearchedCollection = (typeof SEARCHED_COLLECTIONS)[number];

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

export const isSearchedCollection = (text: string): text is SearchedCollection =>
  SEARCHED_COLLECTIONS.some((name) => name === text);

export const isSearchedKind = (kind: EntryKind): kind is SearchedKind => SEARCHED_KINDS.some((known) => known === kind);
