/** A rule in French, the language of entries: rhythm, hours, beginning, end and exceptions. Pure. */
import { DEFAULT_LANGUAGE, hoursInWords } from 'ess-shared-types';
import type { RawOccurrence } from '../incoming/raw-event';
import type { Rule } from './recurrence';

const EVERY = {
  DAILY: ['Tous les jours', 'jours', 'Tous les'],
  WEEKLY: ['Toutes les semaines', 'semaines', 'Toutes les'],
  MONTHLY: ['Tous les mois', 'mois', 'Tous les'],
  YEARLY: ['Tous les ans', 'ans', 'Tous les'],
} as const;

const RANKS: Readonly<Record<number, string>> = {
  1: 'premier',
  2: 'deuxième',
  3: 'troisième',
  4: 'quatrième',
  5: 'cinquième',
  [-1]: 'dernier',
  [-2]: 'avant-dernier',
};
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** Exceptions that are named; the others are counted. */
const MOST_NAMED = 6;

export interface RuleSaid {
  readonly rule: Rule;
  readonly first: RawOccurrence;
  /** Last day of the series, where it has one. */
  readonly last: string | undefined;
  readonly exceptions: readonly RawOccurrence[];
}

/** « Toutes les 2 semaines, le jeudi, de 18 h à 20 h, du 3 septembre 2026 au 16 décembre 2027, sauf le 25 décembre 2026 ». */
export function ruleInWords({ rule, first, last, exceptions }: RuleSaid): string {
  const [always, unit, every] = EVERY[rule.freq];
  const rhythm = rule.interval === 1 ? always : `${every} ${String(rule.interval)} ${unit}`;
  const since = dayInWords(first.start);
  const stretch = last === undefined ? `depuis le ${since}` : `du ${since} au ${dayInWords(last)}`;
  return [
    rhythm,
    daysOf(rule),
    monthsOf(rule),
    hoursInWords(first, DEFAULT_LANGUAGE),
    stretch,
    exceptionsOf(exceptions),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function daysOf({ byday = [], bymonthday = [], bysetpos }: Rule): string {
  const [position] = bysetpos ?? [];
  const days = byday.map((text) => {
    const name = weekdayName(WEEKDAYS.indexOf(text.slice(-2)));
    const rank = RANKS[Number(text.slice(0, -2)) || (byday.length === 1 ? (position ?? 0) : 0)];
    return rank === undefined ? `le ${name}` : `le ${rank} ${name}`;
  });
  const numbers = bymonthday.map((day) => (day === -1 ? 'le dernier jour' : `le ${day === 1 ? '1er' : String(day)}`));
  const among =
    byday.length > 1 && position !== undefined ? `${RANKS[position] ?? `${String(position)}e`} jour parmi ` : '';
  return `${among === '' ? '' : `le ${among}`}${listed([...days, ...numbers])}`;
}

const monthsOf = ({ bymonth = [] }: Rule): string =>
  bymonth.length === 0
    ? ''
    : `en ${listed(bymonth.map((month) => format({ month: 'long' }, Date.UTC(2023, month - 1, 1))))}`;

function exceptionsOf(exceptions: readonly RawOccurrence[]): string {
  if (exceptions.length === 0) return '';
  const named = exceptions.slice(0, MOST_NAMED).map(({ start }) => `le ${dayInWords(start)}`);
  const others = exceptions.length - named.length;
  return `sauf ${listed(others > 0 ? [...named, `${String(others)} autres dates`] : named)}`;
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} et ${parts.at(-1) ?? ''}`;

const dayInWords = (moment: string): string =>
  format({ dateStyle: 'long' }, Date.parse(`${moment.slice(0, 10)}T00:00:00Z`)).replace(/^1 /, '1er ');

const format = (options: Intl.DateTimeFormatOptions, instant: number): string =>
  new Intl.DateTimeFormat(DEFAULT_LANGUAGE, { ...options, timeZone: 'UTC' }).format(instant);

/** 2023-01-01 was a Sunday. */
const weekdayName = (weekday: number): string => format({ weekday: 'long' }, Date.UTC(2023, 0, 1 + weekday));
