/**
 * The calendars of this product, read again: the dates of one event are one entry, and what its description says in
 * labelled lines goes back to its fields. Pure.
 */
import {
  HALF_DAYS,
  INVOLVEMENT_ROLES,
  keysOf,
  occurrenceInWords,
  type AttendanceMode,
  type InvolvementRole,
  type Language,
} from 'ess-shared-types';
import { WORDS } from '../../formats/icalendar/words';
import { readDate } from '../csv/french-dates';
import type { RawEvent, RawInvolvement, RawOccurrence, RawPlace } from '../incoming/raw-event';
import { withoutPrefix } from '../incoming/status-prefix';
import { ownPlace, placeLine } from '../incoming/written-place';

/** What `PRODID` says. */
export const isOwnCalendar = (productId: string | undefined): boolean =>
  /\/\/strapi-plugin-ess\/\//.test(productId ?? '');

/** `<document>-20251013@<instance>`: another date of the same event. */
const OTHER_DATE = /^(.+?)-\d{8}(?:-\d+)?(@.+)$/;

export function ownEvents(events: readonly RawEvent[]): RawEvent[] {
  const byId = new Map<string, RawEvent[]>();
  for (const event of events) {
    const id = (event.sourceId ?? '').replace(OTHER_DATE, '$1$2');
    byId.set(id, [...(byId.get(id) ?? []), event]);
  }
  return [...byId].flatMap(([id, dates]) => {
    const told = dates.map(ownEvent);
    const first = told.find((_event, index) => dates[index]?.sourceId === id) ?? told[0];
    return first ? [{ ...first, sourceId: id, occurrences: told.flatMap(({ occurrences }) => occurrences) }] : [];
  });
}

function ownEvent(given: RawEvent): RawEvent {
  const raw = withHalfDay(withoutPrefix(given));
  const { rest, said, involvements } = readDescription(raw);
  const { places, attendance } = readPlaces(raw.place);
  const [place, ...otherPlaces] = places;
  const [summary, ...body] = rest;
  const isSummary = summary !== undefined && summary.length <= LONGEST_SUMMARY && !summary.includes('\n');
  return {
    ...raw,
    summary: isSummary ? summary : undefined,
    description: (isSummary ? body : rest).join('\n\n') || undefined,
    place: place && { ...place, accessInformation: said.get('access'), accessibility: said.get('accessibility') },
    otherPlaces,
    attendance: attendance ?? (place ? 'onsite' : raw.attendance),
    registrationUrl: said.get('registration'),
    registrationDeadline: deadlineIn(said.get('registrationCloses')),
    fee: said.get('fee'),
    capacity: countIn(said.get('capacity')),
    audience: said.get('registrationAudience'),
    recurrenceText: raw.recurrenceText ?? said.get('rhythm'),
    categories: [...raw.categories, ...(said.get('audience')?.split(',') ?? []).map((word) => word.trim())],
    images: raw.images?.map((image) => ({ ...image, credit: said.get('image') ?? image.credit })),
    involvements,
  };
}

const LONGEST_SUMMARY = 280;

/** `Atelier (après-midi)`: a day of a calendar cannot say it otherwise. */
function withHalfDay(raw: RawEvent): RawEvent {
  const [, title, words] = /^(.+) \(([^()]+)\)$/.exec(raw.title) ?? [];
  const halfDay = keysOf(HALF_DAYS).find((key) => Object.values(HALF_DAYS[key].label).some((label) => label === words));
  if (title === undefined || halfDay === undefined || raw.occurrences.some(({ start }) => start.includes('T')))
    return raw;
  return { ...raw, title, occurrences: raw.occurrences.map((occurrence) => ({ ...occurrence, halfDay })) };
}

type Label = keyof typeof WORDS;

const isLabel = (name: string): name is Label => Object.hasOwn(WORDS, name);
const LABELS = new Map<string, Label>(
  Object.keys(WORDS)
    .filter(isLabel)
    .flatMap((name) => Object.values(WORDS[name]).map((text): [string, Label] => [text, name])),
);
const ROLES = new Map<string, InvolvementRole>(
  keysOf(INVOLVEMENT_ROLES).flatMap((role) =>
    Object.values(INVOLVEMENT_ROLES[role].label).map((text): [string, InvolvementRole] => [text, role]),
  ),
);
const LABELLED = /^([^:\n]{2,60}?)[\u00a0 ]?: (.+)$/;

