/**
 * The dates of an event that comes again: rules, dates added and removed, dates that were moved, cancelled or that have a
 * title or a place of their own. What is long or has no end gives the dates of a window that goes with time. Pure.
 */
import { addDays } from 'ess-shared-types';
import { occurrenceIn, stretchAt, type CalendarEvent, type Stretch } from './calendar-event';
import { ruleMoments, type Rule } from './recurrence';
import { wallAfter, wallDistance, type ReadTime, type TimeContext } from './times';
import { localMoment } from './local-moment';
import { placeLine } from '../incoming/written-place';
import type { RawOccurrence } from '../incoming/raw-event';

/** First and last day of the dates that a long series gives. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** A year and the month under way: it moves on the first of the month, not each day. */
export function windowAround(today: string): Window {
  const from = `${today.slice(0, 7)}-01`;
  return { from, to: addDays(`${String(Number(from.slice(0, 4)) + 1)}${from.slice(4)}`, 31) };
}

/** Most dates of a series that is written out whole. */
export const MOST_DATES = 120;
/** Most dates of a window: one a day, and some. */
const MOST_IN_WINDOW = 400;

interface SeriesDate {
  /** The start that the rules gave, by which changes of this date name it. */
  readonly original: ReadTime;
  readonly stretch: Stretch;
}

/** What happens on the dates of one identifier. */
export interface SeriesDates {
  readonly dates: readonly RawOccurrence[];
  readonly cancelled: readonly RawOccurrence[];
  /** Dates with a title, a place or a text of their own. */
  readonly own: readonly {
    readonly version: CalendarEvent;
    readonly dates: readonly RawOccurrence[];
    readonly id: string;
  }[];
  /** Whether only those of the window are given. */
  readonly isWindow: boolean;
}

export function seriesDates(
  master: CalendarEvent,
  changes: readonly CalendarEvent[],
  window: Window,
  context: TimeContext,
): SeriesDates {
  const { dates: base, isWindow } = ruledDates(master, window);
  const given = [...base, ...master.added.map((stretch) => ({ original: stretch.start, stretch }))];
  let rest = [...new Map(given.map((date) => [date.original.moment, date])).values()];
  const cancelled: Stretch[] = [];
  const own: { version: CalendarEvent; stretches: Stretch[]; id: string }[] = [];
  const isIn = ({ start }: Stretch) =>
    !isWindow || (start.moment.slice(0, 10) >= window.from && start.moment.slice(0, 10) <= window.to);
  /** Takes the dates that a time names, or that follow it. */
  const take = (at: ReadTime, andFuture: boolean): SeriesDate[] => {
    const taken = rest.filter(({ original }) => compared(original, at, context, andFuture));
    rest = rest.filter((date) => !taken.includes(date));
    return taken;
  };

  for (const at of master.removed) {
    const taken = take(at, false);
    // Of two clocks of which one is not said, the hours as they are written.
    const isOpen = taken.length === 0 && (master.first.start.floats === true || at.floats === true);
    const written = isOpen ? rest.filter(({ original }) => original.moment === at.moment) : [];
    rest = rest.filter((date) => !written.includes(date));
    cancelled.push(...[...taken, ...written].map(({ stretch }) => stretch));
  }
  for (const version of changes.toSorted((one, other) => rank(one) - rank(other))) {
    const { instance, first } = version;
    if (!instance) continue;
    const taken = take(instance.at, instance.andFuture);
    if (version.isCancelled) {
      cancelled.push(...taken.map(({ stretch }) => stretch));
      continue;
    }
    const moved = instance.andFuture
      ? taken.map(({ original }) => ({ original, stretch: shifted(original, version, instance.at, context) }))
      : [{ original: taken[0]?.original ?? instance.at, stretch: first }].filter(({ stretch }) => isIn(stretch));
    if (isOfItsOwn(master, version)) {
      own.push({ version, stretches: moved.map(({ stretch }) => stretch), id: instance.at.moment });
    } else rest.push(...moved);
  }
  const occurrence = occurrenceIn(context);
  const inOrder = (stretches: readonly Stretch[]): RawOccurrence[] =>
    // A date moved onto another one is there once.
    [...new Map(stretches.map((stretch) => [stretch.start.moment, occurrence(stretch)])).values()].toSorted(
      (one, other) => (one.start < other.start ? -1 : 1),
    );
  return {
    dates: inOrder(rest.map(({ stretch }) => stretch)),
    cancelled: inOrder(cancelled),
    own: own
      .filter(({ stretches }) => stretches.length > 0)
      .map(({ version, stretches, id }) => ({ version, id, dates: inOrder(stretches) })),
    isWindow,
  };
}

