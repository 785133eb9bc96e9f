/** Dates of calendars as documents hold them: local texts in a named time zone. Pure. */
import { addDays, parseMoment } from 'ess-shared-types';
import { localMoment } from './local-moment';
import { parameterOf, type Property } from './properties';
import { namedZone, UTC, type CalendarZones, type Zone } from './zones';

export interface ReadTime {
  /** `2025-09-11` or `2025-09-11T09:30`, on the clock of its zone. */
  readonly moment: string;
  readonly zone: Zone;
  readonly isDay: boolean;
  /** No zone is said. */
  readonly floats?: boolean;
  /** The name of a zone that nothing tells. */
  readonly unknownZone?: string;
}

/** How the times of one calendar are read. */
export interface TimeContext {
  readonly zones: CalendarZones;
  /** Zone of what floats, and the one in which instants are shown: that of the calendar, else Paris. */
  readonly zone: string;
}

/** Reads a value of `DTSTART`, `DTEND`, `EXDATE`...; what floats is in the zone of the calendar. */
export function readTime(
  value: unknown,
  property: Property,
  { zones, zone: fallback }: TimeContext,
): ReadTime | undefined {
  if (typeof value !== 'string') return undefined;
  // ical.js writes a day that is not announced as one `2025-09-11T::`.
  const [, moment, seconds, utc] =
    /^(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?)(:\d{2})?(Z)?$/.exec(value.replace(/T::$/, '')) ?? [];
  if (moment === undefined || parseMoment(moment) === undefined || (seconds !== undefined && !moment.includes('T'))) {
    return undefined;
  }
  const isDay = !moment.includes('T');
  if (utc !== undefined) return { moment, zone: UTC, isDay };
  const tzid = parameterOf(property, 'tzid');
  if (tzid === undefined || isDay) return { moment, zone: namedZone(fallback), isDay, floats: tzid === undefined };
  const zone = zones.find(tzid);
  return zone ? { moment, zone, isDay } : { moment, zone: namedZone(fallback), isDay, unknownZone: tzid };
}

/** A moment as documents hold it: in its own zone where that has a name, else in the zone of the calendar. */
export function shown(
  moment: string,
  zone: Zone,
  fallback: string,
): { readonly moment: string; readonly timeZone: string } {
  if (zone.name !== undefined || !moment.includes('T')) return { moment, timeZone: zone.name ?? fallback };
  return { moment: localMoment(zone.instant(moment), fallback), timeZone: fallback };
}

/** Two moments on one clock: how long apart, in milliseconds. */
export const wallDistance = (from: string, to: string): number => wall(to) - wall(from);
const wall = (moment: string): number => Date.parse(moment.includes('T') ? `${moment}:00Z` : `${moment}T00:00:00Z`);

/** So many milliseconds later on the same clock. */
export function wallAfter(moment: string, distance: number): string {
  const text = new Date(wall(moment) + distance).toISOString();
  return text.slice(0, moment.length);
}

const DURATION = /^([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d{1,7}S)?)?$/;

/** The end of what starts then and lasts so long (RFC 5545 §3.3.6); `undefined` for what is no duration. */
export function endAfter({ moment }: ReadTime, duration: string): string | undefined {
  const match = DURATION.exec(duration);
  if (!match || match[1] === '-') return undefined;
  const [weeks, days, hours, minutes] = match.slice(2, 6).map((part: string | undefined) => Number(part ?? 0));
  const wholeDays = (weeks ?? 0) * 7 + (days ?? 0);
  if (!moment.includes('T')) return wholeDays > 1 ? addDays(moment, wholeDays - 1) : undefined;
  const distance = (wholeDays * 24 * 60 + (hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
  return distance === 0 ? undefined : wallAfter(moment, distance);
}

/** `DTEND` of whole days is the day after the last one. */
export function lastDayBefore(end: string, start: string): string | undefined {
  const last = addDays(end, -1);
  return last > start ? last : undefined;
}
