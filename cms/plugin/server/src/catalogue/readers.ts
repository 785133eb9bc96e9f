/** How each collection is read: its statements, and the finish of its rows. */
import type { Knex } from 'knex';
import { COLLECTIONS, type Collection, type CollectionViews, type Language } from 'ess-shared-types';
import type { StoredDispositif, StoredEvent, StoredInitiative, StoredResource } from '../publication/stored-views';
import type { TerritoryIndex } from '../territories/territory-index';
import { answerEntry, answerEvent, type ServerFacts } from './answered-views';
import type { Criteria, Found } from './conditions';
import type { Position } from './cursor';
import { matchingEntries, pageOfEntries } from './entry-query';
import { factsOf, readView, type EntryRow } from './entry-rows';
import { matchingEvents, pageOfEvents, wholeListOfEvents } from './event-query';
import { answerFigures } from './figures';

/** What rows are finished with. */
export interface Answering {
  readonly knex: Knex;
  readonly index: TerritoryIndex;
  readonly server: ServerFacts;
  readonly lang: Language;
  readonly now: number;
}

/** A page of a list, or what a whole list carries: of more than the limit, the first ones, or the latest. */
export interface AskedPage {
  readonly limit: number;
  readonly after: Position | undefined;
  readonly keeps: 'first' | 'latest';
}

export interface CollectionReader<View> {
  /** What a cursor holds. */
  readonly sort: 'number' | 'string';
  /** Whether time changes what its lists hold. */
  readonly isDated: boolean;
  /** Rows `{ id, sort_at }` of what is asked, unsorted and unlimited. */
  matching(knex: Knex, criteria: Criteria, now: number): Knex.QueryBuilder;
  page(knex: Knex, criteria: Criteria, now: number, page: AskedPage): Promise<Found>;
  finish(rows: readonly EntryRow[], answering: Answering): Promise<View[]> | View[];
}

/** Of entries that have no date of their own. */
function undated<Name extends Collection>(
  name: Name,
  finish: CollectionReader<CollectionViews[Name]>['finish'],
): CollectionReader<CollectionViews[Name]> {
  const { kind } = COLLECTIONS[name];
  return {
    sort: 'string',
    isDated: false,
    matching: (knex, criteria) => matchingEntries(knex, kind, criteria),
    page: (knex, criteria, _now, { limit, after }) => pageOfEntries(knex, kind, criteria, limit, after),
    finish,
  };
}

export const READERS: { readonly [Name in Collection]: CollectionReader<CollectionViews[Name]> } = {
  agenda: {
    sort: 'number',
    isDated: true,
    matching: matchingEvents,
    page: (knex, criteria, now, { limit, after, keeps }) =>
      keeps === 'latest'
        ? wholeListOfEvents(knex, criteria, now, limit)
        : pageOfEvents(knex, criteria, now, limit, after),
    finish: (rows, { server, lang, now }) =>
      rows.map((row) => answerEvent(readView<StoredEvent>(row), factsOf(row), server, lang, now)),
  },
  'chiffres-cles': undated('chiffres-cles', (rows, { knex, index, lang, server }) =>
    answerFigures(knex, index, rows, lang, server),
  ),
  initiatives: undated('initiatives', (rows, { server }) =>
    rows.map((row) => answerEntry(readView<StoredInitiative>(row), 'initiatives', factsOf(row), server)),
  ),
  ressources: undated('ressources', (rows, { server }) =>
    rows.map((row) => answerEntry(readView<StoredResource>(row), 'ressources', factsOf(row), server)),
  ),
  dispositifs: undated('dispositifs', (rows, { server }) =>
    rows.map((row) => answerEntry(readView<StoredDispositif>(row), 'dispositifs', factsOf(row), server)),
  ),
};
