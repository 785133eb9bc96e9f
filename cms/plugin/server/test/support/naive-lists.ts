/** Which events a list holds, and in which order, as anyone would compute it from their views: slow, and plain. */
import {
  addDays,
  firstDayOf,
  lastDayOf,
  localDay,
  parseMoment,
  type EventView,
  type Reach,
  type When,
} from 'ess-shared-types';
import type { Parameters } from './read-model';

/** What is read of a stored view. */
export type ListedEvent = Pick<EventView, 'slug' | 'status' | 'recurring' | 'territories' | 'places'> & {
  readonly occurrences: readonly Pick<
    EventView['occurrences'][number],
    'start' | 'end' | 'startsAt' | 'endsAt' | 'timeZone'
  >[];
};

export interface NaiveSelection {
  readonly when?: When | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly days?: number | undefined;
  readonly status?: string | undefined;
  readonly territories?: NaiveTerritories | undefined;
}

export interface NaiveTerritories {
  readonly codes: readonly string[];
  readonly reach: Reach | undefined;
}

/** What lies around each territory that these tests name. */
const AROUND = new Map([
  ['COM-49127', ['DEP-49', 'REG-52', 'FR']],
  ['COM-53096', ['DEP-53', 'REG-52', 'FR']],
  ['DEP-49', ['REG-52', 'FR']],
  ['DEP-53', ['REG-52', 'FR']],
  ['REG-52', ['FR']],
  ['FR', []],
]);
export const NAIVE_TERRITORIES: readonly string[] = [...AROUND.keys()];

/** The same selection as an address says it. */
export function parametersOf({ territories, ...others }: NaiveSelection): Parameters {
  const said: Parameters = Object.fromEntries(
    Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  if (territories === undefined) return said;
  const { codes: territory, reach } = territories;
  return reach === undefined ? { ...said, territory } : { ...said, territory, reach };
}

/** A stretch of time; what is postponed or recurs has one that never comes. */
interface Stretch {
  readonly state: 'dated' | 'postponed' | 'recurring';
  readonly startsAt: number;
  readonly endsAt: number;
  readonly days: { readonly first: string; readonly last: string } | undefined;
}

const never = (state: Stretch['state']): Stretch => ({ state, startsAt: Infinity, endsAt: Infinity, days: undefined });

function stretchesOf({ occurrences, status, recurring }: ListedEvent): Stretch[] {
  const dated = occurrences.flatMap(({ start, end, startsAt, endsAt }): Stretch[] => {
    const [first, last] = [parseMoment(start), parseMoment(end ?? start)];
    if (!first || !last) return [];
    const days = { first: firstDayOf(first), last: lastDayOf(last) };
    return [{ state: 'dated', startsAt: Date.parse(startsAt), endsAt: Date.parse(endsAt), days }];
  });
  if (status.key === 'postponed') return [...dated, never('postponed')];
  return dated.length === 0 && recurring !== null ? [never('recurring')] : dated;
}

/** Slugs in order. `events` stand in the order in which they were first published. */
export function naiveList(events: readonly ListedEvent[], selection: NaiveSelection, now: number): string[] {
  const { days, status, territories } = selection;
  const hasPeriod = selection.from !== undefined || selection.to !== undefined;
  const when = selection.when ?? (hasPeriod ? 'all' : 'upcoming');
  const today = localDay(now, 'Europe/Paris');
  const from = later(selection.from, days !== undefined && when === 'past' ? addDays(today, -days) : undefined);
  const to = sooner(selection.to, days !== undefined && when !== 'past' ? addDays(today, days) : undefined);

  const isInPeriod = ({ days: own }: Stretch) =>
    (from === undefined && to === undefined) ||
    (own !== undefined && (from === undefined || own.last >= from) && (to === undefined || own.first <= to));
  const isAsked = (stretch: Stretch): boolean => {
    if (when === 'recurring') return stretch.state === 'recurring';
    if (when === 'upcoming') return stretch.state !== 'recurring' && stretch.endsAt > now;
    return when === 'past' || days === undefined || stretch.endsAt > now;
  };
  const found = events.flatMap((event, rank) => {
    if (status !== undefined && event.status.key !== status) return [];
    if (territories !== undefined && !isWhere(event, territories)) return [];
    const all = stretchesOf(event);
    if (when === 'past' && all.some(({ endsAt }) => endsAt > now)) return [];
    const starts = all.filter((stretch) => isAsked(stretch) && isInPeriod(stretch)).map(({ startsAt }) => startsAt);
    if (starts.length === 0) return [];
    return [{ slug: event.slug, rank, at: when === 'past' ? -Math.max(...starts) : Math.min(...starts) }];
  });
  // Two that never come stand in the order of their publication.
  return found.sort((a, b) => (a.at === b.at ? a.rank - b.rank : a.at - b.at)).map(({ slug }) => slug);
}

function isWhere({ territories, places }: ListedEvent, { codes: asked, reach }: NaiveTerritories): boolean {
  const codes = [...territories.map(({ code }) => code), ...places.flatMap((place) => place.territory?.code ?? [])];
  const isAround = (one: string, other: string) => AROUND.get(other)?.includes(one) === true;
  const isWithin = codes.some((code) => asked.some((one) => code === one || isAround(one, code)));
  const isCovering = codes.some((code) => asked.some((one) => isAround(code, one)));
  return (reach !== 'covering' && isWithin) || (reach !== 'within' && isCovering);
}

const later = (a: string | undefined, b: string | undefined) => (a === undefined || (b !== undefined && b > a) ? b : a);
const sooner = (a: string | undefined, b: string | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a;
