/** What a selection asks of an entry, whatever its kind, as SQL conditions on the read model. */
import type { Knex } from 'knex';
import { textKey, type Selection } from 'ess-shared-types';
import { SLUGS, VALUES, type EntryKind } from '../publication/tables';
import type { ValueName } from '../publication/stored-views';
import type { Position } from './cursor';

/** Where entries must lie; two empty lists find nothing. */
export interface Places {
  /** Entries that lie within one of these territories ... */
  readonly within: readonly string[];
  /** ... or that address one of these exactly. */
  readonly covering: readonly string[];
}

/** A selection with its territories resolved. */
export interface Filter {
  readonly selection: Selection;
  /** `undefined` when no territory is asked for. */
  readonly places: Places | undefined;
}

/** What is asked of entries: every filter holds at once. */
export interface Criteria {
  /** The reader's own filters first, then those of a saved selection that they narrow. */
  readonly filters: readonly [Filter, ...Filter[]];
  /** Entries picked by hand, by document id, in order; `undefined` when none are. */
  readonly picked: readonly string[] | undefined;
}

/** A LIKE that finds a word by its beginning; the words of `textKey` hold no wildcard. */
const beginning = (word: string): string => `% ${word}%`;

/** « l’ », « d’ », « qu’ » ... alone: what an apostrophe leaves before the word that was meant. */
const ELIDED = /^(?:[cdjlmnst]|qu)$/;

/** The words of a full text query. */
export function wordsOf(q: string | undefined): string[] {
  const words = textKey(q ?? '')
    .split(' ')
    .filter((word) => word !== '');
  const meant = words.filter((word) => !ELIDED.test(word));
  return meant.length > 0 ? meant : words;
}

export function applyCriteria(
  query: Knex.QueryBuilder,
  knex: Knex,
  kind: EntryKind,
  { filters, picked }: Criteria,
): void {
  void query.where('entry.kind', kind).whereNull('entry.withdrawn_at');
  for (const filter of filters) applyFilter(query, knex, kind, filter);
  if (picked) void query.whereIn('entry.document_id', [...picked]);
}

function applyFilter(query: Knex.QueryBuilder, knex: Knex, kind: EntryKind, { selection, places }: Filter): void {
  const having = (name: ValueName, values: readonly string[]) => {
    if (values.length > 0) void query.whereExists(valueRows(knex, name, values));
  };
  having('topic', selection.topic);
  having('audience', selection.audience);
  having('lever', selection.lever);
  having('challenge', selection.challenge);
  having('sector', selection.sector);
  having('zoning', selection.zoning);
  having('indicator', selection.indicator);
  having('kind', selection.kind);
  having('organisation', selection.organisation);
  having('publisher', selection.publisher);
  having('series', selection.series);
  having('attendance', selection.attendance);
  having('status', selection.status);
  const words = wordsOf(selection.q);
  for (const word of words) void query.where('entry.search_text', 'like', beginning(word));
  // Letters of which nothing is left, a lone accent for one, must not find everything.
  if (selection.q !== undefined && words.length === 0) void query.whereRaw('1 = 0');
  if (selection.exclude.length > 0) {
    const documentIds = selection.exclude.flatMap((key) => (key.includes('@') ? key.split('@').slice(0, 1) : []));
    const slugs = selection.exclude.filter((key) => !key.includes('@'));
    void query
      .whereNotIn('entry.document_id', documentIds)
      .whereNotIn('entry.id', knex(SLUGS).where({ kind }).whereIn('slug', slugs).select('entry_id'));
  }
  if (places) {
    void query.where((either) => {
      void either
        .whereExists(valueRows(knex, 'territory', places.within))
        .orWhereExists(valueRows(knex, 'territory-own', places.covering));
    });
  }
}

function valueRows(knex: Knex, name: ValueName, values: readonly string[]): Knex.QueryBuilder {
  return knex({ value: VALUES })
    .select(knex.raw('1'))
    .whereRaw('value.entry_id = entry.id')
    .where('value.name', name)
    .whereIn('value.value', [...values]);
}

/**
 * How well an entry answers a full text query, as the beginning of a sort key: `0` when all its words are in the
 * title, `9` when none is.
 */
export function rankOf(knex: Knex, q: string | undefined): Knex.Raw | undefined {
  const words = wordsOf(q).slice(0, 9);
  if (words.length === 0) return undefined;
  const missing = words.map(() => 'case when entry.search_text like ? then 0 else 1 end').join(' + ');
  return knex.raw(
    `cast(${missing} as char(1))`,
    words.map((word) => `% ${word}%|%`),
  );
}

/** The rank of the first query that finds anything; one statement, which stops there. */
export async function firstThatFinds(knex: Knex, queries: readonly Knex.QueryBuilder[]): Promise<number | undefined> {
  const cases = queries.map((_, rank) => `when exists ? then ${String(rank)}`).join(' ');
  const [row]: { rank: number | string | null }[] = await knex.select(
    knex.raw(`case ${cases} end as rank`, [...queries]),
  );
  return row?.rank === null || row?.rank === undefined ? undefined : Number(row.rank);
}

export async function countOf(knex: Knex, query: Knex.QueryBuilder): Promise<number> {
  const [row]: { total: number | string }[] = await knex.from(query.as('matched')).count('* as total');
  return Number(row?.total ?? 0);
}

interface PickedRow {
  readonly id: number;
  readonly document_id: string;
}

/** A list picked by hand is short, and keeps its order, whatever the order of its kind. */
export function inPickedOrder(
  rows: readonly PickedRow[],
  picked: readonly string[],
  limit: number,
  after: Position | undefined,
): Position[] {
  const order = new Map(picked.map((documentId, index) => [documentId, index]));
  return rows
    .map((row) => ({ id: row.id, sort: order.get(row.document_id) ?? 0 }))
    .sort((a, b) => a.sort - b.sort)
    .filter(({ sort }) => after === undefined || sort > Number(after.sort))
    .slice(0, limit + 1);
}
