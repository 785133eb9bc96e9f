/** Dates and hours as people type them in France, to the texts of documents. Pure. */
import { readTypedDate } from '../../../../shared/dates/typed-date';

const HOUR = /(?:^|[\sàT])(\d{1,2})\s*(?:h|:|heures?)\s*(\d{2})?(?::\d{2}(?:\.\d+)?)?\s*$/i;

/** Two figures are enough for the year: files are of our century. */
const SHORT_YEAR = /^(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})(?!\d)/;

/**
 * `11/09/2025`, `2025-09-11`, `11 septembre 2025`, `jeudi 11 sept. 2025 à 9h30`, `2025-09-11T09:30`, `09/2025`, `septembre 2025`.
 * `undefined` for what is no date, a day that does not exist included.
 */
export function readDate(text: string): string | undefined {
  const reading = readTypedDate(text.trim().replace(SHORT_YEAR, '$120$2'));
  return 'date' in reading ? reading.date.start : undefined;
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
