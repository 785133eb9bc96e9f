/** The kinds of entries that are listed, and the collection under whose name each is. */
import type {
  Collection,
  DispositifView,
  EventView,
  InitiativeView,
  KeyFigureView,
  ResourceView,
} from 'ess-shared-types';
import type { EntryKind } from './tables';

export const COLLECTION_OF_KIND = {
  event: 'agenda',
  'key-figure': 'chiffres-cles',
  initiative: 'initiatives',
  resource: 'ressources',
  dispositif: 'dispositifs',
} as const satisfies Partial<Record<EntryKind, Collection>>;
export type ListedKind = keyof typeof COLLECTION_OF_KIND;

export const KIND_OF_COLLECTION = {
  agenda: 'event',
  'chiffres-cles': 'key-figure',
  initiatives: 'initiative',
  ressources: 'resource',
  dispositifs: 'dispositif',
} as const satisfies Record<Collection, ListedKind>;

export const LISTED_KINDS: readonly ListedKind[] = Object.values(KIND_OF_COLLECTION);

/** The view of each kind. */
export interface ListedViews {
  readonly event: EventView;
  readonly 'key-figure': KeyFigureView;
  readonly initiative: InitiativeView;
  readonly resource: ResourceView;
  readonly dispositif: DispositifView;
}
