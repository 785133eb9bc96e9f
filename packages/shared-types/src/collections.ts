/**
 * The collections, one row each: what every layer has to know of one. What a layer alone knows stands in a table of its
 * own, mapped over these names, so that a new row is refused until each has said its part.
 */
import type { Reach } from './selection.js';
import type { VocabularyEntry } from './vocabularies.js';

/** The formats, by the ending of their addresses; `html` has none. */
export const FORMAT_NAMES = ['html', 'ics', 'rss', 'atom', 'feed.json', 'json', 'jsonld', 'csv', 'geojson'] as const;
export type FormatName = (typeof FORMAT_NAMES)[number];

/** Formats that are read page by page; the others carry the whole selection. */
export const PAGED_FORMATS: readonly FormatName[] = ['html', 'json'];
/** Formats that tell the news alone. */
export const NEWS_FORMATS: readonly FormatName[] = ['rss', 'atom', 'feed.json'];

interface CollectionRow extends VocabularyEntry {
  /** What an entry of it is. */
  readonly kind: string;
  /** Stem of the address of one entry: the agenda lists rendez-vous. */
  readonly stem: string;
  /** The element that shows it on other sites, where there is one. */
  readonly element: `ess-${string}` | null;
  /** What a territory means where `reach` is not said; a figure is of its territory exactly, which no value says. */
  readonly reach: Reach | null;
  /** The formats that it has, the page for people first. */
  readonly formats: readonly FormatName[];
}

export const COLLECTIONS = {
  agenda: {
    stored: 'collection_agenda',
    label: { fr: 'Agenda', en: 'Agenda' },
    kind: 'event',
    stem: 'rendez-vous',
    element: 'ess-agenda',
    reach: 'both',
    formats: ['html', 'ics', 'rss', 'atom', 'feed.json', 'json', 'jsonld', 'csv'],
  },
  'chiffres-cles': {
    stored: 'collection_chiffres_cles',
    label: { fr: 'Chiffres clés', en: 'Key figures' },
    kind: 'key-figure',
    stem: 'chiffres-cles',
    element: 'ess-key-figures',
    reach: null,
    formats: ['html', 'json', 'jsonld', 'csv'],
  },
  initiatives: {
    stored: 'collection_initiatives',
    label: { fr: 'Initiatives', en: 'Initiatives' },
    kind: 'initiative',
    stem: 'initiatives',
    element: 'ess-initiatives',
    reach: 'within',
    formats: ['html', 'json', 'geojson', 'jsonld', 'csv'],
  },
  ressources: {
    stored: 'collection_ressources',
    label: { fr: 'Ressources', en: 'Resources' },
    kind: 'resource',
    stem: 'ressources',
    element: 'ess-resources',
    reach: 'both',
    formats: ['html', 'rss', 'atom', 'json', 'jsonld', 'csv'],
  },
  dispositifs: {
    stored: 'collection_dispositifs',
    label: { fr: 'Dispositifs', en: 'Schemes' },
    kind: 'dispositif',
    stem: 'dispositifs',
    element: null,
    reach: 'both',
    formats: ['html', 'json', 'jsonld', 'csv'],
  },
} as const satisfies Readonly<Record<string, CollectionRow>>;
export type Collection = keyof typeof COLLECTIONS;

/** The kind of the entries of a collection. */
export type KindOf<Name extends Collection> = (typeof COLLECTIONS)[Name]['kind'];
/** The kinds of entries that are listed. */
export type ListedKind = KindOf<Collection>;

/** Those that can be shown on other sites. */
export type EmbeddedCollection = {
  [Name in Collection]: (typeof COLLECTIONS)[Name]['element'] extends string ? Name : never;
}[Collection];

export const isEmbedded = (name: Collection): name is EmbeddedCollection => COLLECTIONS[name].element !== null;

const isCollection = (name: string): name is Collection => Object.hasOwn(COLLECTIONS, name);

export const COLLECTION_NAMES: readonly Collection[] = /* @__PURE__ */ Object.keys(COLLECTIONS).filter(isCollection);
export const EMBEDDED_COLLECTIONS: readonly EmbeddedCollection[] = /* @__PURE__ */ COLLECTION_NAMES.filter(isEmbedded);
export const LISTED_KINDS: readonly ListedKind[] = /* @__PURE__ */ COLLECTION_NAMES.map(
  (name) => COLLECTIONS[name].kind,
);

/** The collection that lists a kind of entries. */
export function collectionOf(kind: ListedKind): Collection {
  const found = COLLECTION_NAMES.find((name) => COLLECTIONS[name].kind === kind);
  if (!found) throw new RangeError(`No collection lists ${kind}`);
  return found;
}
