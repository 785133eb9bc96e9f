/**
 * Repeated events. A rule that ends is written out date by date; one without end, too long or of a rare form stays a
 * sentence, to be checked. Dates are found by going through the days of a few years, never by solving the rule: no rule can
 * make this run longer. Pure.
 */
import { addDays, DEFAULT_LANGUAGE } from 'ess-shared-types';
import { z } from 'zod';

const oneOrMany = <Item extends z.ZodType>(item: Item) =>
  z.union([item, z.array(item)]).transform((value) => (Array.isArray(value) ? value : [value]));

/** As ical.js gives a `RRULE`; a part that is not listed here makes the rule a rare one. */
const ruleSchema = z.strictObject({
  freq: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']),
  interval: z.number().int().min(1).max(1000).default(1),
  count: z.number().int().min(1).optional(),
  until: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}/)
    .optional(),
  byday: oneOrMany(z.string().regex(/^[+-]?\d?(?:MO|TU|WE|TH|FR|SA|SU)$/)).optional(),
  bymonthday: oneOrMany(z.number().int()).optional(),
  bymonth: oneOrMany(z.number().int()).optional(),
  wkst: z.union([z.number(), z.string()]).optional(),
});

type Rule = z.output<typeof ruleSchema>;

/** Most dates that are written out. */
export const MAX_DATES = 60;
/** Days that are gone through: five years. */
const MAX_DAYS = 1830;

export type Recurrence =
  { readonly kind: 'dates'; readonly days: readonly string[] } | { readonly kind: 'sentence'; readonly text: string };

/** The days of a rule from the day it starts, `YYYY-MM-DD`, that day included. */
export function recurrenceOf(rule: unknown, firstDay: string): Recurrence {
  const parsed = ruleSchema.safeParse(rule);
  if (!parsed.success) return { kind: 'sentence', text: 'Rendez-vous régulier' };
  const { data } = parsed;
  const sentence: Recurrence = { kind: 'sentence', text: ruleInWords(data, firstDay) };
  if (data.count === undefined && data.until === undefined) return sentence;
  if ((data.count ?? 0) > MAX_DATES) return sentence;
  // The first date counts even when the rule itself would not give it (RFC 5545 §3.8.5.3).
  const days = [firstDay];
  const until = data.until?.slice(0, 10);
  let day = firstDay;
  for (let step = 1; step <= MAX_DAYS; step += 1) {
    day = addDays(day, 1);
    if ((until !== undefined && day > until) || days.length === data.count) return { kind: 'dates', days };
    if (!falls(data, day, firstDay)) continue;
    if (days.length === MAX_DATES) return sentence;
    days.push(day);
  }
  return days.length === data.count ? { kind: 'dates', days } : sentence;
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function falls(rule: Rule, day: string, firstDay: string): boolean {
  const date = partsOf(day);
  const first = partsOf(firstDay);
  if (rule.bymonth && !rule.bymonth.includes(date.month)) return false;
  const months = (date.year - first.year) * 12 + date.month - first.month;
  switch (rule.freq) {
    case 'DAILY':
      return (date.number - first.number) % rule.interval === 0 && onDay(rule, date, true);
    case 'WEEKLY': {
      const weeks = Math.round((mondayOf(date) - mondayOf(first)) / 7);
      return weeks % rule.interval === 0 && (rule.byday ? onDay(rule, date, true) : date.weekday === first.weekday);
    }
    case 'MONTHLY':
      return months % rule.interval === 0 && (hasDays(rule) ? onDay(rule, date, false) : date.day === first.day);
    case 'YEARLY':
      return (
        (date.year - first.year) % rule.interval === 0 &&
        (rule.bymonth !== undefined || date.month === first.month) &&
        (hasDays(rule) ? onDay(rule, date, false) : date.day === first.day)
      );
  }
}

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** Days since 1970. */
  readonly number: number;
  readonly daysInMonth: number;
}

function partsOf(day: string): DayParts {
  const date = new Date(`${day}T00:00:00Z`);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + 1;
  return {
    year,
    month,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    number: Math.round(date.getTime() / 86_400_000),
    daysInMonth: new Date(Date.UTC(year, month, 0)).getUTCDate(),
  };
}

const mondayOf = ({ number, weekday }: DayParts): number => number - ((weekday + 6) % 7);
const hasDays = ({ byday, bymonthday }: Rule): boolean => byday !== undefined || bymonthday !== undefined;

/** `2TU` is the second Tuesday of the month, `-1FR` the last Friday; in a week the number means nothing. */
function onDay(rule: Rule, date: DayParts, inWeek: boolean): boolean {
  const { byday, bymonthday } = rule;
  const onMonthDay =
    bymonthday === undefined ||
    bymonthday.some((number) => (number > 0 ? number : date.daysInMonth + 1 + number) === date.day);
  const onWeekday =
    byday === undefined ||
    byday.some((text) => {
      if (text.slice(-2) !== WEEKDAYS[date.weekday]) return false;
      const rank = Number(text.slice(0, -2));
      if (rank === 0 || inWeek) return true;
      return rank > 0 ? Math.ceil(date.day / 7) === rank : Math.ceil((date.daysInMonth - date.day + 1) / 7) === -rank;
    });
  return onMonthDay && onWeekday;
}

const RANKS: Readonly<Record<string, string>> = {
  '1': 'premier',
  '2': 'deuxième',
  '3': 'troisième',
  '4': 'quatrième',
  '5': 'cinquième',
  '-1': 'dernier',
};
const EVERY = {
  DAILY: ['Tous les jours', 'jours', 'Tous les'],
  WEEKLY: ['Toutes les semaines', 'semaines', 'Toutes les'],
  MONTHLY: ['Tous les mois', 'mois', 'Tous les'],
  YEARLY: ['Tous les ans', 'ans', 'Tous les'],
} as const;

/** In French, the language of entries: « Toutes les 2 semaines, le mardi, depuis le 2 septembre 2025 ». */
function ruleInWords(rule: Rule, firstDay: string): string {
  const [always, unit, every] = EVERY[rule.freq];
  const rhythm = rule.interval === 1 ? always : `${every} ${String(rule.interval)} ${unit}`;
  const days = (rule.byday ?? []).map((text) => {
    const name = weekdayName(WEEKDAYS.indexOf(text.slice(-2)));
    const rank = RANKS[String(Number(text.slice(0, -2)))];
    return rank === undefined ? `le ${name}` : `le ${rank} ${name}`;
  });
  const since = new Intl.DateTimeFormat(DEFAULT_LANGUAGE, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${firstDay}T00:00:00Z`),
  );
  return [rhythm, ...(days.length > 0 ? [days.join(' et ')] : []), `depuis le ${since}`].join(', ');
}

/** 2023-01-01 was a Sunday. */
const weekdayName = (weekday: number): string =>
  new Intl.DateTimeFormat(DEFAULT_LANGUAGE, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2023, 0, 1 + weekday),
  );
