/**
 * Reads a date as people type it, in French or English, to the text that is stored (EDTF style, ISO 8601-2):
 * `11/09/2025`, `11 sept. 2025 à 14 h`, `du 11 au 13 septembre 2025`. Pure. A year, an hour or a time zone that was
 * not typed is never made up: what misses is asked for.
 */
import { addDays, boundsOf, parseMoment, type HalfDay } from 'ess-shared-types';
import { tokensOf, type Said, type Token, type TokenKind } from './date-tokens';

/** What was understood; stored texts such as `2025-09-11T09:30`. */
export interface TypedDate {
  readonly start: string;
  readonly end?: string;
  readonly halfDay?: HalfDay;
}

export type DateProblemKind =
  | 'not-understood'
  | 'year-missing'
  | 'short-year'
  | 'month-missing'
  | 'day-missing'
  | 'no-such-day'
  | 'no-such-hour'
  | 'weekday-differs'
  | 'half-day-differs'
  | 'time-zone'
  | 'two-dates'
  | 'several-days-with-hours'
  | 'ends-before'
  | 'one-date'
  | 'no-half-day';

export interface DateProblem {
  readonly kind: DateProblemKind;
  /** What it is about, as typed; of `weekday-differs`, the day itself (`2025-09-11`). */
  readonly text: string;
}

export type Reading = { readonly date: TypedDate } | { readonly problem: DateProblem };

export interface ReadingOptions {
  /** `YYYY-MM-DD`: the day of an hour typed alone. */
  readonly day?: string | undefined;
  /** Whether an end may be typed along. */
  readonly takesEnd?: boolean;
  /** Whether a half-day may be typed along. */
  readonly takesHalfDay?: boolean;
}

/** One side of what was typed: a start or an end. */
interface Point {
  readonly opening: TokenKind;
  readonly said: Said;
}

/** A problem, thrown inside so that each step may assume that the one before it went well. */
class Misread extends Error {
  constructor(readonly problem: DateProblem) {
    super(problem.kind);
  }
}

const refuse = (kind: DateProblemKind, text = ''): never => {
  throw new Misread({ kind, text });
};

export function readTypedDate(typed: string, options: ReadingOptions = {}): Reading {
  try {
    return { date: read(typed.trim(), options) };
  } catch (error) {
    if (error instanceof Misread) return { problem: error.problem };
    throw error;
  }
}

/** An offset says what the field of the time zone says. */
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

function read(typed: string, { day, takesEnd = false, takesHalfDay = false }: ReadingOptions): TypedDate {
  if (WITH_OFFSET.test(typed)) refuse('time-zone', typed);
  const points = withHours(pointsOf(tokensOf(typed)));
  const [first, second, ...rest] = points;
  if (!first) return refuse('not-understood', typed);
  if (rest.length > 0) return refuse(second && hasDate(second.said) ? 'several-days-with-hours' : 'two-dates', typed);
  const [start, end] = second ? shared(first.said, second.said, day) : [onDay(first.said, day), undefined];
  if (start.halfDay !== undefined && end?.halfDay !== undefined) refuse('two-dates', typed);
  const startText = momentOf(start, typed);
  const halfDay = halfDayOf(start, typed) ?? (end && halfDayOf(end, typed));
  const endText = end && momentOf(end, typed);
  if (halfDay !== undefined && !takesHalfDay) refuse('no-half-day', typed);
  if (endText === undefined) return { start: startText, ...(halfDay && { halfDay }) };

  if (second?.opening === 'and' && !areSuccessiveDays(startText, endText)) refuse('two-dates', typed);
  if (boundsOf({ start: startText, end: endText, timeZone: 'UTC' }) === undefined) refuse('ends-before', typed);
  if (!takesEnd) refuse('one-date', typed);
  return { start: startText, end: endText, ...(halfDay && { halfDay }) };
}

/** « 11 et 12 septembre »: other days, or hours, are occurrences of their own. */
const areSuccessiveDays = (start: string, end: string): boolean =>
  start.length === DAY_LENGTH && end === addDays(start, 1);

const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** Gathers what is said on each side of « au », « à », « et ». */
function pointsOf(tokens: readonly Token[]): Point[] {
  const points: { opening: TokenKind; said: Said }[] = [];
  let opening: TokenKind | undefined = 'said';
  for (const token of tokens) {
    if (token.kind === 'to' || token.kind === 'until' || token.kind === 'at' || token.kind === 'and') {
      // « jusqu’à » is « jusqu’ », then « à ».
      opening = opening === 'until' ? opening : token.kind;
      continue;
    }
    const current = points.at(-1);
    if (opening !== undefined || !current) points.push({ opening: opening ?? 'said', said: add({}, token) });
    else current.said = add(current.said, token);
    opening = undefined;
  }
  return points;
}

