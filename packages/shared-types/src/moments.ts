/**
 * Dates as the sources give them: a year, a month, a day, a half-day or an hour, written as one text in
 * the style of EDTF (ISO 8601-2): `2025`, `2025-09`, `2025-09-11`, `2025-09-11T09:30`. Instants are
 * always derived from that text and a time zone, never typed beside it.
 */
import type { HalfDay } from './vocabularies.js';

export type Precision = 'year' | 'month' | 'day' | 'time';

export interface Moment {
  readonly precision: Precision;
  readonly year: number;
  /** 1-12 */
  readonly month: number | undefined;
  /** 1-31 */
  readonly day: number | undefined;
  /** 0-23 */
  readonly hour: number | undefined;
  /** 0-59 */
  readonly minute: number | undefined;
}

export const DEFAULT_TIME_ZONE = 'Europe/Paris';

/** One stretch of time of an event, as published. */
export interface OccurrenceTimes {
  readonly start: string;
  readonly end?: string | undefined;
  readonly halfDay?: HalfDay | undefined;
  /** IANA name, `Europe/Paris` unless said otherwise. */
  readonly timeZone: string;
}

/** What an occurrence means on the clock and on the calendar of its own time zone. */
export interface OccurrenceBounds {
  /** Earliest instant at which it may start, milliseconds since the epoch. */
  readonly startsAt: number;
  /** Instant after which it is certainly over, milliseconds since the epoch (exclusive). */
  readonly endsAt: number;
  /**
   * Instant from which it is certainly under way, or `undefined` when the source is not precise enough
   * to say so (a day without hours, a start without an end).
   */
  readonly ongoingFrom: number | undefined;
  /** First and last local day, `YYYY-MM-DD`, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Before it a year is a slip of the keyboard: `0025` for `2025`. */
const EARLIEST_YEAR = 1000;

const MOMENT = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?$/;

/** Reads a moment; `undefined` when the text is not one or names a day or hour that does not exist. */
export function parseMoment(text: string): Moment | undefined {
  const match = MOMENT.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute] = match
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  if (year === undefined || year < EARLIEST_YEAR) return undefined;
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > daysInMonth(year, month ?? 1))) return undefined;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59) return undefined;
  const precision: Precision =
    hour !== undefined ? 'time' : day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return { precision, year, month, day, hour, minute };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** First local day a moment may fall on, `YYYY-MM-DD`. */
export function firstDayOf(moment: Moment): string {
  return isoDay(moment.year, moment.month ?? 1, moment.day ?? 1);
}

/** Last local day a moment may fall on, `YYYY-MM-DD`. */
export function lastDayOf(moment: Moment): string {
  const month = moment.month ?? 12;
  return isoDay(moment.year, month, moment.day ?? daysInMonth(moment.year, month));
}

/** Hour before which what began the day before is still its evening: a ball until 4:00. */
const END_OF_NIGHT = 6;

/**
 * An end, on the day to which people count it: midnight is the end of an evening, and a night that ends before the
 * morning is of the day on which it began.
 */
