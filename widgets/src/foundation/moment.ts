/**
 * Dates as the CMS publishes them, read without being checked again: it checked them when they were
 * published. The functions of the shared types do both, and would weigh 0.5 KB more before content shows;
 * `moment.test.ts` holds these against them.
 */
import type { DateBlock, Language, Moment, Precision } from 'ess-shared-types';
import { WORDS } from './words.js';

const PRECISIONS: readonly Precision[] = ['year', 'month', 'day', 'time'];

/** `2025-09-11T09:30`, `2025-09-11`, `2025-09`, `2025`. */
export function readMoment(text: string): Moment {
  const [year = 0, month, day, hour, minute] = text.split(/\D/).map(Number);
  const precision = PRECISIONS[text.split(/[-T]/).length - 1] ?? 'time';
  return { precision, year, month, day, hour, minute };
}

/** Made once: an agenda names a month on every line. */
const months: Partial<Record<Language, Intl.DateTimeFormat>> = {};

/** The parts of the date block of a stretch of time; `currentYear` is left unsaid, unless nothing else is known. */
export function dateBlock(start: string, end: string | null, language: Language, currentYear: number): DateBlock {
  const last = end ?? start;
  const [from, to] = [readMoment(start), readMoment(last)];
  const range = (a: number | string, b: number | string, length: number): string =>
    start.slice(0, length) === last.slice(0, length) ? String(a) : `${a}-${b}`;
  const format = (months[language] ??= new Intl.DateTimeFormat(WORDS[language].locale, {
    month: 'short',
    timeZone: 'UTC',
  }));
  const month = (text: string) => format.format(new Date(text.slice(0, 7)));
  const hasMonths = from.month && to.month;
  const sameYear = from.year === to.year;
  return {
    day: from.day && to.day ? range(from.day, to.day, 10) : '',
    month: hasMonths ? range(month(start), month(last), 7) : '',
    year: hasMonths && sameYear && from.year === currentYear ? '' : range(from.year, to.year, 4),
  };
}
