/** What readers are given of an entry, by collection and by kind. */
import type { Collection, KindOf, ListedKind } from './collections.js';
import type { DispositifView, EventView, InitiativeView, KeyFigureView, ResourceView } from './views.js';

export interface CollectionViews {
  readonly agenda: EventView;
  readonly 'chiffres-cles': KeyFigureView;
  readonly initiatives: InitiativeView;
  readonly ressources: ResourceView;
  readonly dispositifs: DispositifView;
}

export type ListedViews = { readonly [Name in Collection as KindOf<Name>]: CollectionViews[Name] };
export type ListedView = ListedViews[ListedKind];
