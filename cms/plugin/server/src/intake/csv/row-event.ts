/** One row of a spreadsheet, its cells checked one by one. Pure. */
import {
  addDays,
  ATTENDANCE_MODES,
  boundsOf,
  DEFAULT_TIME_ZONE,
  EVENT_STATUSES,
  HALF_DAYS,
  isTimeZone,
  keysOf,
  safeUrl,
  textKey,
  type AttendanceMode,
  type EventStatus,
  type HalfDay,
  type VocabularyEntry,
} from 'ess-shared-types';
import type { Problems, RawEvent, RawOccurrence } from '../incoming/raw-event';
import { ownPlace } from '../incoming/written-place';
import { words } from '../../content-types/words';
import type { CsvFieldName, CsvMapping } from './fields';
import { readDate, readHours, readWhen, type CellTime, type DateOrder } from './french-dates';
import type { CsvRow } from './read-rows';

export interface RowReading {
  readonly headers: readonly string[];
  readonly mapping: CsvMapping;
  readonly order: DateOrder;
}

/**
 * `undefined` when the title or the date is missing or wrong. Any other wrong cell costs itself and is reported with its
 * column.
 */
export function rowEvent(
  { row, cells }: CsvRow,
  { headers, mapping, order }: RowReading,
  problems: Problems,
): RawEvent | undefined {
  const columnOf = (name: CsvFieldName): string => headers[mapping.indexOf(name)] ?? name;
  const text = (name: CsvFieldName): string | undefined => {
    const cell = cells[mapping.indexOf(name)]?.trim().replace(SPARED_FORMULA, '');
    return cell === undefined || cell === '' ? undefined : cell;
  };
  const wrong = (name: CsvFieldName, fr: string, en: string): void => {
    problems.add(row, words(fr, en), columnOf(name));
  };
  const read = <Value>(name: CsvFieldName, reader: (cell: string) => Value | undefined, fr: string, en: string) => {
    const cell = text(name);
    const value = cell === undefined ? undefined : reader(cell);
    if (cell !== undefined && value === undefined) {
      wrong(name, `« ${cell.slice(0, 60)} » ${fr}`, `“${cell.slice(0, 60)}” ${en}`);
    }
    return value;
  };
  const date = <Value>(name: CsvFieldName, reader: (cell: string) => Value | undefined) =>
    read(
      name,
      reader,
      'n’est pas une date (11/09/2025, 2025-09-11, 11 septembre 2025)',
      'is not a date (11/09/2025, 2025-09-11)',
    );
  const hours = (name: CsvFieldName, day: string | undefined) =>
    day?.length === DAY_LENGTH
      ? read(name, (cell) => readHours(cell, day), 'n’est pas une heure (9h30)', 'is not an hour (9:30)')
      : undefined;
  const address = (name: CsvFieldName) =>
    read(name, readAddress, 'n’est pas une adresse (https://…)', 'is not an address (https://…)');
  const number = (name: CsvFieldName) => read(name, readNumber, 'n’est pas un nombre', 'is not a number');

  const title = text('title');
  if (title === undefined) wrong('title', 'Il n’y a pas de titre', 'There is no title');
  const startCell = text('start');
  // « tous les jeudis » says when, without a date.
  const isRhythm =
    startCell !== undefined && REPEATED.test(textKey(startCell)) && readWhen(startCell, order) === undefined;
  const intervals = intervalsOf();
  const recurrenceText =
    text('recurrence') ??
    (isRhythm ? startCell : undefined) ??
    (startCell === undefined ? text('datesInWords') : undefined);
  // A table of all dates says of each whether it has one.
  const mayHaveNoDate = mapping.includes('occurrences');
  if (startCell === undefined && recurrenceText === undefined && !mayHaveNoDate)
    wrong('start', 'Il n’y a pas de date', 'There is no date');
  const when = isRhythm || intervals.length > 0 ? undefined : date('start', (cell) => readWhen(cell, order));
  const occurrence = when && occurrenceOf(when);
  const occurrences = occurrence ? [occurrence] : intervals;
  if (
    title === undefined ||
    (occurrences.length === 0 &&
      ((recurrenceText === undefined && !mayHaveNoDate) || (startCell !== undefined && !isRhythm)))
  ) {
    return undefined;
  }

  /** Every date, `2025-10-06T18:00/2025-10-06T20:00|2025-12`: as our own exports write them. */
  function intervalsOf(): RawOccurrence[] {
    const timeZone = readZone(text('timeZone')) ?? DEFAULT_TIME_ZONE;
    const said = listed(text('datesInWords'));
    const list = listed(text('occurrences'));
    return list.flatMap((interval, rank): RawOccurrence[] => {
      const [start = '', end] = interval.split('/');
      const halfDay = start.includes('T') ? undefined : halfDayIn(said[rank] ?? '');
      const made = { start, end, timeZone, ...(halfDay ? { halfDay } : {}) };
      if (boundsOf(made)) return [made];
      wrong(
        'occurrences',
        `« ${interval.slice(0, 60)} » n’est pas une date`,
        `“${interval.slice(0, 60)}” is not a date`,
      );
      return [];
    });
  }

  /** The hours and the end of other cells, on the day of the first one. */
  function occurrenceOf(first: CellTime): RawOccurrence {
    const timeZone = first.timeZone ?? readZone(text('timeZone')) ?? DEFAULT_TIME_ZONE;
    const isWholeDay = /^(?:true|vrai|oui|yes|1)$/i.test(text('wholeDay') ?? '');
    const said = isWholeDay ? undefined : hours('startHour', first.start);
    const from = said === undefined || said === 'no-hour' ? first : said;
    const start = isWholeDay ? first.start.slice(0, DAY_LENGTH) : from.start;
    const last = date('end', (cell) => readWhen(cell, order));
    const lastDay = (last?.end ?? last?.start ?? first.end ?? start).slice(0, DAY_LENGTH);
    const lastHours = isWholeDay ? undefined : hours('endHour', lastDay);
    const end = endOf(start, {
      day: last?.end ?? last?.start,
      hour: lastHours === undefined || lastHours === 'no-hour' ? undefined : (lastHours.end ?? lastHours.start),
      own: from.end ?? first.end,
      isWholeDay,
    });
    const made = { start, end, timeZone, ...(from.halfDay && !start.includes('T') ? { halfDay: from.halfDay } : {}) };
    if (boundsOf(made)) return made;
    wrong(
      'end',
      'La fin précède le début : elle n’est pas reprise',
      'The end comes before the start: it is not taken in',
    );
    return { start, timeZone };
  }

  const event: RawEvent = {
    position: row,
    sourceId: text('id'),
    title,
    summary: text('summary'),
    description: text('description'),
    page: address('page'),
    kind: text('kind'),
    status: read(
      'status',
      (cell) => keyByLabel<EventStatus>(EVENT_STATUSES, cell),
      'n’est pas un état connu',
      'is not a known status',
    ),
    attendance: read('attendance', readAttendance, 'n’est ni sur place, ni en ligne', 'is neither on site nor online'),
    occurrences,
    recurrenceText,
    place: {
      name: text('place'),
      street: text('street'),
      postalCode: text('postalCode'),
      city: text('city'),
      inseeCode: text('inseeCode'),
      department: text('department'),
      // Without a column for the commune, the place may name it.
      text:
        text('city') === undefined && text('inseeCode') === undefined
          ? placeText([text('place'), text('street'), text('postalCode')])
          : undefined,
      latitude: number('latitude'),
      longitude: number('longitude'),
      accessibility: text('accessibility'),
    },
    otherPlaces: [
      ...listed(text('otherPlaces')).map(ownPlace),
      ...listed(text('possiblePlaces')).map((place) => ({ ...ownPlace(place), isOption: true })),
    ],
    onlineUrl: read(
      'onlineUrl',
      (cell) => readAddress(listed(cell)[0] ?? ''),
      'n’est pas une adresse (https://…)',
      'is not an address (https://…)',
    ),
    registrationUrl: address('registrationUrl'),
    registrationDeadline: date('deadline', (cell) => readDate(cell, order)),
    isPrivate: /^(?:true|vrai|oui|yes|1)$/i.test(text('isPrivate') ?? ''),
    images: imageOf(text('image'), text('imageCredit'), text('imageLicence')),
    fee: text('fee'),
    capacity: read('capacity', readCount, 'n’est pas un nombre entier', 'is not a whole number'),
    audience: text('audience'),
    involvements: listed(text('organiser')).map((name) => ({ role: 'organiser', name })),
    isToCheck: isRhythm || (occurrences.length === 0 && recurrenceText === undefined),
    categories: [text('categories') ?? '', text('audiences') ?? '']
      .flatMap((cell) => cell.split(/[,;|]/))
      .map((category) => category.trim())
      .filter(Boolean),
    contacts: [],
    notes: [],
  };
  return event;
}

