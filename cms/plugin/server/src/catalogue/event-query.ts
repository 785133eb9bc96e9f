/** Event selections as SQL over the read model. The same text runs on SQLite and PostgreSQL. */
import type { Knex } from 'knex';
import { addDays, DEFAULT_TIME_ZONE, localDay, zonedInstant, type Selection, type When } from 'ess-shared-types';
import { ENTRIES, OCCURRENCES } from '../publication/tables';
import { applyCriteria, inPickedOrder, type Criteria } from './conditions';
import type { Position } from './cursor';

export type SortOrder = 'ascending' | 'descending';

/** `upcoming` unless said otherwise, or `all` when a period is given. */
export function effectiveWhen(selection: Selection): When {
  return selection.when ?? (selection.from !== undefined || selection.to !== undefined ? 'all' : 'upcoming');
}

export const sortOrder = (selection: Selection): SortOrder => (effectiveWhen(selection) === 'past' ? 'descending' : 'ascending');

/** Rows `{ id, sort_at }`, one an event, unsorted and unlimited. */
function matching(knex: Knex, criteria: Criteria, now: number): Knex.QueryBuilder {
  const { selection } = criteria.filters[0];
  const when = effectiveWhen(selection);
  const query = knex({ entry: ENTRIES })
    .join({ occurrence: OCCURRENCES }, 'occurrence.entry_id', 'entry.id')
    .groupBy('entry.id', 'entry.document_id')
    .select('entry.id', 'entry.document_id');

  if (when === 'past') {
    // Past only when nothing is left, in the period asked for or beyond: no occurrence to come, and no new date awaited.
    const toCome = knex({ later: OCCURRENCES }).select(knex.raw('1')).whereRaw('later.entry_id = entry.id').where('later.ends_at', '>', now);
    query.max('occurrence.starts_at as sort_at').whereNotExists(toCome);
  } else {
    query.min('occurrence.starts_at as sort_at');
  }
  if (when === 'upcoming') query.whereIn('occurrence.state', ['dated', 'postponed']);
  if (when === 'upcoming' || (when === 'all' && selection.days !== undefined)) query.where('occurrence.ends_at', '>', now);
  if (when === 'recurring') query.where('occurrence.state', 'recurring');

  const { from, to } = period(selection, when, now);
  if (from !== undefined) query.where('occurrence.last_day', '>=', from);
  if (to !== undefined) query.where('occurrence.first_day', '<=', to);

  applyCriteria(query, knex, 'event', criteria);
  return query;
}

/** The days asked for; `days` counts from today in Paris, where the readers of these sites are: back for what is past. */
function period(selection: Selection, when: When, now: number): { from: string | undefined; to: string | undefined } {
  if (selection.days === undefined) return { from: selection.from, to: selection.to };
  const today = localDay(now, DEFAULT_TIME_ZONE);
  return when === 'past' ? { from: addDays(today, -selection.days), to: undefined } : { from: undefined, to: addDays(today, selection.days) };
}

/** One page of ids in order, with one more than asked so that the caller knows whether there is a next page. */
export async function pageOfEvents(
  knex: Knex, criteria: Criteria, now: number, limit: number, after: Position | undefined,
): Promise<Position[]> {
  const order = sortOrder(criteria.filters[0].selection) === 'ascending' ? 'asc' : 'desc';
  const query = knex.select('id', 'document_id', 'sort_at').from(matching(knex, criteria, now).as('matched'));
  if (criteria.picked) return inPickedOrder(await query, criteria.picked, limit, after);
  if (after) {
    const sign = order === 'asc' ? '>' : '<';
    query.where((later) => {
      void later.where('sort_at', sign, after.sort).orWhere((same) => void same.where('sort_at', after.sort).where('id', '>', after.id));
    });
  }
  const rows: { id: number; sort_at: number | string }[] = await query.orderBy([{ column: 'sort_at', order }, { column: 'id', order: 'asc' }]).limit(limit + 1);
  return rows.map((row) => ({ id: row.id, sort: Number(row.sort_at) }));
}

export async function countEvents(knex: Knex, criteria: Criteria, now: number): Promise<number> {
  const [row]: { total: number | string }[] = await knex.from(matching(knex, criteria, now).as('matched')).count('* as total');
  return Number(row?.total ?? 0);
}

/**
 * The next instant at which some published event gets under way or ends, or at which `days` counts from
 * another day: answers may change then.
 */
export async function nextChange(knex: Knex, selection: Selection, now: number): Promise<number | undefined> {
  const next = (column: string) => knex(OCCURRENCES).where('state', 'dated').where(column, '>', now).min(`${column} as at`).as(column);
  const [row]: { ongoing_from: number | string | null; ends_at: number | string | null }[] = await knex.select(next('ongoing_from'), next('ends_at'));
  const tomorrow = selection.days === undefined ? undefined : zonedInstant(addDays(localDay(now, DEFAULT_TIME_ZONE), 1), 0, 0, DEFAULT_TIME_ZONE);
  const instants = [row?.ongoing_from, row?.ends_at, tomorrow].flatMap((instant) => (instant === null || instant === undefined ? [] : [Number(instant)]));
  return instants.length > 0 ? Math.min(...instants) : undefined;
}