interface Description {
  /** Paragraphs that are the text of the event. */
  readonly rest: readonly string[];
  readonly said: ReadonlyMap<Label, string>;
  readonly involvements: readonly RawInvolvement[];
}

function readDescription({ description = '', occurrences }: RawEvent): Description {
  const said = new Map<Label, string>();
  const involvements: RawInvolvement[] = [];
  const rest = description
    .split('\n\n')
    .filter((paragraph) => paragraph !== '' && !isDateInWords(paragraph, occurrences))
    .filter((paragraph) => {
      const lines = paragraph.split('\n');
      const read = lines.map((line) => LABELLED.exec(line)?.slice(1) ?? []);
      const isOfFields = lines.every((line, index) => isOfOrigin(line) || isField(read[index]?.[0]));
      if (!isOfFields) return true;
      for (const [label = '', value = ''] of read) {
        const name = LABELS.get(label);
        if (name !== undefined && !said.has(name)) said.set(name, value);
        const role = ROLES.get(label);
        if (role !== undefined)
          for (const one of value.split(', ')) if (one !== '') involvements.push({ role, name: one });
      }
      return false;
    });
  return { rest, said, involvements };
}

const isField = (label: string | undefined): boolean => label !== undefined && (LABELS.has(label) || ROLES.has(label));

/** Lines without a label that say what other fields, or the moment, say. */
const isOfOrigin = (line: string): boolean =>
  Object.values(WORDS.publishedBy).some((words) => line.startsWith(`${words} `)) ||
  Object.values(WORDS.registrationClosed).some((words) => line === `${words}.`);

const LANGUAGES: readonly Language[] = ['fr', 'en'];

/** « Vendredi 19 septembre 2025 (horaire à confirmer). » */
function isDateInWords(paragraph: string, occurrences: readonly RawOccurrence[]): boolean {
  const text = paragraph.toLowerCase();
  return occurrences.some((occurrence) =>
    LANGUAGES.some((language) => text.startsWith(occurrenceInWords(occurrence, language).toLowerCase())),
  );
}

/** « Salle des fêtes, 49430 Durtal – En ligne », « Lieu à confirmer : Liré ou Angers ». */
function readPlaces(place: RawPlace | undefined): { places: RawPlace[]; attendance: AttendanceMode | undefined } {
  const { latitude, longitude } = place ?? {};
  const pieces = (place ? placeLine(place) : '').split(' – ').filter((piece) => piece !== '');
  const isOnline = (piece: string) => Object.values(WORDS.online).some((words) => words === piece);
  const offline = pieces.filter((piece) => !isOnline(piece));
  const places = offline.flatMap((piece): RawPlace[] => {
    const toConfirm = Object.values(WORDS.placeToConfirm).find((words) => piece.startsWith(words));
    if (toConfirm === undefined) return [ownPlace(piece)];
    const options = piece.slice(toConfirm.length).replace(/^[\u00a0 ]?: /, '');
    return options === ''
      ? []
      : options.split(/ (?:ou|or) /).map((option) => ({ ...ownPlace(option), isOption: true }));
  });
  const online = pieces.length > offline.length;
  const attendance = online ? (offline.length > 0 ? 'mixed' : 'online') : offline.length > 0 ? 'onsite' : undefined;
  return { places: places.map((one, rank) => (rank === 0 ? { ...one, latitude, longitude } : one)), attendance };
}

/** « vendredi 5 septembre 2025, 18 h », `Friday 5 September 2025, 18:00`. */
function deadlineIn(text = ''): string | undefined {
  const [, day, hour] = /(\d{1,2} [A-Z][a-z]+ \d{4})(?:, (\d{1,2}:\d{2}))?$/.exec(text) ?? [];
  const english = day === undefined ? Number.NaN : Date.parse(`${day} ${hour ?? '00:00'} UTC`);
  if (!Number.isNaN(english)) return new Date(english).toISOString().slice(0, hour === undefined ? 10 : 16);
  return readDate(text.replace(/,\s*(?=\d)/, ' à '));
}

function countIn(text: string | undefined): number | undefined {
  const count = Number(text);
  return Number.isInteger(count) && count > 0 ? count : undefined;
}
