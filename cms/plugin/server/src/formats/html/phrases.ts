/** Numbers, dates and lists as sentences want them, in either language. */
import { DEFAULT_TIME_ZONE, daysInWords, hourInWords, localDay, parseMoment, type Language } from 'ess-shared-types';
import { WORDS } from './words';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
const NO_BREAK_SPACE = '\u00a0';

/** Made once: a formatter costs a hundred times what using it does. */
function remembered<Formatter>(make: (locale: string, variant: string) => Formatter) {
  const made = new Map<string, Formatter>();
  return (lang: Language, variant = ''): Formatter => {
    const key = `${lang} ${variant}`;
    const formatter = made.get(key) ?? make(LOCALES[lang], variant);
    made.set(key, formatter);
    return formatter;
  };
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** « Source : Insee », with the space that French wants. */
export const labelled = (label: string, text: string, lang: Language): string =>
  `${label}${lang === 'fr' ? NO_BREAK_SPACE : ''}: ${text}`;

/** « A, B et C », « A ou B ». */
export const listInWords = (
  texts: readonly string[],
  lang: Language,
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string => (type === 'conjunction' ? conjunctions : disjunctions)(lang).format(texts);

const conjunctions = remembered((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const disjunctions = remembered((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }));

/** `11 septembre 2025`, `septembre 2025`, `2025`, with the hour when it is known; the text itself when it is no date. */
export function dateInWords(text: string, lang: Language): string {
  const moment = parseMoment(text);
  if (!moment) return text;
  const precision = moment.month === undefined ? 'year' : moment.day === undefined ? 'month' : 'day';
  const day = dates(lang, precision).format(Date.UTC(moment.year, (moment.month ?? 1) - 1, moment.day ?? 1));
  const date = lang === 'fr' ? day.replace(/^1 /, '1er ') : day;
  return moment.precision === 'time' ? atHour(date, hourInWords(moment, lang), lang) : date;
}

const dates = remembered(
  (locale, precision) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      year: 'numeric',
      month: precision === 'year' ? undefined : 'long',
      day: precision === 'day' ? 'numeric' : undefined,
    }),
);

/** `jeudi 11 septembre 2025 à 18 h`. */
export function deadlineInWords(text: string, lang: Language): string {
  const moment = parseMoment(text);
  const days = daysInWords({ start: text, timeZone: DEFAULT_TIME_ZONE }, lang);
  return moment?.precision === 'time' ? atHour(days, hourInWords(moment, lang), lang) : days;
}

const atHour = (day: string, hour: string, lang: Language): string =>
  lang === 'fr' ? `${day} à ${hour}` : `${day}, ${hour}`;

/** `depuis 2019`, `depuis le 1er juillet 2024`. */
export function sinceInWords(text: string, lang: Language): string {
  if (lang === 'en') return `since ${dateInWords(text, lang)}`;
  return `depuis ${hasDay(text) ? 'le ' : ''}${dateInWords(text, lang)}`;
}

/** `à partir du 1er juillet 2024`, `à partir de 2024`. */
export function startingInWords(text: string, lang: Language): string {
  if (lang === 'en') return `from ${dateInWords(text, lang)}`;
  const date = dateInWords(text, lang);
  const of = /^[aeiou]/i.test(date) ? 'd’' : 'de ';
  return `à partir ${hasDay(text) ? 'du ' : of}${date}`;
}

/** `jusqu’au 31 octobre 2025`, `jusqu’en 2022`. */
export function untilInWords(text: string, lang: Language): string {
  if (lang === 'en') return `until ${dateInWords(text, lang)}`;
  return `jusqu’${hasDay(text) ? 'au' : 'en'} ${dateInWords(text, lang)}`;
}

const hasDay = (text: string): boolean => parseMoment(text)?.day !== undefined;

/** « Informations du 12 novembre 2026 à 9 h », on the clock of Paris. */
export function asOfInWords(asOf: string, lang: Language): string {
  const instant = Date.parse(asOf);
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: DEFAULT_TIME_ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant);
  const day = localDay(instant, DEFAULT_TIME_ZONE);
  const moment = parseMoment(`${day}T${clock}`);
  return WORDS.asOf[lang](dateInWords(day, lang), moment ? hourInWords(moment, lang) : clock);
}

/** `2,4 Mo`, `2.4 MB`. */
export function weightInWords(bytes: number, lang: Language): string {
  const [size, unit] = bytes >= 1e6 ? [bytes / 1e6, 'M'] : bytes >= 1e3 ? [bytes / 1e3, 'k'] : [bytes, ''];
  const number = new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size);
  if (unit === '') return lang === 'fr' ? `${number}${NO_BREAK_SPACE}octets` : `${number} bytes`;
  return `${number}${NO_BREAK_SPACE}${unit}${lang === 'fr' ? 'o' : 'B'}`;
}

/** `français` for `fr`; the tag itself when it is none. */
export function languageInWords(tag: string, lang: Language): string {
  try {
    return new Intl.DisplayNames(LOCALES[lang], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
