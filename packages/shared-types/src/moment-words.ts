/** Dates in words, in French and English, from what is known and nothing more. */
import type { Language } from './language.js';
import {
  DEFAULT_TIME_ZONE,
  endOfEvening,
  firstDayOf,
  isTimeZone,
  lastDayOf,
  parseMoment,
  type Moment,
  type OccurrenceTimes,
} from './moments.js';
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

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let cached = formats.get(key);
  if (!cached) {
    // Days are already local: they are formatted in UTC so that no time zone moves them.
    cached = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });
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

/** The hour of an end: what ends at 0:00 ends at midnight. */
const endHourInWords = (moment: Moment, language: Language): string =>
  moment.hour === 0 && moment.minute === 0 ? MIDNIGHT[language] : hourInWords(moment, language);

const MIDNIGHT: Readonly<Record<Language, string>> = { fr: 'minuit', en: 'midnight' };

/** The day or days of an occurrence: `jeudi 11 septembre 2025`, `du 22 au 24 novembre 2026`. */
export function daysInWords(times: OccurrenceTimes, language: Language): string {
  const start = parseMoment(times.start);
  if (!start) return times.start;
  const end = laterEnd(start, times.end);
  if (!end)
    return inWords(start, language, hasDay(start) ? { weekday: 'long', ...wholeDate(start) } : wholeDate(start));
  if (start.precision === 'year' && end.precision === 'year') return `${String(start.year)}-${String(end.year)}`;
  const from = inWords(start, language, startOfRange(start, end));
  const to = inWords(end, language, wholeDate(end));
  if (language === 'en') return `${from} to ${to}`;
  return `${hasDay(start) ? 'du ' : elided(from)}${from === '1' ? '1er' : from} ${hasDay(end) ? 'au' : 'à'} ${to}`;
}

const hasDay = (moment: Moment): boolean => moment.day !== undefined;

/** The end, when it says more than the start: another day, or a longer stretch (a day until a month). */
function laterEnd(start: Moment, text: string | undefined): Moment | undefined {
  const said = text === undefined ? undefined : parseMoment(text);
  const end = said && endOfEvening(start, said);
  return end && (firstDayOf(end) !== firstDayOf(start) || lastDayOf(end) !== lastDayOf(start)) ? end : undefined;
}

/** Everything that is known of a date and nothing more. */
function wholeDate(moment: Moment): Intl.DateTimeFormatOptions {
  return {
    year: 'numeric',
    month: moment.month === undefined ? undefined : 'long',
    day: moment.day === undefined ? undefined : 'numeric',
  };
}

/** What is said of the start of a range: not the year, nor the month, that an equally precise end repeats. */
function startOfRange(start: Moment, end: Moment): Intl.DateTimeFormatOptions {
  const { month, day } = wholeDate(start);
  const isAsPrecise = hasDay(start) === hasDay(end) && (start.month === undefined) === (end.month === undefined);
  if (!isAsPrecise || start.year !== end.year) return wholeDate(start);
  return hasDay(start) && start.month === end.month ? { day } : { month, day };
}

const elided = (words: string): string => (/^[ao]/.test(words) ? 'd’' : 'de ');

/** `de 9 h 30 à 16 h`, `à partir de 9 h 30`, `après-midi`; empty when nothing is known of the hours. */
export function hoursInWords(times: OccurrenceTimes, language: Language): string {
  const start = parseMoment(times.start);
  // What ends the minute it starts has no end.
  const end = times.end === undefined || times.end === times.start ? undefined : parseMoment(times.end);
  if (start?.precision !== 'time') {
    const halfDay = times.halfDay ? HALF_DAYS[times.halfDay].label[language] : '';
    if (end?.precision !== 'time') return halfDay;
    const until = `${language === 'fr' ? 'jusqu’à' : 'until'} ${endHourInWords(end, language)}`;
    return halfDay === '' ? until : `${halfDay}, ${until}`;
  }
  const from = hourInWords(start, language);
  if (end?.precision !== 'time') return language === 'fr' ? `à partir de ${from}` : `from ${from}`;
  return language === 'fr'
    ? `de ${from} à ${endHourInWords(end, language)}`
    : `from ${from} to ${endHourInWords(end, language)}`;
}

