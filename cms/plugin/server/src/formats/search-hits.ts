/** What the search over everything looks in, under which stem of an address, and how its answers look. */
import type {
  Collection,
  DispositifView,
  EventView,
  InitiativeView,
  KeyFigureView,
  Language,
  OrganisationView,
  ResourceView,
  TermReference,
  TerritoryReference,
} from 'ess-shared-types';

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

export const isSearchedCollection = (text: string): text is SearchedCollection =>
  SEARCHED_COLLECTIONS.some((name) => name === text);

/** A piece of text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** A term of a vocabulary, or a whole vocabulary where `slug` is that of none of its terms. */
export interface ThemeView {
  readonly vocabulary: string;
  readonly slug: string | null;
  readonly label: string;
  readonly definition: string | null;
}

/** The view of an answer, by collection. */
export interface SearchedViews {
  readonly agenda: EventView;
  readonly 'chiffres-cles': KeyFigureView;
  readonly initiatives: InitiativeView;
  readonly dispositifs: DispositifView;
  readonly ressources: ResourceView;
  readonly structures: OrganisationView;
  readonly themes: ThemeView;
}

export interface HitOf<Name extends SearchedCollection> {
  readonly collection: Name;
  readonly slug: string;
  readonly title: string;
  /** Of the title and of the passage. */
  readonly lang: Language;
  /** « Webinaire », « Étude », « Structure ». */
  readonly kind: string | null;
  /** The title and the passage that holds the words, in pieces. */
  readonly titlePieces: readonly Piece[];
  readonly extract: readonly Piece[];
  /** The page for people. */
  readonly url: string;
  readonly entry: SearchedViews[Name];
}
/** Told apart by `collection`. */
export type Hit = { [Name in SearchedCollection]: HitOf<Name> }[SearchedCollection];

/** A word that was looked for, and how it was found. */
export interface SearchedWord {
  readonly typed: string;
  readonly how: 'word' | 'beginning' | 'slip' | 'nowhere';
  /** The words that were meant instead, for a slip. */
  readonly instead: readonly string[];
}

/** A page of what was found. */
export interface SearchPage {
  readonly words: readonly SearchedWord[];
  /** There are more than were counted. */
  readonly isCapped: boolean;
  readonly hits: readonly Hit[];
  /** How many of the first of these have all that was looked for; the others have most of it. */
  readonly whole: number;
  /** Answers of the collection asked for, or of all. */
  readonly total: number;
  readonly counts: readonly { readonly collection: SearchedCollection; readonly total: number }[];
  readonly hasNextPage: boolean;
  /** The territory asked for, and the one that the words name. */
  readonly territory: TerritoryReference | null;
  readonly named: TerritoryReference | null;
  readonly terms: readonly TermReference[];
  /** Where the same search finds something, when it finds nothing in the territory asked for. */
  readonly wider: { readonly territory: TerritoryReference; readonly total: number } | null;
  /** Instant of the answer, ISO 8601. */
  readonly asOf: string;
}
