/** Until when an answer stays true if nothing is published: what time alone changes in what is shown. Pure. */
import {
  addDays,
  DEFAULT_TIME_ZONE,
  localDay,
  zonedInstant,
  type EventView,
  type Selection,
  type FormatName,
} from 'ess-shared-types';

/** Whether the days that a selection means depend on today. */
export const countsDays = (selection: Selection, format: FormatName): boolean =>
  selection.days !== undefined || selection.selection !== undefined || format === 'ics';

/** The next instant at which the page of one event says something else: it gets under way, ends, or closes its registration. */
export function eventValidUntil(event: EventView, now: number): number {
  const instants = [
    ...event.occurrences.flatMap(({ ongoingFrom, endsAt }) => [ongoingFrom, endsAt]),
    event.registration?.closesAt ?? null,
  ];
  return soonest(instants, now);
}

/** When the first registration of these events closes; lists show until when one may register. */
export const registrationsValidUntil = (events: readonly EventView[], now: number): number =>
  soonest(
    events.map(({ registration }) => registration?.closesAt ?? null),
    now,
  );

/** The first closing of a registration anywhere in the data of a GraphQL answer. */
export function closingIn(data: unknown, now: number): number {
  if (typeof data !== 'object' || data === null) return Number.POSITIVE_INFINITY;
  let first = Number.POSITIVE_INFINITY;
  for (const [name, value] of Object.entries(data)) {
    const found: number =
      name === 'closesAt' && typeof value === 'string' ? soonest([value], now) : closingIn(value, now);
    first = Math.min(first, found);
  }
  return first;
}

/** Midnight in Paris: what counts days, or says « aujourd’hui », changes then. */
export const nextMidnight = (now: number): number =>
  zonedInstant(addDays(localDay(now, DEFAULT_TIME_ZONE), 1), 0, 0, DEFAULT_TIME_ZONE);

const soonest = (instants: readonly (string | null)[], now: number): number =>
  Math.min(
    ...instants.flatMap((instant) => {
      const at = instant === null ? Number.NaN : Date.parse(instant);
      return at > now ? [at] : [];
    }),
  );
