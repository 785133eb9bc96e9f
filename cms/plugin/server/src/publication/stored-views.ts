/**
 * Views as the read model keeps them: finished in each language, without what depends on the moment of the
 * answer (temporal state), on the address of the server, or on the row itself (revision, dates).
 */
import type {
  DispositifView,
  EntryView,
  EventView,
  FigureValueView,
  InitiativeView,
  KeyFigureView,
  Language,
  OccurrenceView,
  OrganisationView,
  ResourceView,
  SavedSelectionView,
  VocabularyView,
} from 'ess-shared-types';
import type { SearchedEntry } from '../words/indexed-words';
import type { OccurrenceRow } from './tables';

type AtAnswer = 'id' | 'pageUrl' | 'firstPublishedAt' | 'changedAt' | 'revision';

export type StoredEntry = Omit<EntryView, AtAnswer>;
export type StoredResource = Omit<ResourceView, AtAnswer>;
export type StoredInitiative = Omit<InitiativeView, AtAnswer>;
export type StoredDispositif = Omit<DispositifView, AtAnswer>;
/** With the former slugs of its terms, by which selections may still name them. */
export type StoredVocabulary = Omit<VocabularyView, 'id' | 'terms'> & {
  readonly terms: readonly (VocabularyView['terms'][number] & { readonly formerSlugs: readonly string[] })[];
};
/** The other figures of a group and the comparison are read at the answer: they are entries of their own. */
export type StoredKeyFigure = Omit<KeyFigureView, AtAnswer | 'groups' | 'comparison' | 'value'> & {
  readonly value: StoredFigureValue;
  readonly groups: readonly Omit<KeyFigureView['groups'][number], 'figures'>[];
};
/** With what it selects, which only the catalogue reads. */
export type StoredSelection = Omit<SavedSelectionView, 'id'> & { readonly items: readonly string[] };
export type StoredEvent = Omit<EventView, AtAnswer | 'temporalState' | 'mainOccurrence' | 'occurrences'> & {
  readonly occurrences: readonly StoredOccurrence[];
};
/** Words that follow from the rest are added at the answer. */
export type StoredOccurrence = Omit<OccurrenceView, 'untilText' | 'dateBlock'>;
export type StoredFigureValue = Omit<FigureValueView, 'inWords'>;
export type StoredOrganisation = Omit<OrganisationView, 'id'>;

/** What projecting one document gives: its views and the rows by which it is found. */
export interface Projection<View> {
  readonly slug: string;
  readonly formerSlugs: readonly string[];
  readonly sortKey: string;
  readonly views: Readonly<Record<Language, View>>;
  /** By whose words it is found. */
  readonly searched: SearchedEntry;
  readonly occurrences: readonly OccurrenceRow[];
  readonly values: readonly (readonly [name: ValueName, value: string])[];
  /** Documents whose change changes this view. */
  readonly dependencies: readonly string[];
}

/** Names under which index rows stand; `territory-own` is the place or territory itself, without its ancestors. */
export type ValueName =
  | 'territory'
  | 'territory-own'
  | 'topic'
  | 'audience'
  | 'lever'
  | 'challenge'
  | 'sector'
  | 'zoning'
  | 'kind'
  | 'status'
  | 'attendance'
  | 'organisation'
  | 'publisher'
  | 'licence'
  | 'series'
  | 'indicator'
  | 'figure-group'
  | 'comparable';
