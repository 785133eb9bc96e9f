/** Dates in words, in French and English, from what is known and nothing more. */
import type { Language } from './language.js';
import { DEFAULT_TIME_ZONE, firstDayOf, parseMoment, type Moment, type OccurrenceTimes } from './moments.js';
import { HALF_DAYS } from './vocabularies.js';

/** French typography: a space that does not break, before « h » and after a day number. */
const NO_BREAK_SPACE = '\u00a0';

/** The date block at the left of a rendez-vous. A range within one month reads `22-24` `nov.`. */
export interface DateBlock {
  /** `11`, `22-24`, or empty when the day is not known. */
  readonly day: string;
  /** `nov.`, `nov.-déc.`, or empty when only the year is known. */
  readonly month: string;
  readonly year: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let cached = formats.get(key);
  if (!cached) {
    // Days are already local: they are formatted in UTC so that no time zone moves them.
    cached = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { ...options, timeZone: 'UTC' });
    formats.set(key, cached);
  }
  return cached;
}

const dayValue = (moment: Moment): number => Date.parse(`${firstDayOf(moment)}T00:00:00Z`);

function inWords(moment: Moment, language: Language, options: Intl.DateTimeFormatOptions): string {
  const text = format(language, options).format(dayValue(moment));
  return language === 'fr' ? text.replace(/\b1 /, '1er ') : text;
}

/** `9 h 30`, `16 h`; `9:30`, `16:00` in English. */
export function hourInWords(moment: Moment, language: Language): string {
  const minutes = String(moment.minute ?? 0).padStart(2, '0');
  if (language === 'en') return `${String(moment.hour ?? 0)}:${minutes}`;
  const hour = `${String(moment.hour ?? 0)}${NO_BREAK_SPACE}h`;
  return minutes === '00' ? hour : `${hour}${NO_BREAK_SPACE}${minutes}`;
}

/** The day or days of an occurrence: `jeudi 11 septembre 2025`, `du 22 au 24 novembre 2026`. */
export function daysInWords(times: OccurrenceTimes, language: Language): string {
  const start = parseMoment(times.start);
  if (!start) return times.start;
  const parsedEnd = times.end === undefined ? undefined : parseMoment(times.end);
  const end = parsedEnd && firstDayOf(parsedEnd) !== firstDayOf(start) ? parsedEnd : undefined;
  if (start.precision === 'year') {
    return end ? `${String(start.year)}-${String(end.year)}` : String(start.year);
  }
  if (start.precision === 'month') {
    const month: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric' };
    if (!end) return inWords(start, language, month);
    return range(inWords(start, language, start.year === end.year ? { month: 'long' } : month), inWords(end, language, month), language, false);
  }
  if (!end) return inWords(start, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const startOptions: Intl.DateTimeFormatOptions =
    start.year !== end.year ? { day: 'numeric', month: 'long', year: 'numeric' }
    : start.month !== end.month ? { day: 'numeric', month: 'long' }
    : { day: 'numeric' };
  return range(inWords(start, language, startOptions), inWords(end, language, { day: 'numeric', month: 'long', year: 'numeric' }), language, true);
}

function range(from: string, to: string, language: Language, days: boolean): string {
  if (language === 'en') return `${from} to ${to}`;
  const first = from === '1' ? '1er' : from;
  return days ? `du ${first} au ${to}` : `de ${first} à ${to}`;
}

/** `de 9 h 30 à 16 h`, `à partir de 9 h 30`, `après-midi`; empty when nothing is known of the hours. */
export function hoursInWords(times: OccurrenceTimes, language: Language): string {
  const start = parseMoment(times.start);
  const end = times.end === undefined ? undefined : parseMoment(times.end);
  if (start?.precision !== 'time') return times.halfDay ? HALF_DAYS[times.halfDay].label[language] : '';
  const from = hourInWords(start, language);
  if (end?.precision !== 'time') return language === 'fr' ? `à partir de ${from}` : `from ${from}`;
  return language === 'fr' ? `de ${from} à ${hourInWords(end, language)}` : `from ${from} to ${hourInWords(end, language)}`;
}

/** `heure de La Réunion` when the event does not keep Paris time, else empty. */
export function timeZoneInWords(times: OccurrenceTimes, language: Language): string {
  if (times.timeZone === DEFAULT_TIME_ZONE || parseMoment(times.start)?.precision !== 'time') return '';
  const parts = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { timeZone: times.timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(dayValue({ ...(parseMoment(times.start) ?? EPOCH) }));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? times.timeZone;
}

const EPOCH: Moment = { precision: 'day', year: 1970, month: 1, day: 1, hour: undefined, minute: undefined };

/** The whole occurrence in one line: days, hours and, where it is not Paris, the time zone. */
export function occurrenceInWords(times: OccurrenceTimes, language: Language): string {
  return [daysInWords(times, language), hoursInWords(times, language), timeZoneInWords(times, language)]
    .filter((part) => part !== '')
    .join(', ');
}

/** The parts of the date block; `currentYear` is left unsaid. */
export function dateBlock(times: OccurrenceTimes, language: Language, currentYear: number): DateBlock {
  const start = parseMoment(times.start);
  if (!start) return { day: '', month: '', year: '' };
  const parsedEnd = times.end === undefined ? undefined : parseMoment(times.end);
  const end = parsedEnd && firstDayOf(parsedEnd) !== firstDayOf(start) ? parsedEnd : start;
  const month = (moment: Moment) => moment.month === undefined ? '' : format(language, { month: 'short' }).format(dayValue(moment));
  const sameMonth = start.month === end.month && start.year === end.year;
  const days = [start.day, end.day].filter((day) => day !== undefined);
  return {
    day: days[0] === undefined ? '' : days[0] === days[1] && sameMonth ? String(days[0]) : days.join('-'),
    month: sameMonth ? month(start) : `${month(start)}-${month(end)}`,
    year: start.year === currentYear && end.year === currentYear ? '' : start.year === end.year ? String(start.year) : `${String(start.year)}-${String(end.year)}`,
  };
}
