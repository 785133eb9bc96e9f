/** What the read model keeps of a projection, as rows. Pure. */
import { createHash } from 'node:crypto';
import { indexedWords } from '../words/indexed-words';
import type { Projection, ValueName } from './stored-views';
import {
  BEGINNING_OF_TIME,
  DEPENDENCIES,
  END_OF_TIME,
  OCCURRENCES,
  UPCOMING,
  VALUES,
  WORDS,
  type IndexTable,
  type EntryKind,
  type OccurrenceRow,
} from './tables';

type Row = Readonly<Record<string, string | number | boolean | null>>;

export interface StoredRows {
  /** Columns of the entry that its projection decides of. */
  readonly columns: {
    readonly slug: string;
    readonly sort_key: string;
    readonly view_fr: string;
    readonly view_en: string;
    /** Empty: an earlier version searched it, and columns are never taken away. */
    readonly search_text: '';
    readonly content_hash: string;
  };
  /** Rows by which it is found, without its id. */
  readonly index: Readonly<Record<IndexTable, readonly Row[]>>;
}

export function storedRows(kind: EntryKind, projection: Projection<unknown>): StoredRows {
  const views = { view_fr: JSON.stringify(projection.views.fr), view_en: JSON.stringify(projection.views.en) };
  const until = lastInstant(projection.occurrences);
  const occurrences = occurrencesInOrder(projection.occurrences, until);
  return {
    columns: {
      slug: projection.slug,
      sort_key: projection.sortKey,
      ...views,
      search_text: '',
      content_hash: createHash('sha256')
        .update(JSON.stringify([views, projection.occurrences, projection.values]))
        .digest('hex'),
    },
    index: {
      [OCCURRENCES]: occurrences,
      [UPCOMING]: projection.values.flatMap((value) => upcomingRows(value, occurrences)),
      [VALUES]: projection.values.map(([name, value]) => ({ name, value, until })),
      [WORDS]: indexedWords(projection.searched).map((word) => ({ ...word, kind, until })),
      [DEPENDENCIES]: projection.dependencies.map((document_id) => ({ document_id })),
    },
  };
}

/** The instant after which an entry is over; what has no date never is. */
const lastInstant = (occurrences: readonly OccurrenceRow[]): number =>
  occurrences.length === 0 ? END_OF_TIME : Math.max(...occurrences.map(({ ends_at }) => ends_at));

/**
 * Occurrences that know their place among those of their event: which one is the next, the first or the last is then
 * read of a single row, at any instant.
 */
function occurrencesInOrder(occurrences: readonly OccurrenceRow[], until: number) {
  let earlierEnd = BEGINNING_OF_TIME;
  return [...occurrences]
    .sort((a, b) => a.starts_at - b.starts_at)
    .map((occurrence, index) => {
      const row = { ...occurrence, earlier_ends_at: earlierEnd, is_last: index === occurrences.length - 1, until };
      earlierEnd = Math.max(earlierEnd, occurrence.ends_at);
      return row;
    });
}

/**
 * For a territory, the occurrences that are the next one of their event at some instant. An occurrence that is over
 * before one that begins earlier never is: those that are left end one after the other.
 */
const upcomingRows = (
  [name, code]: readonly [ValueName, string],
  occurrences: ReturnType<typeof occurrencesInOrder>,
): Row[] =>
  name !== 'territory' && name !== 'territory-own'
    ? []
    : occurrences
        .filter(({ state, ends_at, earlier_ends_at }) => state !== 'recurring' && ends_at > earlier_ends_at)
        .map(({ starts_at, ends_at, earlier_ends_at }) => ({
          is_own: name === 'territory-own',
          code,
          ends_at,
          starts_at,
          earlier_ends_at,
        }));