/** `heure de La Réunion` when the event does not keep Paris time, else empty. */
export function timeZoneInWords(times: OccurrenceTimes, language: Language): string {
  const start = parseMoment(times.start);
  if (times.timeZone === DEFAULT_TIME_ZONE || start?.precision !== 'time' || !isTimeZone(times.timeZone)) return '';
  const overseas = OVERSEAS_TIME[times.timeZone];
  if (overseas !== undefined) return overseas[language];
  const parts = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: times.timeZone,
    timeZoneName: 'longGeneric',
  }).formatToParts(dayValue(start));
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? times.timeZone;
}

const time = (fr: string, en: string): Readonly<Record<Language, string>> => ({ fr: `heure ${fr}`, en: `${en} time` });

/** Named by the territory: `Intl` says « heure normale de l’Atlantique » for Guadeloupe, and not alike everywhere. */
const OVERSEAS_TIME: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'America/Cayenne': time('de Guyane', 'French Guiana'),
  'America/Guadeloupe': time('de Guadeloupe', 'Guadeloupe'),
  'America/Marigot': time('de Saint-Martin', 'Saint Martin'),
  'America/Martinique': time('de Martinique', 'Martinique'),
  'America/Miquelon': time('de Saint-Pierre-et-Miquelon', 'Saint Pierre and Miquelon'),
  'America/St_Barthelemy': time('de Saint-Barthélemy', 'Saint Barthélemy'),
  'Indian/Mayotte': time('de Mayotte', 'Mayotte'),
  'Indian/Reunion': time('de La Réunion', 'Réunion'),
  'Pacific/Gambier': time('des îles Gambier', 'Gambier Islands'),
  'Pacific/Marquesas': time('des îles Marquises', 'Marquesas Islands'),
  'Pacific/Noumea': time('de Nouvelle-Calédonie', 'New Caledonia'),
  'Pacific/Tahiti': time('de Tahiti', 'Tahiti'),
  'Pacific/Wallis': time('de Wallis-et-Futuna', 'Wallis and Futuna'),
};

/** The whole occurrence in one line: days, hours and, where it is not Paris, the time zone. */
export function occurrenceInWords(times: OccurrenceTimes, language: Language): string {
  return [daysInWords(times, language), hoursInWords(times, language), timeZoneInWords(times, language)]
    .filter((part) => part !== '')
    .join(', ');
}

/** What is said of an occurrence while it is under way: `jusqu’à 16 h`, `jusqu’au 30 novembre 2026`, `jusqu’à fin 2026`. */
export function endInWords({ start, end, timeZone }: OccurrenceTimes, language: Language): string {
  const last = end ?? start;
  const [first, moment] = [parseMoment(start), parseMoment(last)];
  const lastEvening = first && moment?.hour !== undefined ? lastDayOf(endOfEvening(first, moment)) : undefined;
  const isToday = lastEvening !== undefined && start.startsWith(lastEvening);
  const until =
    isToday && moment
      ? endHourInWords(moment, language)
      : daysInWords({ start: lastEvening ?? last, timeZone }, language);
  const isVague = moment?.day === undefined;
  if (language === 'en') return `until ${isVague ? 'the end of ' : ''}${until}`;
  return isToday ? `jusqu’à ${until}` : `jusqu’${isVague ? 'à fin' : 'au'} ${until}`;
}

/** The parts of the date block, with every year. */
export function dateBlock(times: OccurrenceTimes, language: Language): DateBlock {
  const start = parseMoment(times.start);
  if (!start) return { day: '', month: '', year: '' };
  const end = laterEnd(start, times.end) ?? start;
  const sameYear = start.year === end.year;
  const sameMonth = sameYear && start.month === end.month;
  const month = (moment: Moment) => format(language, { month: 'short' }).format(dayValue(moment));
  const hasMonths = start.month !== undefined && end.month !== undefined;
  return {
    day:
      start.day === undefined || end.day === undefined
        ? ''
        : range(start.day, end.day, sameMonth && start.day === end.day),
    month: hasMonths ? range(month(start), month(end), sameMonth) : '',
    year: range(start.year, end.year, sameYear),
  };
}

const range = (from: number | string, to: number | string, areSame: boolean): string =>
  areSame ? String(from) : `${String(from)}-${String(to)}`;