export function endOfEvening(start: Moment, end: Moment): Moment {
  if (end.hour === undefined || end.hour >= END_OF_NIGHT || lastDayOf(end) <= firstDayOf(start)) return end;
  const evening = parseMoment(addDays(firstDayOf(end), -1));
  return evening ? { ...end, year: evening.year, month: evening.month, day: evening.day } : end;
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The UTC day of an instant; after 9999 ISO 8601 writes six digits and a sign. */
function isoDayOf(instant: number): string {
  return new Date(instant).toISOString().replace(/T.*/, '');
}

/** The day `count` days after `day` (both `YYYY-MM-DD`). */
export function addDays(day: string, count: number): string {
  return isoDayOf(Date.parse(`${day}T00:00:00Z`) + count * DAY);
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Hour at which a half-day may begin; none of the sources gives an hour, so it only orders a day. */
const HALF_DAY_HOUR: Readonly<Record<HalfDay, number>> = { morning: 0, afternoon: 12, evening: 18 };

/**
 * The bounds of an occurrence, or `undefined` when it cannot be read or ends before it starts.
 *
 * What ends at midnight or in the night is of its evening. What has no hour ends at local midnight, a month at its end; a timed start without an end is over at
 * local midnight too, but is never called ongoing.
 */
export function boundsOf(occurrence: OccurrenceTimes): OccurrenceBounds | undefined {
  const start = parseMoment(occurrence.start);
  const end = occurrence.end === undefined ? undefined : parseMoment(occurrence.end);
  if (!start || (occurrence.end !== undefined && !end) || !isTimeZone(occurrence.timeZone)) return undefined;
  const zone = occurrence.timeZone;
  const firstDay = firstDayOf(start);
  const lastDay = lastDayOf(end ? endOfEvening(start, end) : start);
  const startHour = start.hour ?? (occurrence.halfDay ? HALF_DAY_HOUR[occurrence.halfDay] : 0);
  const startsAt = zonedInstant(firstDay, startHour, start.minute ?? 0, zone);
  const endsAt =
    end?.hour === undefined
      ? zonedInstant(addDays(lastDay, 1), 0, 0, zone)
      : zonedInstant(lastDayOf(end), end.hour, end.minute ?? 0, zone);
  if (lastDay < firstDay || endsAt < startsAt) return undefined;
  return {
    startsAt,
    endsAt,
    ongoingFrom: ongoingFrom(start, end, startsAt, firstDay, lastDay, zone),
    firstDay,
    lastDay,
  };
}

function ongoingFrom(
  start: Moment,
  end: Moment | undefined,
  startsAt: number,
  firstDay: string,
  lastDay: string,
  zone: string,
): number | undefined {
  if (!end) return undefined;
  if (start.precision === 'time') return startsAt;
  if (start.precision === 'day') return lastDay > firstDay ? startsAt : undefined;
  const afterStart = addDays(lastDayOf(start), 1);
  return afterStart <= lastDay ? zonedInstant(afterStart, 0, 0, zone) : undefined;
}

/** Cached: building an `Intl.DateTimeFormat` costs about a hundred times more than using it. */
const offsetFormats = new Map<string, Intl.DateTimeFormat>();

/** Whether this is the name of a time zone. An offset (`+02:00`) is none: it knows no summer. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    offsetFormat(name);
    return true;
  } catch {
    return false;
  }
}

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  let format = offsetFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    offsetFormats.set(timeZone, format);
  }
  return format;
}

/** Offset of a time zone from UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of offsetFormat(timeZone).formatToParts(instant)) {
    if (type !== 'literal' && type !== 'era') parts[type] = Number(value);
  }
  const local = Date.UTC(
    parts.year ?? 0,
    (parts.month ?? 1) - 1,
    parts.day ?? 1,
    parts.hour ?? 0,
    parts.minute ?? 0,
    parts.second ?? 0,
  );
  return local - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant of a local day and hour in a time zone. An hour skipped when clocks go forward is read
 * with the offset before the change; an hour that occurs twice is its first occurrence (RFC 5545 §3.3.5).
 */
export function zonedInstant(day: string, hour: number, minute: number, timeZone: string): number {
  const local = Date.parse(`${day}T00:00:00Z`) + hour * 60 * MINUTE + minute * MINUTE;
  const before = offsetAt(local - DAY, timeZone);
  const after = offsetAt(local + DAY, timeZone);
  for (const offset of before === after ? [before] : [before, after]) {
    if (offsetAt(local - offset, timeZone) === offset) return local - offset;
  }
  return local - before;
}

/** The local day of an instant in a time zone, `YYYY-MM-DD`. */
export function localDay(instant: number, timeZone: string): string {
  return isoDayOf(instant + offsetAt(instant, timeZone));
}
