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

export const sortOrder = (selection: Selection): SortOrder =>
  effectiveWhen(selection) === 'past' ? 'descending' : 'ascending';

/** Rows `{ id, document_id, sort_at }`, one an event, unsorted and unlimited. */
export function matchingEvents(knex: Knex, criteria: Criteria, now: number): Knex.QueryBuilder {
  const { selection } = criteria.filters[0];
  const when = effectiveWhen(selection);
  const query = knex({ entry: ENTRIES })
    .join({ occurrence: OCCURRENCES }, 'occurrence.entry_id', 'entry.id')
    .groupBy('entry.id', 'entry.document_id')
    .select('entry.id', 'entry.document_id');

  if (when === 'past') {
    // Past only when nothing is left, in the period asked for or beyond: no occurrence to come, and no new date awaited.
    const toCome = knex({ later: OCCURRENCES })
      .select(knex.raw('1'))
      .whereRaw('later.entry_id = entry.id')
      .where('later.ends_at', '>', now);
    query.max('occurrence.starts_at as sort_at').whereNotExists(toCome);
  } else {
    query.min('occurrence.starts_at as sort_at');
  }
  if (when === 'upcoming') query.whereIn('occurrence.state', ['dated', 'postponed']);
  if (when === 'upcoming' || (when === 'all' && selection.days !== undefined))
    query.where('occurrence.ends_at', '>', now);
  if (when === 'recurring') query.where('occurrence.state', 'recurring');

  const { from, to } = period(selection, when, now);
  if (from !== undefined) query.where('occurrence.last_day', '>=', from);
  if (to !== undefined) query.where('occurrence.first_day', '<=', to);

  applyCriteria(query, knex, 'event', criteria);
  return query;
}

interface Period {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The days asked for; `days` counts from today in Paris, where the readers of these sites are: back for what is past. */
function period({ from, to, days }: Selection, when: When, now: number): Period {
  if (days === undefined) return { from, to };
  const today = localDay(now, DEFAULT_TIME_ZONE);
  return when === 'past'
    ? { from: latest(from, addDays(today, -days)), to }
    : { from, to: earliest(to, addDays(today, days)) };
}

const sorted = (days: readonly (string | undefined)[]): string[] => days.filter((day) => day !== undefined).sort();
const earliest = (...days: (string | undefined)[]): string | undefined => sorted(days)[0];
const latest = (...days: (string | undefined)[]): string | undefined => sorted(days).at(-1);

/**
 * A selection within the time of a saved one: only the days of both. Which moment is looked at is the reader's to say,
 * else the saved selection's, else `byDefault`.
 */
export function withinTimeOf(saved: Selection, asked: Selection, byDefault: When | undefined): Selection {
  const from = latest(asked.from, saved.from);
  const to = earliest(asked.to, saved.to);
  const days =
    asked.days === undefined || saved.days === undefined
      ? (asked.days ?? saved.days)
      : Math.min(asked.days, saved.days);
  const when = asked.when ?? saved.when ?? byDefault ?? effectiveWhen({ ...saved, from, to });
  return { ...asked, when, from, to, days };
}

/** One page of ids in order, with one more than asked so that the caller knows whether there is a next page. */
export async function pageOfEvents(
  knex: Knex,
  criteria: Criteria,
  now: number,
  limit: number,
  after: Position | undefined,
): Promise<Position[]> {
  const order = sortOrder(criteria.filters[0].selection) === 'ascending' ? 'asc' : 'desc';
  const query = knex.select('id', 'document_id', 'sort_at').from(matchingEvents(knex, criteria, now).as('matched'));
  if (criteria.picked) return inPickedOrder(await query, criteria.picked, limit, after);
  if (after) {
    const sign = order === 'asc' ? '>' : '<';
    query.where((later) => {
      void later
        .where('sort_at', sign, after.sort)
        .orWhere((same) => void same.where('sort_at', after.sort).where('id', '>', after.id));
    });
  }
  const rows: { id: number; sort_at: number | string }[] = await query
    .orderBy([
      { column: 'sort_at', order },
      { column: 'id', order: 'asc' },
    ])
    .limit(limit + 1);
  return rows.map((row) => ({ id: row.id, sort: Number(row.sort_at) }));
}

/**
 * The next instant at which some published event gets under way or ends, or at which what counts days does so from
 * another day: answers may change then.
 */
export async function nextChange(knex: Knex, countsDays: boolean, now: number): Promise<number | undefined> {
  const next = (column: string) =>
    knex(OCCURRENCES).where('state', 'dated').where(column, '>', now).min(`${column} as at`).as(column);
  const [row]: { ongoing_from: number | string | null; ends_at: number | string | null }[] = await knex.select(
    next('ongoing_from'),
    next('ends_at'),
  );
  const tomorrow = !countsDays
    ? undefined
    : zonedInstant(addDays(localDay(now, DEFAULT_TIME_ZONE), 1), 0, 0, DEFAULT_TIME_ZONE);
  const instants = [row?.ongoing_from, row?.ends_at, tomorrow].flatMap((instant) =>
    instant === null || instant === undefined ? [] : [Number(instant)],
  );
  return instants.length > 0 ? Math.min(...instants) : undefined;
}