function add(known: Said, { kind, text, said }: Token): Said {
  if (kind === 'unknown') return refuse('not-understood', text);
  if (kind === 'short-year' || kind === 'time-zone') return refuse(kind, text);
  const more = kind === 'number' ? dayOrYear(known, text) : said;
  for (const name of Object.keys(more)) if (name in known) refuse('not-understood', text);
  return { ...known, ...more };
}

function dayOrYear(known: Said, digits: string): Said {
  if (digits.length === YEAR_DIGITS) return { year: Number(digits) };
  if (digits.length > 2) return refuse('not-understood', digits);
  return known.day === undefined ? { day: Number(digits) } : refuse('short-year', digits);
}

const YEAR_DIGITS = 4;

const hasDate = ({ day, month, year, weekday }: Said): boolean =>
  [day, month, year, weekday].some((part) => part !== undefined);
const hasHour = ({ hour }: Said): boolean => hour !== undefined;

/** « 11 septembre 2025 à 14 h »: the hour belongs to the day before it, unless it is said to be its end. */
function withHours(points: readonly Point[]): Point[] {
  const [first, second, ...rest] = points;
  if (!first || !second || second.opening === 'until' || second.opening === 'and') return [...points];
  const isHourOfFirst = !hasDate(second.said) && hasDate(first.said) && !hasHour(first.said) && !first.said.halfDay;
  return isHourOfFirst ? [{ ...first, said: { ...first.said, ...second.said } }, ...rest] : [...points];
}

/** The two ends of a stretch: each is completed by what the other says for both. */
function shared(first: Said, second: Said, day: string | undefined): readonly [start: Said, end: Said] {
  if (!hasDate(first)) {
    // « de 9 h 30 à 16 h le 11 septembre 2025 »
    const date = hasDate(second) ? dateOf(second) : dateOf(onDay(second, day));
    return [
      { ...first, ...date },
      { ...second, ...date },
    ];
  }
  if (!hasDate(second)) return [first, { ...dateOf(first), ...second }];
  const isSeveralDays = first.day !== undefined && second.day !== undefined;
  if (isSeveralDays && hasHour(first) !== hasHour(second)) refuse('several-days-with-hours');
  // « 11-13 septembre 2025 », « de septembre à novembre 2025 »
  const start = { ...first };
  if (first.year === undefined && second.year !== undefined) start.year = second.year;
  if (first.month === undefined && first.day !== undefined && second.month !== undefined) start.month = second.month;
  return [start, second];
}

const dateOf = ({ year, month, day, weekday }: Said): Said => ({
  ...(year !== undefined && { year }),
  ...(month !== undefined && { month }),
  ...(day !== undefined && { day }),
  ...(weekday !== undefined && { weekday }),
});

/** An hour alone falls on the day that is known otherwise. */
function onDay(said: Said, day: string | undefined): Said {
  const known = day === undefined || hasDate(said) ? undefined : parseMoment(day);
  if (known?.month === undefined || known.day === undefined) return said;
  return { ...said, year: known.year, month: known.month, day: known.day };
}

/** The stored text of what is said, once nothing misses and all of it exists. */
function momentOf({ year, month, day, weekday, hour, minute, halfDay }: Said, typed: string): string {
  const isWithinDay = hour !== undefined || halfDay !== undefined;
  if (day === undefined && (isWithinDay || weekday !== undefined)) return refuse('day-missing', typed);
  if (day !== undefined && month === undefined) return refuse('month-missing', typed);
  if (year === undefined) return refuse('year-missing', typed);
  const date = [padded(year, YEAR_DIGITS), ...[month, day].flatMap((part) => (part === undefined ? [] : padded(part)))];
  const text = date.join('-');
  if (!parseMoment(text)) return refuse('no-such-day', typed);
  if (weekday !== undefined && new Date(`${text}T00:00:00Z`).getUTCDay() !== weekday)
    return refuse('weekday-differs', text);
  if (hour === undefined) return text;
  const timed = `${text}T${padded(hour)}:${padded(minute ?? 0)}`;
  return parseMoment(timed) ? timed : refuse('no-such-hour', typed);
}

const padded = (part: number, digits = 2): string => String(part).padStart(digits, '0');

/** The hours that each half may hold, last one excluded: « 9 h du matin » says it twice, « 8 h du soir » says 20 h. */
const HALF_DAY_HOURS: Readonly<Record<HalfDay, readonly [from: number, to: number]>> = {
  morning: [0, 13],
  afternoon: [12, 20],
  evening: [17, 24],
};

/** The half-day, unless an hour says more. */
function halfDayOf({ hour, halfDay }: Said, typed: string): HalfDay | undefined {
  if (halfDay === undefined || hour === undefined) return halfDay;
  const [from, to] = HALF_DAY_HOURS[halfDay];
  return hour >= from && hour < to ? undefined : refuse('half-day-differs', typed);
}
