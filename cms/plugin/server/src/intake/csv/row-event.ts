/** One row of a spreadsheet, its cells checked one by one. Pure. */
import {
  ATTENDANCE_MODES,
  boundsOf,
  DEFAULT_TIME_ZONE,
  EVENT_STATUSES,
  keysOf,
  safeUrl,
  textKey,
  type AttendanceMode,
  type EventStatus,
  type VocabularyEntry,
} from 'ess-shared-types';
import type { Problems, RawEvent } from '../incoming/raw-event';
import { words } from '../words';
import type { CsvFieldName, CsvMapping } from './fields';
import { readDate, readHour } from './french-dates';
import type { CsvRow } from './read-rows';

/** `undefined` when a cell is wrong: the row is then left out, and each wrong cell reported with its column. */
export function rowEvent(
  { row, cells }: CsvRow,
  headers: readonly string[],
  mapping: CsvMapping,
  problems: Problems,
): RawEvent | undefined {
  const before = problems.count;
  const columnOf = (name: CsvFieldName): string => headers[mapping.indexOf(name)] ?? name;
  const text = (name: CsvFieldName): string | undefined => {
    const cell = cells[mapping.indexOf(name)]?.trim();
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
  const date = (name: CsvFieldName) =>
    read(
      name,
      readDate,
      'n’est pas une date (11/09/2025, 2025-09-11, 11 septembre 2025)',
      'is not a date (11/09/2025, 2025-09-11)',
    );
  const hour = (name: CsvFieldName) => read(name, readHour, 'n’est pas une heure (9h30)', 'is not an hour (9:30)');
  const address = (name: CsvFieldName) =>
    read(name, readAddress, 'n’est pas une adresse (https://…)', 'is not an address (https://…)');
  const number = (name: CsvFieldName) => read(name, readNumber, 'n’est pas un nombre', 'is not a number');

  const title = text('title');
  if (title === undefined) wrong('title', 'Il n’y a pas de titre', 'There is no title');
  const recurrenceText = text('recurrence');
  const start = withHour(date('start'), hour('startHour'));
  const end = withHour(
    date('end') ?? (text('endHour') === undefined ? undefined : start?.slice(0, 10)),
    hour('endHour'),
  );
  if (text('start') === undefined && recurrenceText === undefined)
    wrong('start', 'Il n’y a pas de date', 'There is no date');
  const occurrence =
    start === undefined ? undefined : { start, end: end === start ? undefined : end, timeZone: DEFAULT_TIME_ZONE };
  if (occurrence && !boundsOf(occurrence)) wrong('end', 'La fin précède le début', 'The end comes before the start');

  const event = {
    position: row,
    sourceId: text('id'),
    title: title ?? '',
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
    occurrences: occurrence ? [occurrence] : [],
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
    },
    onlineUrl: address('onlineUrl'),
    registrationUrl: address('registrationUrl'),
    registrationDeadline: date('deadline'),
    fee: text('fee'),
    capacity: read('capacity', readCount, 'n’est pas un nombre entier', 'is not a whole number'),
    audience: text('audience'),
    organiser: text('organiser'),
    categories: (text('categories') ?? '')
      .split(/[,;|]/)
      .map((category) => category.trim())
      .filter(Boolean),
    contacts: [],
    notes: [],
  };
  return problems.count === before ? event : undefined;
}

const withHour = (date: string | undefined, hour: string | undefined): string | undefined =>
  date !== undefined && hour !== undefined && date.length === 10 ? `${date}T${hour}` : date;

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
