/**
 * The dates of a rule (RFC 5545 §3.3.10), in the local time of the event. Every period is gone through once and each of
 * its days is tried, so that no rule, even one that never falls, can make this run for long. That is why it is not left
 * to a library: ical.js looks for the next date of an impossible daily rule without end, and has no bound to give. Pure.
 */
import { z } from 'zod';

const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z.union([item, z.array(item)]).transform((value) => (Array.isArray(value) ? value : [value]));
const numbers = oneOrMany(z.coerce.number().int()).optional();

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/** As ical.js gives a `RRULE`; a part that is not listed here makes the rule one that is not known. */
const ruleSchema = z.strictObject({
  freq: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']),
  interval: z.coerce.number().int().min(1).max(1000).default(1),
  count: z.coerce.number().int().min(1).optional(),
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}/)
    .optional(),
  byday: oneOrMany(z.string().regex(/^[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)$/)).optional(),
  bymonthday: numbers,
  byyearday: numbers,
  byweekno: numbers,
  bymonth: numbers,
  byhour: numbers,
  byminute: numbers,
  bysecond: z.unknown().optional(),
  bysetpos: numbers,
  /** ical.js counts from Sunday, 1. */
  wkst: z
    .union([z.number().int().min(1).max(7), z.enum(WEEKDAYS)])
    .transform((value) => (typeof value === 'number' ? value - 1 : WEEKDAYS.indexOf(value)))
    .default(1),
});

export type Rule = z.output<typeof ruleSchema>;

/** `undefined` for a rule of a form that is not known, or that falls several times an hour. */
export const readRule = (value: unknown): Rule | undefined => ruleSchema.safeParse(value).data;

/** Days that are gone through, whatever the rule: forty years. */
const MOST_DAYS = 14_610;

/**
 * Local moments in the form of the first one (`2026-12-03` or `2026-12-03T18:00`), in their order and from the first one,
 * which counts even where the rule itself would not give it (§3.8.5.3). `UNTIL` is left to the caller, who knows the zone.
 *
 * @param from A day before which nothing is asked for: what does not count its dates starts there.
 */
export function* ruleMoments(rule: Rule, first: string, from?: string): Generator<string> {
  const [firstDay = '', hour] = first.split('T');
  const start = dayNumber(firstDay);
  const clock = clockOf(rule, hour);
  const wanted = rule.count === undefined && from !== undefined ? Math.max(start, dayNumber(from)) : start;
  let given = 0;
  if (wanted === start) {
    yield first;
    given = 1;
  }
  const end = wanted + MOST_DAYS;
  for (let period = firstPeriod(rule, start, wanted); ; period += rule.interval) {
    const [from_, to] = periodOf(rule, period);
    if (from_ > end || given >= (rule.count ?? Infinity)) return;
    const moments: string[] = [];
    for (let day = from_; day <= to; day += 1) {
      if (!falls(rule, day, start)) continue;
      const text = dayText(day);
      moments.push(...(clock.length === 0 ? [text] : clock.map((time) => `${text}T${time}`)));
    }
    for (const moment of atPositions(moments, rule.bysetpos)) {
      if (moment <= first || dayNumber(moment.slice(0, 10)) < wanted) continue;
      if (given >= (rule.count ?? Infinity)) return;
      given += 1;
      yield moment;
    }
  }
}

/** Hours of a day of the rule; none for whole days. */
function clockOf({ byhour, byminute }: Rule, first: string | undefined): string[] {
  if (first === undefined) return [];
  const [hour, minute] = first.split(':').map(Number);
  return inOrder(byhour ?? [hour ?? 0]).flatMap((at) =>
    inOrder(byminute ?? [minute ?? 0]).map((past) => `${two(at)}:${two(past)}`),
  );
}

const inOrder = (values: readonly number[]): number[] => [...new Set(values)].toSorted((one, other) => one - other);
const two = (number: number): string => String(number).padStart(2, '0');

/** `BYSETPOS`: the first, the last... of what a period holds. */
function atPositions(moments: readonly string[], positions: readonly number[] | undefined): string[] {
  if (!positions) return [...moments];
  const kept = positions.flatMap((position) => moments.at(position > 0 ? position - 1 : position) ?? []);
  return [...new Set(kept)].toSorted();
}

/** Days, weeks since the one of the epoch, months or years: what `INTERVAL` counts. */
function periodNumber({ freq, wkst }: Rule, day: number): number {
  const { year, month } = partsOf(day);
  switch (freq) {
    case 'DAILY':
      return day;
    case 'WEEKLY':
      return Math.floor((day + EPOCH_WEEKDAY - wkst) / 7);
    case 'MONTHLY':
      return year * 12 + month - 1;
    case 'YEARLY':
      return year;
  }
}

