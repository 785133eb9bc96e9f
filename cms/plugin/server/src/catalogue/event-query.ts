/** Event selections as SQL over the read model. The same text runs on SQLite and PostgreSQL. */
import type { Knex } from 'knex';
import { addDays, DEFAULT_TIME_ZONE, localDay, zonedInstant, type Selection, type When } from 'ess-shared-types';
import { BEGINNING_OF_TIME, OCCURRENCES, UPCOMING } from '../publication/tables';
import { applyCriteria, isFiltered, pageOf, pageOfPicked, type Criteria, type Found, type Places } from './conditions';
import type { Position } from './cursor';

export type SortOrder = 'ascending' | 'descending';

/** `upcoming` unless said otherwise, or `all` when a period is given. */
export function effectiveWhen(selection: Selection): When {
  return selection.when ?? (selection.from !== undefined || selection.to !== undefined ? 'all' : 'upcoming');
}

export const sortOrder = (selection: Selection): SortOrder =>
  effectiveWhen(selection) === 'past' ? 'descending' : 'ascending';

/** Rows `{ id, sort_at }`, one an event, unsorted and unlimited. No entry is opened: dates know their event. */
export function matchingEvents(knex: Knex, criteria: Criteria, now: number): Knex.QueryBuilder {
  const { selection } = criteria.filters[0];
  const when = effectiveWhen(selection);
  const { from, to } = period(selection, when, now);
  const [places] = criteria.filters.flatMap((filter) => filter.places ?? []);
  const isAgenda = when === 'upcoming' && from === undefined && to === undefined;
  // The few that are picked by hand are found sooner than what a territory has.
  if (isAgenda && places && !criteria.picked) return agendaOf(knex, places, criteria, now);
  const query = knex({ occurrence: OCCURRENCES });
  if (from === undefined && to === undefined) {
    void query.select('occurrence.entry_id as id', 'occurrence.starts_at as sort_at');
    oneAnEvent(query, when, now);
  } else {
    // The sign keeps SQLite from going through all that is stored because an index has it by event.
    void query.min('occurrence.entry_id as id').groupByRaw('+ occurrence.entry_id');
    void query[when === 'past' ? 'max' : 'min']('occurrence.starts_at as sort_at');
    within(query, from, to);
  }
  if (when === 'upcoming') void query.whereIn('occurrence.state', ['dated', 'postponed']);
  if (when === 'upcoming' || (when === 'all' && selection.days !== undefined))
    void query.where('occurrence.ends_at', '>', now);
  if (when === 'recurring') void query.where('occurrence.state', 'recurring');
  // Past only when nothing is left, in the period asked for or beyond: no occurrence to come, and no new date awaited.
  if (when === 'past') void query.where('occurrence.until', '<=', now);
  const since = when === 'upcoming' ? now : from === undefined ? undefined : instantBefore(from);
  applyCriteria(query, knex, { kind: 'event', column: 'occurrence.entry_id', since }, criteria);
  return query;
}

/** Upcoming events of places: these are found, with their dates, in one index, and the rest is asked of what was found. */
function agendaOf(knex: Knex, places: Places, { filters, picked }: Criteria, now: number): Knex.QueryBuilder {
  const query = knex.select('upcoming.id', 'upcoming.sort_at').from(upcomingIn(knex, places, now).as('upcoming'));
  const others = filters.map((filter) => (filter.places === places ? { ...filter, places: undefined } : filter));
  applyCriteria(query, knex, { kind: 'event', column: 'upcoming.id', since: now }, { filters: others, picked });
  return query;
}

/** Each event once: those that lie within, then those that only address what is around. */
function upcomingIn(knex: Knex, { within, covering }: Places, now: number): Knex.QueryBuilder {
  const having = (isOwn: boolean, codes: readonly string[]) =>
    knex({ place: UPCOMING })
      [
        // The sign keeps SQLite from looking up, one by one, all that another condition finds.
        codes.length > 1 ? 'distinct' : 'select'
      ](knex.raw('+ place.entry_id as id'), 'place.starts_at as sort_at')
      .where('place.is_own', isOwn)
      .whereIn('place.code', [...codes])
      .where('place.ends_at', '>', now)
      .where('place.earlier_ends_at', '<=', now);
  const sameWithin = knex({ other: UPCOMING })
    .select(knex.raw('1'))
    .whereRaw('other.entry_id = place.entry_id')
    .where('other.is_own', false)
    .whereIn('other.code', [...within]);
  return having(false, within).unionAll([having(true, covering).whereNotExists(sameWithin)]);
}

/** The occurrence by which an event is sorted: its next one, its last, or its first. */
function oneAnEvent(query: Knex.QueryBuilder, when: When, now: number): void {
  if (when === 'past') void query.where('occurrence.is_last', true);
  else if (when === 'upcoming') void query.where('occurrence.earlier_ends_at', '<=', now);
  else void query.where('occurrence.earlier_ends_at', BEGINNING_OF_TIME);
}

/** The days of the event’s own place decide; the instants around them, which are indexed, spare most of the looking. */
function within(query: Knex.QueryBuilder, from: string | undefined, to: string | undefined): void {
  if (from !== undefined)
    void query.where('occurrence.last_day', '>=', from).where('occurrence.ends_at', '>', instantBefore(from));
  if (to !== undefined)
    void query.where('occurrence.first_day', '<=', to).where('occurrence.starts_at', '<', instantAfter(to));
}

/** No clock on Earth is a whole day away from that of Greenwich. */
const instantBefore = (day: string): number => Date.parse(`${addDays(day, -1)}T00:00:00Z`);
const instantAfter = (day: string): number => Date.parse(`${addDays(day, 2)}T00:00:00Z`);

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

/** One page of ids in order, and one more, with the total. */
export async function pageOfEvents(
  knex: Knex,
  criteria: Criteria,
  now: number,
  limit: number,
  after: Position | undefined,
): Promise<Found> {
  const matching = matchingEvents(knex, criteria, now);
  if (criteria.picked) return pageOfPicked(matching, criteria.picked, limit, after);
  const direction = sortOrder(criteria.filters[0].selection) === 'ascending' ? 'asc' : 'desc';
  return numbered(await pageOf(knex, matching, isFiltered(criteria), direction, limit, after));
}

/**
 * A whole list that can carry so many entries: of more, it keeps the latest, those to come before all, in the order of
 * the list all the same.
 */
export async function wholeListOfEvents(knex: Knex, criteria: Criteria, now: number, most: number): Promise<Found> {
  const found = await pageOfEvents(knex, criteria, now, most, undefined);
  if (found.total <= most || criteria.picked || sortOrder(criteria.filters[0].selection) === 'descending') return found;
  const matching = matchingEvents(knex, criteria, now);
  const latest = numbered(await pageOf(knex, matching, isFiltered(criteria), 'desc', most, undefined));
  const inOrder = (one: Position, other: Position) =>
    Number(one.sort) - Number(other.sort) || Number(one.id) - Number(other.id);
  return { positions: latest.positions.slice(0, most).sort(inOrder), total: latest.total };
}

/** PostgreSQL writes large integers as text. */
const numbered = ({ positions, total }: Found): Found => ({
  positions: positions.map(({ id, sort }) => ({ id, sort: Number(sort) })),
  total,
});

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
