/** Dates and hours as people type them in France, to the texts of documents. Pure. */
import { parseMoment, textKey } from 'ess-shared-types';

const MONTHS = [
  ['janvier', 'janv', 'jan', 'january'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'mar', 'march'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun', 'june'],
  ['juillet', 'juil', 'jul', 'july'],
  ['aout', 'aou', 'august', 'aug'],
  ['septembre', 'sept', 'sep', 'september'],
  ['octobre', 'oct', 'october'],
  ['novembre', 'nov', 'november'],
  ['decembre', 'dec', 'december'],
];

const WEEKDAY = /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\s+(?=\d)/;
const HOUR = /(?:^|[\sàT])(\d{1,2})\s*(?:h|:|heures?)\s*(\d{2})?(?::\d{2}(?:\.\d+)?)?\s*$/i;

/**
 * `11/09/2025`, `2025-09-11`, `11 septembre 2025`, `jeudi 11 sept. 2025 à 9h30`, `2025-09-11T09:30`, `09/2025`, `septembre 2025`.
 * `undefined` for what is no date, a day that does not exist included.
 */
export function readDate(text: string): string | undefined {
  const written = text.trim().replaceAll(/\s+/g, ' ');
  const hour = /\d\s*(?:h|:|heures?)/i.test(written) ? HOUR.exec(written) : null;
  const day = readDay(hour ? written.slice(0, hour.index).replace(/ à$/, '').trim() : written);
  if (day === undefined) return undefined;
  const moment = hour ? `${day}T${clock(hour)}` : day;
  return parseMoment(moment) ? moment : undefined;
}

/** `9h30`, `9 h`, `09:30`, `9:30:00` to `09:30`. */
export function readHour(text: string): string | undefined {
  const match = HOUR.exec(text.trim());
  if (match?.index !== 0) return undefined;
  const hour = clock(match);
  return hour <= '23:59' && Number(hour.slice(3)) < 60 ? hour : undefined;
}

const clock = ([, hour, minute]: RegExpExecArray): string => `${two(hour)}:${minute ?? '00'}`;
const two = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

function readDay(text: string): string | undefined {
  const iso = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.exec(text);
  if (iso) return text;
  const numbers = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (numbers) {
    const [, day, month, year] = numbers;
    return [fullYear(year), two(month), ...(day === undefined ? [] : [two(day)])].join('-');
  }
  const words = /^(?:(\d{1,2})(?:er)? )?([a-z]+) (\d{4})$/.exec(textKey(text).replace(WEEKDAY, ''));
  if (!words) return undefined;
  const [, day, name, year] = words;
  const month = MONTHS.findIndex((names) => names.includes(name ?? '')) + 1;
  if (month === 0) return undefined;
  return [year, two(String(month)), ...(day === undefined ? [] : [two(day)])].join('-');
}

const fullYear = (year: string | undefined): string => (year?.length === 2 ? `20${year}` : (year ?? ''));