/** The apostrophe before what a spreadsheet would run as a formula. */
const SPARED_FORMULA = /^'(?=[\s\p{Format}]*[=+\-@])/u;
const DAY_LENGTH = 'YYYY-MM-DD'.length;
const REPEATED = /\b(?:tous|toutes|chaque|hebdo\w*|mensuel\w*|quotidien\w*|every|weekly|monthly)\b/;

interface SaidEnd {
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly own: string | undefined;
  readonly isWholeDay: boolean;
}

/** Values that a bar separates. */
const listed = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split('|')
    .map((value) => value.trim())
    .filter(Boolean);

const halfDayIn = (text: string): HalfDay | undefined =>
  keysOf(HALF_DAYS).find((key) => Object.values(HALF_DAYS[key].label).some((label) => text.includes(label)));

/** The end that the cells say together; an hour before that of the start is of the night that follows. */
function endOf(start: string, { day, hour, own, isWholeDay }: SaidEnd): string | undefined {
  if (isWholeDay) return later((day ?? own)?.slice(0, DAY_LENGTH), start);
  if (hour !== undefined && start.includes('T')) {
    const isNextDay = hour < start && (day === undefined || day.slice(0, DAY_LENGTH) === start.slice(0, DAY_LENGTH));
    return later(isNextDay ? `${addDays(start.slice(0, DAY_LENGTH), 1)}${hour.slice(DAY_LENGTH)}` : hour, start);
  }
  return later(day ?? own, start);
}

