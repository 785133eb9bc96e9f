/** Selections of entries that have no date of their own, as SQL over the read model. */
import type { Knex } from 'knex';
import { ENTRIES, type EntryKind } from '../publication/tables';
import { applyCriteria, isFiltered, pageOf, pageOfPicked, rankOf, type Criteria, type Found } from './conditions';
import type { Position } from './cursor';

/** Rows `{ id, sort_at }` of what is asked, unsorted and unlimited. */
export function matchingEntries(knex: Knex, kind: EntryKind, criteria: Criteria): Knex.QueryBuilder {
  const query = knex({ entry: ENTRIES }).where('entry.kind', kind).whereNull('entry.withdrawn_at');
  const rank = rankOf(knex, criteria.filters[0].words);
  void query.select(
    'entry.id',
    rank ? knex.raw('? || ? as sort_at', [rank, knex.ref('entry.sort_key')]) : 'entry.sort_key as sort_at',
  );
  applyCriteria(query, knex, { kind, column: 'entry.id', since: undefined }, criteria);
  return query;
}

/** One page of ids in order, and one more, with the total. */
export async function pageOfEntries(
  knex: Knex,
  kind: EntryKind,
  criteria: Criteria,
  limit: number,
  after: Position | undefined,
): Promise<Found> {
  const matching = matchingEntries(knex, kind, criteria);
  return criteria.picked
    ? pageOfPicked(matching, criteria.picked, limit, after)
    : pageOf(knex, matching, isFiltered(criteria), 'asc', limit, after);
}
