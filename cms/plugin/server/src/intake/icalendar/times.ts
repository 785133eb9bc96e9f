/** Dates of calendars as documents hold them: local texts in a named time zone. Pure. */
import { addDays, DEFAULT_TIME_ZONE, isTimeZone, parseMoment, zonedInstant } from 'ess-shared-types';
import { words, type Words } from '../words';
import { parameterOf, type Property } from './properties';

export interface ReadTime {
  /** `2025-09-11` or `2025-09-11T09:30`. */
  readonly moment: string;
  readonly timeZone: string;
  readonly note?: Words;
}

/** Names that Outlook gives to the zones that French calendars use. */
const WINDOWS_ZONES: Readonly<Record<string, string>> = {
  'romance standard time': 'Europe/Paris',
  'w. europe standard time': 'Europe/Berlin',
  'central europe standard time': 'Europe/Budapest',
  'central european standard time': 'Europe/Warsaw',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Atlantic/Reykjavik',
  'mauritius standard time': 'Indian/Reunion',
  'sa western standard time': 'America/Martinique',
  'sa eastern standard time': 'America/Cayenne',
  utc: 'UTC',
};

/** The IANA name of a `TZID`, with its prefixes (`/mozilla.org/20050126_1/Europe/Paris`) and its Windows names. */
export function zoneOf(tzid: string): string | undefined {
  const name = tzid.replaceAll('"', '').trim();
  const windows = WINDOWS_ZONES[name.toLowerCase()];
  if (windows !== undefined) return windows;
  const area = /(?:^|\/)([A-Za-z_]+\/[A-Za-z_/+-]+)$/.exec(name)?.[1];
  return [name, area].find((candidate) => candidate !== undefined && isTimeZone(candidate));
}

/** Reads a value of `DTSTART`, `DTEND`, `EXDATE`...; what floats is in the zone of the calendar, else in Paris. */
export function readTime(value: unknown, property: Property, calendarZone: string | undefined): ReadTime | undefined {
  if (typeof value !== 'string') return undefined;
  const [, moment, seconds, utc] = /^(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?)(:\d{2})?(Z)?$/.exec(value) ?? [];
  if (moment === undefined || parseMoment(moment) === undefined || (seconds !== undefined && !moment.includes('T'))) {
    return undefined;
  }
  const fallback = calendarZone ?? DEFAULT_TIME_ZONE;
  if (utc !== undefined) {
    return { moment: localMoment(Date.parse(`${moment}:00Z`), fallback), timeZone: fallback };
  }
  const tzid = parameterOf(property, 'tzid');
  if (tzid === undefined) return { moment, timeZone: fallback };
  const timeZone = zoneOf(tzid);
  if (timeZone === 'UTC') return { moment: localMoment(Date.parse(`${moment}:00Z`), fallback), timeZone: fallback };
  if (timeZone !== undefined) return { moment, timeZone };
  return {
    moment,
    timeZone: fallback,
    note: words(
      `Fuseau horaire inconnu « ${tzid.slice(0, 60)} » : lu comme ${fallback}`,
      `Unknown time zone “${tzid.slice(0, 60)}”: read as ${fallback}`,
    ),
  };
}

/** The local day and hour of an instant. */
export function localMoment(instant: number, timeZone: string): string {
  let format = localFormats.get(timeZone);
  if (!format) {
    // Swedish writes ISO 8601: 2025-09-11 09:30.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    localFormats.set(timeZone, format);
  }
  return format.format(instant).replace(' ', 'T');
}

/** Cached: building one costs much more than using it. */
const localFormats = new Map<string, Intl.DateTimeFormat>();

const DURATION = /^([+-])?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d{1,7}S)?)?$/;

/** The end of what starts then and lasts so long (RFC 5545 §3.3.6); `undefined` for what is no duration. */
export function endAfter(start: ReadTime, duration: string): string | undefined {
  const match = DURATION.exec(duration);
  if (!match || match[1] === '-') return undefined;
  const [weeks, days, hours, minutes] = match.slice(2, 6).map((part: string | undefined) => Number(part ?? 0));
  const wholeDays = (weeks ?? 0) * 7 + (days ?? 0);
  const [day, hour] = start.moment.split('T');
  if (day === undefined) return undefined;
  const lastDay = addDays(day, wholeDays);
  if (hour === undefined) return wholeDays > 1 ? addDays(day, wholeDays - 1) : undefined;
  // Days are counted on the calendar, hours on the clock.
  const [startHour, startMinute] = hour.split(':').map(Number);
  const instant = zonedInstant(lastDay, startHour ?? 0, startMinute ?? 0, start.timeZone);
  return localMoment(instant + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000, start.timeZone);
}

/** `DTEND` of whole days is the day after the last one. */
export function lastDayBefore(end: string, start: string): string | undefined {
  const last = addDays(end, -1);
  return last > start ? last : undefined;
}
