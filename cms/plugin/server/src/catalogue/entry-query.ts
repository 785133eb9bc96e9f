/** Selections of entries that have no date of their own, as SQL over the read model. */
import type { Knex } from 'knex';
import { ENTRIES, type EntryKind } from '../publication/tables';
import { applyCriteria, inPickedOrder, rankOf, type Criteria } from './conditions';
import type { Position } from './cursor';

/** Rows `{ id, document_id, sort_at }` of what is asked, unsorted and unlimited. */
export function matchingEntries(knex: Knex, kind: EntryKind, criteria: Criteria): Knex.QueryBuilder {
  const query = knex({ entry: ENTRIES });
  const rank = rankOf(knex, criteria.filters[0].selection.q);
  void query.select(
    'entry.id',
    'entry.document_id',
    rank ? knex.raw('? || ? as sort_at', [rank, knex.ref('entry.sort_key')]) : 'entry.sort_key as sort_at',
  );
  applyCriteria(query, knex, kind, criteria);
  return query;
}

/** One page of ids in order, with one more than asked so that the caller knows whether there is a next page. */
export async function pageOfEntries(
  knex: Knex,
  kind: EntryKind,
  criteria: Criteria,
  limit: number,
  after: Position | undefined,
): Promise<Position[]> {
  const query = knex.select('id', 'document_id', 'sort_at').from(matchingEntries(knex, kind, criteria).as('matched'));
  if (criteria.picked) return inPickedOrder(await query, criteria.picked, limit, after);
  if (after) {
    query.where((later) => {
      void later
        .where('sort_at', '>', after.sort)
        .orWhere((same) => void same.where('sort_at', after.sort).where('id', '>', after.id));
    });
  }
  const rows: { id: number; sort_at: string }[] = await query
    .orderBy([{ column: 'sort_at' }, { column: 'id' }])
    .limit(limit + 1);
  return rows.map((row) => ({ id: row.id, sort: row.sort_at }));
}
