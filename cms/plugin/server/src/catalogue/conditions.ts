/** What a selection asks of an entry, whatever its kind, as SQL conditions on the read model. */
import type { Knex } from 'knex';
import { textKey, type Selection } from 'ess-shared-types';
import { ENTRIES, LONGEST_WORD, SLUGS, VALUES, WORDS, type EntryKind } from '../publication/tables';
import type { ValueName } from '../publication/stored-views';
import type { Position } from './cursor';

/** Names of a selection that are index values too. */
const FILTER_NAMES = [
  'topic',
  'audience',
  'lever',
  'challenge',
  'sector',
  'zoning',
  'indicator',
  'kind',
  'organisation',
  'publisher',
  'series',
  'attendance',
  'status',
] as const satisfies readonly (keyof Selection & ValueName)[];

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
interface Conditions {
  readonly filters: readonly Filter[];
  /** Ids of the entries picked by hand, in order; `undefined` when none are. */
  readonly picked: readonly number[] | undefined;
}

export interface Criteria extends Conditions {
  /** The reader's own filters first, then those of a saved selection that they narrow. */
  readonly filters: readonly [Filter, ...Filter[]];
}

/** Whether anything is asked but time, and what is left out. */
export const isFiltered = ({ filters, picked }: Criteria): boolean =>
  picked !== undefined ||
  filters.some(
    ({ selection, places }) =>
      places !== undefined || selection.q !== undefined || FILTER_NAMES.some((name) => selection[name].length > 0),
  );

/** Where conditions apply: to the entries of a kind, whose ids stand in a column of the query. */
export interface Candidates {
  readonly kind: EntryKind;
  readonly column: 'entry.id' | 'occurrence.entry_id' | 'upcoming.id';
  /** Milliseconds: what was over by then is not looked for; `undefined` where everything is. */
  readonly since: number | undefined;
}

/** Sorts after every letter. */
const LAST_LETTER = '\u{10ffff}';

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

/** Conditions are read from index rows, which only published entries have: no entry is opened for them. */
export function applyCriteria(
  query: Knex.QueryBuilder,
  knex: Knex,
  candidates: Candidates,
  { filters, picked }: Conditions,
): void {
  for (const filter of filters) applyFilter(query, knex, candidates, filter);
  if (picked) void query.whereIn(candidates.column, [...picked]);
}

function applyFilter(
  query: Knex.QueryBuilder,
  knex: Knex,
  { kind, column, since }: Candidates,
  { selection, places }: Filter,
): void {
  const withValue = (name: ValueName, values: readonly string[]) =>
    notOverBy(
      since,
      knex(VALUES)
        .select('entry_id')
        .where({ name })
        .whereIn('value', [...values]),
    );
  for (const name of FILTER_NAMES) {
    if (selection[name].length > 0) void query.whereIn(column, withValue(name, selection[name]));
  }
  if (selection.q !== undefined) applyWords(query, knex, column, since, wordsOf(selection.q));
  if (selection.exclude.length > 0) {
    const documentIds = selection.exclude.flatMap((key) => (key.includes('@') ? key.split('@').slice(0, 1) : []));
    const slugs = selection.exclude.filter((key) => !key.includes('@'));
    if (documentIds.length > 0)
      void query.whereNotIn(column, knex(ENTRIES).select('id').where({ kind }).whereIn('document_id', documentIds));
    if (slugs.length > 0)
      void query.whereNotIn(column, knex(SLUGS).select('entry_id').where({ kind }).whereIn('slug', slugs));
  }
  if (places) {
    const covering = withValue('territory-own', places.covering);
    void query.whereIn(column, withValue('territory', places.within).unionAll([covering]));
  }
}

/**
 * Long words find; short ones, which stand in nearly every text, are looked for in what was found. Of short words alone,
 * the longest finds.
 */
function applyWords(
  query: Knex.QueryBuilder,
  knex: Knex,
  column: Candidates['column'],
  since: number | undefined,
  words: readonly string[],
): void {
  const beginning = (word: string) => {
    const letters = word.slice(0, LONGEST_WORD);
    return knex({ word: WORDS }).where('word.word', '>=', letters).where('word.word', '<', `${letters}${LAST_LETTER}`);
  };
  const [longest, ...others] = [...new Set(words)].sort((a, b) => b.length - a.length);
  // Letters of which nothing is left, a lone accent for one, must not find everything.
  if (longest === undefined) {
    void query.whereRaw('1 = 0');
    return;
  }
  for (const word of [longest, ...others.filter(isLong)])
    void query.whereIn(column, notOverBy(since, beginning(word).select('word.entry_id')));
  for (const word of others.filter((other) => !isLong(other)))
    void query.whereExists(beginning(word).select(knex.raw('1')).whereRaw('word.entry_id = ??', [column]));
}

const isLong = (word: string): boolean => word.length > 3;

const notOverBy = (since: number | undefined, rows: Knex.QueryBuilder): Knex.QueryBuilder =>
  since === undefined ? rows : rows.where('until', '>', since);

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

/** Whether a query finds an entry. */
export async function isFound(knex: Knex, query: Knex.QueryBuilder, entryId: number): Promise<boolean> {
  const row: unknown = await knex.from(query.as('matched')).where('matched.id', entryId).first('matched.id');
  return row !== undefined;
}

/** A part of what a query finds, and how much it finds in all. */
export interface Found {
  readonly positions: Position[];
  readonly total: number;
}

interface PageRow {
  readonly id: number | null;
  readonly sort_at: number | string | null;
  readonly total: number | string;
}

/**
 * One page of ids in order and the total, by a query of rows `{ id, sort_at }`; one more than asked, so that the caller
 * knows whether there is a next page. What filters found is kept for both; what is all that an index holds is counted
 * and sorted there.
 */
export async function pageOf(
  knex: Knex,
  matching: Knex.QueryBuilder,
  isFiltered: boolean,
  direction: 'asc' | 'desc',
  limit: number,
  after: Position | undefined,
): Promise<Found> {
  const order = [
    { column: 'sort_at', order: direction },
    { column: 'id', order: 'asc' },
  ];
  const page = knex('matched')
    .select('id', 'sort_at')
    .orderBy(order)
    .limit(limit + 1);
  if (after) {
    void page.where((later) => {
      void later
        .where('sort_at', direction === 'asc' ? '>' : '<', after.sort)
        .orWhere((same) => void same.where('sort_at', after.sort).where('id', '>', after.id));
    });
  }
  const rows: PageRow[] = await knex[isFiltered ? 'withMaterialized' : 'withNotMaterialized']('matched', matching)
    .select('counted.total', 'page.id', 'page.sort_at')
    .from(knex('matched').count('* as total').as('counted'))
    .leftJoin(page.as('page'), knex.raw('1 = 1'))
    .orderBy(order);
  return {
    positions: rows.flatMap(({ id, sort_at: sort }) => (id === null || sort === null ? [] : [{ id, sort }])),
    total: Number(rows[0]?.total ?? 0),
  };
}

/** A list picked by hand is short, and keeps its order, whatever the order of its kind. */
export async function pageOfPicked(
  matching: Knex.QueryBuilder,
  picked: readonly number[],
  limit: number,
  after: Position | undefined,
): Promise<Found> {
  const order = new Map(picked.map((id, index) => [id, index]));
  const rows: { id: number }[] = await matching;
  const positions = rows
    .map(({ id }) => ({ id, sort: order.get(id) ?? 0 }))
    .sort((a, b) => a.sort - b.sort)
    .filter(({ sort }) => after === undefined || sort > Number(after.sort))
    .slice(0, limit + 1);
  return { positions, total: rows.length };
}
