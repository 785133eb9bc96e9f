/** One event of a calendar, from its properties. Pure. */
import { boundsOf, type EventStatus } from 'ess-shared-types';
import type { SetAsideContact } from '../reading/personal-contacts';
import type { RawEvent, RawOccurrence } from '../incoming/raw-event';
import { words, type Words } from '../words';
import { parameterOf, type Properties, type Property } from './properties';
import { recurrenceOf } from './recurrence';
import { endAfter, lastDayBefore, readTime, type ReadTime } from './times';

export interface CalendarEvent {
  readonly raw: RawEvent;
  readonly sequence: number;
  /** The date of a repeated event that this one replaces. */
  readonly replaces: string | undefined;
  readonly isCancelled: boolean;
}

/** A reason, when the event has no date that can be read. */
export function calendarEvent(
  properties: Properties,
  position: number,
  calendarZone: string | undefined,
): CalendarEvent | Words {
  const start = timeOf(properties.first('dtstart'), calendarZone);
  if (!start) return words('La date de début manque ou n’existe pas', 'The start date is missing or does not exist');
  const end = endOf(properties, start, calendarZone);
  const first: RawOccurrence = { start: start.moment, end, timeZone: start.timeZone };
  if (!boundsOf(first)) return words('La fin précède le début', 'The end comes before the start');

  const notes: Words[] = start.note ? [start.note] : [];
  const repeated = occurrencesOf(properties, first, calendarZone);
  if (repeated.recurrenceText !== undefined) {
    notes.push(words('Répétition gardée en une phrase', 'Recurrence kept as a sentence'));
  }
  const organiser = organiserOf(properties.first('organizer'));
  const attendees = properties.all('attendee').length;
  if (attendees > 0)
    notes.push(words('Les personnes invitées ne sont pas reprises', 'People invited are not taken in'));
  const [latitude, longitude] = geoOf(properties.first('geo'));
  const location = properties.text('location');
  const online = location !== undefined && /^\s*https?:\/\/\S+\s*$/i.test(location);
  const status = properties.text('status')?.trim().toUpperCase();
  return {
    sequence: numberOf(properties.first('sequence')),
    replaces: timeOf(properties.first('recurrence-id'), calendarZone)?.moment,
    isCancelled: status === 'CANCELLED',
    raw: {
      position,
      sourceId: properties.text('uid')?.trim(),
      title: properties.text('summary') ?? '',
      description: properties.text('description'),
      page: properties.text('url'),
      status: STATUSES[status ?? ''],
      ...repeated,
      place:
        online || (location === undefined && latitude === undefined)
          ? undefined
          : { ...placeParts(location), latitude, longitude },
      onlineUrl: online ? location : conferenceOf(properties),
      attendance: online ? 'online' : undefined,
      organiser: organiser.name,
      organiserMayBePerson: true,
      categories: properties.all('categories').flatMap(({ values }) => texts(values)),
      contacts: organiser.contacts,
      notes,
    },
  };
}

const STATUSES: Readonly<Record<string, EventStatus>> = {
  CANCELLED: 'cancelled',
  CONFIRMED: 'confirmed',
  TENTATIVE: 'announced',
};

const timeOf = (property: Property | undefined, zone: string | undefined): ReadTime | undefined =>
  property && readTime(property.values[0], property, zone);

const texts = (values: readonly unknown[]): string[] => values.filter((value) => typeof value === 'string');

const numberOf = (property: Property | undefined): number => {
  const value = Number(property?.values[0]);
  return Number.isSafeInteger(value) ? value : 0;
};

function endOf(properties: Properties, start: ReadTime, zone: string | undefined): string | undefined {
  const end = timeOf(properties.first('dtend'), zone);
  const duration = properties.text('duration');
  if (!end) return duration === undefined ? undefined : endAfter(start, duration);
  if (!start.moment.includes('T') && !end.moment.includes('T')) return lastDayBefore(end.moment, start.moment);
  return end.moment === start.moment ? undefined : end.moment;
}

function occurrencesOf(
  properties: Properties,
  first: RawOccurrence,
  zone: string | undefined,
): { readonly occurrences: readonly RawOccurrence[]; readonly recurrenceText?: string } {
  const added = properties
    .all('rdate')
    .flatMap((property) => property.values.flatMap((value) => readTime(value, property, zone)?.moment ?? []));
  const removed = new Set(
    properties
      .all('exdate')
      .flatMap((property) => property.values.flatMap((value) => readTime(value, property, zone)?.moment ?? [])),
  );
  const rule = properties.first('rrule')?.values[0];
  const [firstDay, hour] = first.start.split('T');
  const recurrence = rule === undefined || firstDay === undefined ? undefined : recurrenceOf(rule, firstDay);
  if (recurrence?.kind === 'sentence') return { occurrences: [], recurrenceText: recurrence.text };
  const starts = [
    ...(recurrence?.days ?? [firstDay ?? '']).map((day) => (hour === undefined ? day : `${day}T${hour}`)),
    ...added,
  ];
  const kept = [...new Set(starts)].filter((start) => !removed.has(start)).toSorted();
  return { occurrences: kept.map((start) => moved(first, start)) };
}

/** The same stretch of time, starting elsewhere: the end keeps its hour and its distance in days. */
function moved(first: RawOccurrence, start: string): RawOccurrence {
  if (first.end === undefined || start === first.start) return { ...first, start };
  const days = dayNumber(first.end) - dayNumber(first.start);
  const endDay = new Date((dayNumber(start) + days) * DAY).toISOString().slice(0, 10);
  return { ...first, start, end: `${endDay}${first.end.slice(10)}` };
}

const DAY = 86_400_000;
const dayNumber = (moment: string): number => Date.parse(`${moment.slice(0, 10)}T00:00:00Z`) / DAY;

/** `Salle des fêtes, 2 place de l’Église, 49430 Durtal`: the first part names the place when others follow. */
function placeParts(location: string | undefined) {
  const text = location?.trim();
  if (text === undefined || text === '') return {};
  const [name, ...others] = text.split(/\s*[,\n]\s*/);
  return others.length > 0 && name !== undefined && !/\d{5}/.test(name) ? { name, text } : { text };
}

function geoOf(property: Property | undefined): [number | undefined, number | undefined] {
  const value = property?.values[0];
  if (!Array.isArray(value)) return [undefined, undefined];
  const [latitude, longitude] = value.map((part: unknown) => (typeof part === 'number' ? part : undefined));
  return latitude === 0 && longitude === 0 ? [undefined, undefined] : [latitude, longitude];
}

/** RFC 7986 `CONFERENCE`, and what Google and Outlook write. */
function conferenceOf(properties: Properties): string | undefined {
  const url = ['conference', 'x-google-conference', 'x-microsoft-skypeteamsmeetingurl']
    .map((name) => properties.text(name))
    .find((text) => text !== undefined);
  return url !== undefined && /^https?:/i.test(url) ? url : undefined;
}

function organiserOf(property: Property | undefined): {
  readonly name: string | undefined;
  readonly contacts: readonly SetAsideContact[];
} {
  const value = property?.values[0];
  const email = typeof value === 'string' ? /^mailto:(.+)$/i.exec(value.trim())?.[1] : undefined;
  return {
    name: parameterOf(property, 'cn'),
    contacts: email === undefined ? [] : [{ kind: 'email', value: email }],
  };
}