/** The period of `wanted`, or the next one that the interval reaches from the first date. */
function firstPeriod(rule: Rule, start: number, wanted: number): number {
  const first = periodNumber(rule, start);
  return first + Math.ceil((periodNumber(rule, wanted) - first) / rule.interval) * rule.interval;
}

/** First and last day of a period. */
function periodOf({ freq, wkst }: Rule, period: number): readonly [from: number, to: number] {
  switch (freq) {
    case 'DAILY':
      return [period, period];
    case 'WEEKLY': {
      const from = period * 7 - EPOCH_WEEKDAY + wkst;
      return [from, from + 6];
    }
    case 'MONTHLY': {
      const [year, month] = [Math.floor(period / 12), period % 12];
      return [utcDay(year, month, 1), utcDay(year, month + 1, 1) - 1];
    }
    case 'YEARLY':
      return [utcDay(period, 0, 1), utcDay(period + 1, 0, 1) - 1];
  }
}

/** Whether a day of the period is one of the rule: what the rule does not say, the first date says. */
function falls(rule: Rule, day: number, start: number): boolean {
  const { freq, bymonth, bymonthday, byyearday, byweekno, byday } = rule;
  const date = partsOf(day);
  if (bymonth && !bymonth.includes(date.month)) return false;
  if (bymonthday && !isAmong(bymonthday, date.day, date.daysInMonth)) return false;
  if (byyearday && !isAmong(byyearday, date.dayOfYear, date.daysInYear)) return false;
  if (byweekno && !isInWeek(rule, day, byweekno)) return false;
  if (byday && !byday.some((text) => isWeekday(rule, date, text))) return false;
  if (byday || bymonthday || byyearday || freq === 'DAILY') return true;
  const first = partsOf(start);
  if (freq === 'WEEKLY' || byweekno) return date.weekday === first.weekday;
  return date.day === first.day && (freq === 'MONTHLY' || bymonth !== undefined || date.month === first.month);
}

/** Counted from the start, or from the end where negative. */
const isAmong = (values: readonly number[], rank: number, length: number): boolean =>
  values.includes(rank) || values.includes(rank - length - 1);

/** `2TU` is the second Tuesday of the month, or of the year where no month is named; in a week the number means nothing. */
function isWeekday({ freq, bymonth, byweekno }: Rule, date: DayParts, text: string): boolean {
  if (text.slice(-2) !== WEEKDAYS[date.weekday]) return false;
  const rank = Number(text.slice(0, -2));
  if (rank === 0 || freq === 'DAILY' || freq === 'WEEKLY' || byweekno) return true;
  const [at, length] = freq === 'YEARLY' && !bymonth ? [date.dayOfYear, date.daysInYear] : [date.day, date.daysInMonth];
  return rank > 0 ? Math.ceil(at / 7) === rank : Math.ceil((length - at + 1) / 7) === -rank;
}

/** Weeks of the year as ISO 8601 counts them, from the day on which the rule starts its weeks. */
function isInWeek({ wkst }: Rule, day: number, weeks: readonly number[]): boolean {
  const weekStart = day - ((weekdayOf(day) - wkst + 7) % 7);
  // The week is of the year that holds its fourth day.
  const { year } = partsOf(weekStart + 3);
  const firstWeek = firstWeekOf(year, wkst);
  const length = (firstWeekOf(year + 1, wkst) - firstWeek) / 7;
  return isAmong(weeks, (weekStart - firstWeek) / 7 + 1, length);
}

function firstWeekOf(year: number, wkst: number): number {
  const fourth = utcDay(year, 0, 4);
  return fourth - ((weekdayOf(fourth) - wkst + 7) % 7);
}

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly daysInMonth: number;
  readonly dayOfYear: number;
  readonly daysInYear: number;
}

const DAY = 86_400_000;
/** 1970-01-01 was a Thursday. */
const EPOCH_WEEKDAY = 4;

const utcDay = (year: number, month: number, day: number): number => Date.UTC(year, month, day) / DAY;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;
const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const weekdayOf = (day: number): number => (((day + EPOCH_WEEKDAY) % 7) + 7) % 7;

function partsOf(day: number): DayParts {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return {
    year,
    month: month + 1,
    day: date.getUTCDate(),
    weekday: weekdayOf(day),
    daysInMonth: utcDay(year, month + 1, 1) - utcDay(year, month, 1),
    dayOfYear: day - utcDay(year, 0, 1) + 1,
    daysInYear: utcDay(year + 1, 0, 1) - utcDay(year, 0, 1),
  };
}
