/** Dates and hours as people type them in cells, to the texts of documents. Pure. */
import { addDays, type HalfDay } from 'ess-shared-types';
import { readTypedDate } from '../../../../shared/dates/typed-date';
import { readIso } from '../incoming/iso-moments';

/** In what order a file writes the day and the month. */
export type DateOrder = 'day-first' | 'month-first';

/** What a cell says of time. */
export interface CellTime {
  readonly start: string;
  readonly end?: string | undefined;
  readonly halfDay?: HalfDay | undefined;
  readonly timeZone?: string | undefined;
}

/** Two figures are enough for the year: files are of our century. */
const SHORT_YEAR = /(^|[^\d/.-])(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})(?![\d/.-])/g;
const FIGURES = /(^|[^\d/.-])(\d{1,2})([/.-])(\d{1,2})\3(\d{4}|\d{2})(?![\d/.-])/g;

/** Letters: a cell that holds more tells a story, not a moment. */
const LONGEST = 300;

/** Numbers of days of spreadsheets, from 1954 to 2064. */
const SERIAL = /^(?:2\d{4}|[3-5]\d{4})(?:[.,]\d+)?$/;
const DAY = 86_400_000;
/** Day 0 of spreadsheets. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);

/**
 * `11/09/2025`, `jeudi 10 décembre 2026 de 9h à 17h`, `Du 12 au 13 décembre 2026`, `2026-12-19T20:30:00+01:00`, `46371`...
 * `undefined` for what is no date, a day that does not exist included.
 */
export function readWhen(text: string, order: DateOrder = 'day-first'): CellTime | undefined {
  if (text.length > LONGEST) return undefined;
  const typed = text.trim();
  const iso = readIso(typed);
  if (iso) return /^[^TZ+ ]*[TZ+ ].*(?:Z|[+-]\d{2}:?\d{2})$/i.test(typed) ? iso : { start: iso.start };
  if (SERIAL.test(typed)) return { start: serialMoment(Number(typed.replace(',', '.'))) };
  const dayFirst = order === 'month-first' ? typed.replaceAll(FIGURES, '$1$4$3$2$3$5') : typed;
  const reading = readTypedDate(dayFirst.replaceAll(SHORT_YEAR, '$1$220$3'), { takesEnd: true, takesHalfDay: true });
  return 'date' in reading ? reading.date : undefined;
}

/** One moment alone. */
export function readDate(text: string, order?: DateOrder): string | undefined {
  const when = readWhen(text, order);
  return when && when.end === undefined && when.halfDay === undefined ? when.start : undefined;
}

/** To the minute: a third of a day is not quite eight hours. */
function serialMoment(serial: number): string {
  const minute = 60_000;
  const text = new Date(Math.round((SERIAL_EPOCH + serial * DAY) / minute) * minute).toISOString().slice(0, 16);
  return text.endsWith('T00:00') ? text.slice(0, 10) : text;
}

const NO_HOUR = /^(?:toute la journee|journee|journee entiere|la journee|all day|-|—|\?)$/;

/**
 * The hours of a cell on a known day: `14h30 - 18h`, `à partir de 14h`, `20 heures 30`, `2:30 PM`; `no-hour` for what says
 * that there is none.
 */
export function readHours(text: string, day: string): CellTime | 'no-hour' | undefined {
  if (text.length > LONGEST) return undefined;
  const typed = text.trim();
  if (NO_HOUR.test(typed.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase())) return 'no-hour';
  // A part of a day, as spreadsheets count hours.
  if (/^0[.,]\d+$/.test(typed)) {
    return { start: `${day}T${serialMoment(40_000 + Number(typed.replace(',', '.'))).slice(11) || '00:00'}` };
  }
  const reading = readTypedDate(typed.replaceAll(/\bh(?=\d{2}\b)/gi, ' h '), {
    day,
    takesEnd: true,
    takesHalfDay: true,
  });
  const said = 'date' in reading ? reading.date : overMidnight(typed, day);
  return said && (said.start.includes('T') || said.halfDay) ? said : undefined;
}

/** « 22h - 4h », « 20h - minuit »: what ends before it starts ends the day after. */
function overMidnight(text: string, day: string): CellTime | undefined {
  const hours = text
    .replaceAll(/minuit|24\s*h(?:00)?/gi, '0h')
    .split(/(?<!\s)\s*(?:-|–|à|a|au|jusqu['’]à)\s*(?=\d)/i)
    .map((part) => readHour(part.replace(/^\s*(?:de|dès)\s+/i, '')));
  const [start, end] = hours;
  if (hours.length !== 2 || start === undefined || end === undefined) return undefined;
  return { start: `${day}T${start}`, end: `${end < start ? addDays(day, 1) : day}T${end}` };
}

/** `9h30`, `9 h`, `09:30`, `9:30:00`, `2:30 PM` to `09:30`. */
export function readHour(text: string): string | undefined {
  const day = '2000-01-01';
  const reading = readTypedDate(text.trim(), { day });
  const start = 'date' in reading ? reading.date.start : '';
  return start.startsWith(`${day}T`) && !/midi|noon|\d{4}/i.test(text) ? start.slice(11) : undefined;
}

/** Whether the cells of a column tell in what order they are written; `undefined` where each could be both. */
export function orderOf(cells: readonly string[]): {
  readonly order: DateOrder | undefined;
  readonly hasFigures: boolean;
} {
  let [dayFirst, monthFirst, figures] = [0, 0, 0];
  for (const cell of cells) {
    for (const [, , first, , second] of cell.matchAll(FIGURES)) {
      figures += 1;
      if (Number(first) > 12) dayFirst += 1;
      else if (Number(second) > 12) monthFirst += 1;
    }
  }
  const order = dayFirst === monthFirst ? undefined : dayFirst > monthFirst ? 'day-first' : 'month-first';
  return { order, hasFigures: figures > 0 };
}
