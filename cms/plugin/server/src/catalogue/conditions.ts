/** What a selection asks of an entry, whatever its kind, as SQL conditions on the read model. */
import type { Knex } from 'knex';
import type { Selection } from 'ess-shared-types';
import { ENTRIES, SLUGS, VALUES, type EntryKind } from '../publication/tables';
import { rowsOf, type FoundWord } from './search/found-words';
import { WEIGHTS } from '../words/indexed-words';
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

/** A selection with its territories and its words resolved. */
export interface Filter {
  readonly selection: Selection;
  /** The words of `q`, as the index has them; `undefined` when none are asked for. */
  readonly words: readonly FoundWord[] | undefined;
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
    ({ selection, places, words }) =>
      places !== undefined || words !== undefined || FILTER_NAMES.some((name) => selection[name].length > 0),
  );

/** Where conditions apply: to the entries of a kind, whose ids stand in a column of the query. */
export interface Candidates {
  readonly kind: EntryKind;
  readonly column: 'entry.id' | 'occurrence.entry_id' | 'upcoming.id';
  /** Milliseconds: what was over by then is not looked for; `undefined` where everything is. */
  readonly since: number | undefined;
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
  { selection, places, words }: Filter,
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
  if (words !== undefined) applyWords(query, knex, { kind, column, since }, words);
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

/** Every word stands somewhere in an entry. What is left of signs alone must not find everything. */
function applyWords(
  query: Knex.QueryBuilder,
  knex: Knex,
  { kind, column, since }: Candidates,
  words: readonly FoundWord[],
): void {
  if (words.length === 0 || words.some(({ count }) => count === 0)) {
    void query.whereRaw('1 = 0');
    return;
  }
  // What few have finds; what many have is looked for in what was found.
  const [rarest, ...others] = [...words].sort((one, other) => one.count - other.count);
  if (rarest === undefined) return;
  const having = (word: FoundWord) => notOverBy(since, rowsOf(knex, word).where('word.kind', kind));
  void query.whereIn(column, having(rarest).select('word.entry_id'));
  for (const word of others)
    void query.whereExists(rowsOf(knex, word).select(knex.raw('1')).whereRaw('word.entry_id = ??', [column]));
}

const notOverBy = (since: number | undefined, rows: Knex.QueryBuilder): Knex.QueryBuilder =>
  since === undefined ? rows : rows.where('until', '>', since);

/** Beyond these, words say little of how well an entry answers. */
const MOST_RANKED = 4;

/**
 * How well an entry answers the words that are looked for, as the beginning of a sort key: `0` when all are in what
 * names it; more for those that stand in its summary, and twice as much for those in its text.
 */
export function rankOf(knex: Knex, words: readonly FoundWord[] | undefined): Knex.Raw | undefined {
  if (words === undefined || words.length === 0) return undefined;
  const ranks = words.slice(0, MOST_RANKED).map((word) => {
    const weight = rowsOf(knex, word).max('word.weight').whereRaw('word.entry_id = entry.id');
    return knex.raw('case when (?) >= ? then 0 when (?) >= ? then 1 else 2 end', [
      weight,
      WEIGHTS.alias,
      weight,
      WEIGHTS.summary,
    ]);
  });
  return knex.raw(`cast(${ranks.map(() => '?').join(' + ')} as char(1))`, ranks);
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