const later = (end: string | undefined, start: string): string | undefined => (end === start ? undefined : end);

const readZone = (cell: string | undefined): string | undefined =>
  cell !== undefined && isTimeZone(cell) ? cell : undefined;

const imageOf = (
  url: string | undefined,
  credit: string | undefined,
  licence: string | undefined,
): RawEvent['images'] => (url !== undefined && /^https?:/i.test(url) ? [{ url, credit, licence }] : []);

const placeText = (parts: readonly (string | undefined)[]): string | undefined => {
  const said = parts.filter((part) => part !== undefined);
  return said.length > 0 ? said.join(', ') : undefined;
};

/** `www.exemple.example` is read as its https address. */
function readAddress(cell: string): string | undefined {
  const address = safeUrl(/^www\./i.test(cell) ? `https://${cell}` : cell);
  return address !== undefined && /^https?:/i.test(address) ? address : undefined;
}

/** `47,1234` as well as `47.1234`. */
function readNumber(cell: string): number | undefined {
  const value = Number(cell.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

function readCount(cell: string): number | undefined {
  const value = readNumber(cell);
  return value !== undefined && Number.isInteger(value) && value > 0 && value < 1_000_000_000 ? value : undefined;
}

function keyByLabel<Key extends string>(
  vocabulary: Readonly<Record<Key, VocabularyEntry>>,
  cell: string,
): Key | undefined {
  const key = textKey(cell);
  return keysOf(vocabulary).find((name) => {
    const { fr, en } = vocabulary[name].label;
    return [name, fr, en].some((label) => textKey(label) === key);
  });
}

const ATTENDANCE_WORDS: Readonly<Record<string, AttendanceMode>> = {
  presentiel: 'onsite',
  distanciel: 'online',
  visio: 'online',
  visioconference: 'online',
  webinaire: 'online',
  hybride: 'mixed',
  mixte: 'mixed',
};

const readAttendance = (cell: string): AttendanceMode | undefined =>
  keyByLabel<AttendanceMode>(ATTENDANCE_MODES, cell) ?? ATTENDANCE_WORDS[textKey(cell)];
