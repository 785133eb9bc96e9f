/** Dates with the precision that is known: an hour with its offset, a day without an hour, and no date for a month. */
import { parseMoment, zonedInstant, type OccurrenceView, type SessionView } from 'ess-shared-types';
import { WORDS as PAGE_WORDS } from '../html/words';
import type { Answer } from './entry';

export interface Dates {
  readonly startDate: string | undefined;
  readonly endDate: string | undefined;
}

/** An end that the source does not give stays unsaid. */
export const datesOf = ({ start, end, startsAt, endsAt }: OccurrenceView): Dates => ({
  startDate: dateOf(start, Date.parse(startsAt)),
  endDate: end === null ? undefined : dateOf(end, Date.parse(endsAt)),
});

/** `2025-09-11T09:30:00+02:00`, `2025-09-11`, or `undefined` when no day is known. */
function dateOf(moment: string, instant: number): string | undefined {
  const precision = parseMoment(moment)?.precision;
  if (precision === 'day') return moment;
  return precision === 'time' ? withOffset(moment, instant) : undefined;
}

const MINUTE = 60_000;

/** A local hour with the offset that leads to its instant. Offsets of the past may have seconds: UTC says those. */
function withOffset(local: string, instant: number): string | undefined {
  if (Number.isNaN(instant)) return undefined;
  const minutes = (Date.parse(`${local}:00Z`) - instant) / MINUTE;
  if (!Number.isInteger(minutes)) return new Date(instant).toISOString();
  const absolute = Math.abs(minutes);
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${local}:00${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(absolute / 60))}:${twoDigits(absolute % 60)}`;
}

/**
 * The stretch from the first occurrence to the last, when each has a known day; the day of the last one ends it when
 * its end is not given.
 */
export function stretchOf(occurrences: readonly OccurrenceView[]): Dates {
  const unknown = { startDate: undefined, endDate: undefined };
  const inOrder = [...occurrences].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
  const [first] = inOrder;
  const last = [...occurrences].sort((a, b) => Date.parse(a.endsAt) - Date.parse(b.endsAt)).at(-1);
  if (first === undefined || last === undefined) return unknown;
  if (inOrder.length === 1) return datesOf(first);
  if (inOrder.some((occurrence) => datesOf(occurrence).startDate === undefined)) return unknown;
  return {
    startDate: datesOf(first).startDate,
    endDate: datesOf(last).endDate ?? last.start.slice(0, 'YYYY-MM-DD'.length),
  };
}

/** What the dates of an occurrence do not say: its month, its half-day, a year that was deduced. */
export function unsaid(
  { start, end, halfDay, yearInferred, text }: OccurrenceView,
  { lang }: Answer,
): string | undefined {
  const isWhole = [start, end ?? start].every((moment) => parseMoment(moment)?.day !== undefined);
  if (isWhole && halfDay === null && !yearInferred) return undefined;
  return yearInferred ? `${text} (${PAGE_WORDS.yearInferred[lang]})` : text;
}

/** A date with the precision it has: a year, a month or a day; what is no date is left out. */
export const knownDate = (moment: string | null): string | undefined =>
  moment !== null && parseMoment(moment) ? moment : undefined;

/** The months or years of occurrences without a known day, as ISO 8601 intervals: `2025-09`, `2025-09/2025-10`. */
export const coarsePeriods = (occurrences: readonly OccurrenceView[]): string[] =>
  occurrences
    .filter((occurrence) => datesOf(occurrence).startDate === undefined)
    .flatMap(({ start, end }) => interval(start, end) ?? []);

/** `2010/2020`, `2022`; `undefined` for what is no date. */
export function interval(start: string | null, end: string | null): string | undefined {
  const first = knownDate(start);
  const last = knownDate(end);
  return first === undefined || last === undefined || last === first ? first : `${first}/${last}`;
}

/**
 * The hours of a session, on the one day of its event. An event of several days does not say on which its sessions
 * fall; an end that was deduced from the next session is not the source's.
 */
export function sessionDates(session: SessionView, occurrences: readonly OccurrenceView[]): Dates {
  const [only, ...others] = occurrences;
  const day = only === undefined || others.length > 0 ? undefined : singleDay(only);
  const at = (hour: string | null) => {
    const moment = day === undefined || hour === null ? undefined : parseMoment(`${day}T${hour}`);
    if (only === undefined || day === undefined || moment === undefined) return undefined;
    const instant = zonedInstant(day, moment.hour ?? 0, moment.minute ?? 0, only.timeZone);
    return { instant, date: withOffset(`${day}T${hour ?? ''}`, instant) };
  };
  const start = at(session.start);
  const end = session.endInferred ? undefined : at(session.end);
  const isInOrder = start === undefined || end === undefined || end.instant >= start.instant;
  return { startDate: start?.date, endDate: isInOrder ? end?.date : undefined };
}

function singleDay({ start, end }: OccurrenceView): string | undefined {
  const day = start.slice(0, 'YYYY-MM-DD'.length);
  const isKnown = parseMoment(day)?.precision === 'day';
  return isKnown && (end === null || end.startsWith(day)) ? day : undefined;
}