/** Changes of all that follows come first: those of one date are the last word on it. */
const rank = ({ instance }: CalendarEvent): number => (instance?.andFuture ? 0 : 1);

/** Days against days when either is a day, in the zone of the event; else instants. */
function compared(original: ReadTime, at: ReadTime, { zone }: TimeContext, andFuture: boolean): boolean {
  const byDay = original.isDay || at.isDay;
  const distance = byDay
    ? dayOf(original, at, zone)
    : original.zone.instant(original.moment) - at.zone.instant(at.moment);
  return andFuture ? distance >= 0 : distance === 0;
}

function dayOf(original: ReadTime, at: ReadTime, zone: string): number {
  const day = at.isDay ? at.moment : original.isDay ? dayAsSaid(at, zone) : at.moment.slice(0, 10);
  return wallDistance(day, original.moment.slice(0, 10));
}

/** The day of an hour: as it is written, but for an hour of UTC, which is written for no clock. */
const dayAsSaid = ({ moment, zone }: ReadTime, shownIn: string): string =>
  (zone.name === undefined ? localMoment(zone.instant(moment), shownIn) : moment).slice(0, 10);

/** A date moved as the first of those that follow was. */
function shifted(original: ReadTime, { first }: CalendarEvent, at: ReadTime, { zone }: TimeContext): Stretch {
  if (first.start.isDay !== original.isDay) {
    const days = wallDistance(dayAsSaid(at, zone), first.start.moment.slice(0, 10));
    return stretchAt(first, `${wallAfter(original.moment.slice(0, 10), days)}${first.start.moment.slice(10)}`);
  }
  const from = at.isDay === original.isDay ? at.moment : original.moment;
  return stretchAt(first, wallAfter(original.moment, wallDistance(from, first.start.moment)));
}

function isOfItsOwn({ raw: one }: CalendarEvent, { raw: other }: CalendarEvent): boolean {
  const differs = (a: string | undefined, b: string | undefined) =>
    b !== undefined && b.trim() !== '' && a?.trim() !== b.trim();
  return (
    differs(one.title, other.title) ||
    differs(one.description, other.description) ||
    differs(one.place && placeLine(one.place), other.place && placeLine(other.place)) ||
    differs(one.onlineUrl, other.onlineUrl)
  );
}

function ruledDates(
  master: CalendarEvent,
  window: Window,
): { readonly dates: SeriesDate[]; readonly isWindow: boolean } {
  const { first, rules } = master;
  const dateAt = (moment: string): SeriesDate => {
    const stretch = stretchAt(first, moment);
    return { original: stretch.start, stretch };
  };
  if (rules.length === 0) return { dates: [dateAt(first.start.moment)], isWindow: false };
  const whole = rules.map((rule) => momentsOf(rule, first.start, { most: MOST_DATES + 1 }));
  const all = union(whole);
  if (all.length <= MOST_DATES) return { dates: all.map(dateAt), isWindow: false };
  const within = union(rules.map((rule) => momentsOf(rule, first.start, { window, most: MOST_IN_WINDOW })));
  if (within.length > 0) return { dates: within.slice(0, MOST_IN_WINDOW).map(dateAt), isWindow: true };
  const isToCome = first.start.moment.slice(0, 10) > window.to;
  if (isToCome) return { dates: all.slice(0, MOST_DATES).map(dateAt), isWindow: true };
  // It is over, and long: the last of its dates.
  const last = union(rules.map((rule) => momentsOf(rule, first.start, { most: Infinity }).slice(-MOST_DATES)));
  return { dates: last.slice(-MOST_DATES).map(dateAt), isWindow: false };
}

const union = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())].toSorted();

function momentsOf(
  rule: Rule,
  start: ReadTime,
  { window, most }: { readonly window?: Window; readonly most: number },
): string[] {
  const moments: string[] = [];
  for (const moment of ruleMoments(rule, start.moment, window?.from)) {
    if (isBeyond(rule, moment, start) || (window && moment.slice(0, 10) > window.to) || moments.length >= most) break;
    if (!window || moment.slice(0, 10) >= window.from) moments.push(moment);
  }
  return moments;
}

/** `UNTIL` is an instant; as a day, it is the last one on the clock of the event. The first date is never beyond. */
function isBeyond({ until }: Rule, moment: string, { zone, isDay, moment: first }: ReadTime): boolean {
  if (until === undefined || moment === first) return false;
  const local = until.replace(/T::$/, '');
  if (isDay || !local.includes('T')) return moment.slice(0, 10) > local.slice(0, 10);
  return local.endsWith('Z') ? zone.instant(moment) > Date.parse(local) : moment > local.slice(0, 16);
}
