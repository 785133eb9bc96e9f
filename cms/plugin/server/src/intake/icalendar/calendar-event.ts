/** One `VEVENT`: what it says, when it starts and by which rules it comes again. Pure. */
import { boundsOf, type EventStatus } from 'ess-shared-types';
import type { SetAsideContact } from '../reading/personal-contacts';
import type { RawEvent, RawOccurrence } from '../incoming/raw-event';
import { writtenPlace } from '../incoming/written-place';
import { words, type Words } from '../../content-types/words';
import { parameterOf, type Properties, type Property } from './properties';
import { readRule, type Rule } from './recurrence';
import {
  endAfter,
  lastDayBefore,
  readTime,
  shown,
  wallAfter,
  wallDistance,
  type ReadTime,
  type TimeContext,
} from './times';

/** A stretch of time on the clock of an event. */
export interface Stretch {
  readonly start: ReadTime;
  /** Local, on the clock of the start. */
  readonly end: string | undefined;
}

/** One version of an event, or of one of its dates. */
export interface CalendarEvent {
  /** Without its dates. */
  readonly raw: Omit<RawEvent, 'occurrences'>;
  readonly sequence: number;
  /** When it was last written, as the source says; compares as text. */
  readonly written: string;
  /** The date of a repeated event that this one replaces, and whether it replaces the following ones too. */
  readonly instance: { readonly at: ReadTime; readonly andFuture: boolean } | undefined;
  readonly isCancelled: boolean;
  readonly first: Stretch;
  readonly rules: readonly Rule[];
  /** Whether a rule could not be read: its dates are not known. */
  readonly hasUnknownRule: boolean;
  readonly added: readonly Stretch[];
  readonly removed: readonly ReadTime[];
}

/** A reason, when the event has no date that can be read. */
export function calendarEvent(properties: Properties, position: number, context: TimeContext): CalendarEvent | Words {
  const read = timeOf(properties.first('dtstart'), context);
  if (!read) return words('La date de début manque ou n’existe pas', 'The start date is missing or does not exist');
  const notes: Words[] = [];
  const first = stretchOf(properties, read, context, notes);
  if (!boundsOf(occurrenceIn(context)(first))) return words('Cette date n’existe pas', 'This date does not exist');
  const rules = properties.all('rrule').map(({ values: [rule] }) => readRule(rule));
  const organiser = organiserOf(properties.first('organizer'));
  if (properties.all('attendee').length > 0)
    notes.push(words('Les personnes invitées ne sont pas reprises', 'People invited are not taken in'));
  if (properties.all('exrule').length > 0)
    notes.push(words('Exceptions par règle (EXRULE) non reprises', 'Exceptions by rule (EXRULE) not taken in'));
  const [latitude, longitude] = geoOf(properties.first('geo'));
  const location = properties.text('location')?.trim();
  const status = properties.text('status')?.trim().toUpperCase();
  const at = timeOf(properties.first('recurrence-id'), context);
  return {
    sequence: numberOf(properties.first('sequence')),
    written: properties.text('last-modified') ?? properties.text('dtstamp') ?? '',
    instance: at && {
      at,
      andFuture: parameterOf(properties.first('recurrence-id'), 'range')?.toUpperCase() === 'THISANDFUTURE',
    },
    isCancelled: status === 'CANCELLED',
    first,
    rules: rules.flatMap((rule) => rule ?? []),
    hasUnknownRule: rules.includes(undefined),
    added: addedOf(properties, first, context),
    removed: properties
      .all('exdate')
      .flatMap((property) => property.values.flatMap((value) => readTime(value, property, context) ?? [])),
    raw: {
      position,
      sourceId: properties.text('uid')?.trim(),
      title: properties.text('summary') ?? '',
      description: properties.text('description'),
      page: properties.text('url'),
      status: STATUSES[status ?? ''],
      place:
        location === undefined && latitude === undefined
          ? undefined
          : { ...writtenPlace(location), latitude, longitude },
      onlineUrl: conferenceOf(properties),
      images: imagesOf(properties),
      organiser: organiser.name,
      organiserMayBePerson: true,
      categories: properties.all('categories').flatMap(({ values }) => texts(values)),
      contacts: organiser.contacts,
      isPrivate: /^(?:PRIVATE|CONFIDENTIAL)$/i.test(properties.text('class')?.trim() ?? ''),
      unknownZone: first.start.unknownZone,
      notes,
    },
  };
}

const STATUSES: Readonly<Record<string, EventStatus>> = {
  CANCELLED: 'cancelled',
  CONFIRMED: 'confirmed',
  TENTATIVE: 'announced',
};

const timeOf = (property: Property | undefined, context: TimeContext): ReadTime | undefined =>
  property && readTime(property.values[0], property, context);

const texts = (values: readonly unknown[]): string[] => values.filter((value) => typeof value === 'string');

const numberOf = (property: Property | undefined): number => {
  const value = Number(property?.values[0]);
  return Number.isSafeInteger(value) ? value : 0;
};

/** What Outlook and others write beside hours that stand for whole days. */
const WHOLE_DAY_MARKS = ['x-microsoft-cdo-alldayevent', 'x-microsoft-msncalendar-alldayevent', 'x-funambol-allday'];

function stretchOf(properties: Properties, start: ReadTime, context: TimeContext, notes: Words[]): Stretch {
  const end = endOf(properties, start, context);
  const isMarked = WHOLE_DAY_MARKS.some((name) => /^(?:true|1)$/i.test(properties.text(name)?.trim() ?? ''));
  const day = (moment: string) => shownDay(moment, start, context);
  const areMidnights = [start.moment, end].every((moment) => moment !== undefined && day(moment).endsWith('T00:00'));
  if (!start.isDay && (areMidnights || isMarked) && end !== undefined && wallDistance(start.moment, end) >= DAY) {
    const [from, to] = [day(start.moment).slice(0, 10), day(end).slice(0, 10)];
    return { start: { ...start, moment: from, isDay: true }, end: lastDayBefore(to, from) };
  }
  if (end !== undefined && wallDistance(start.moment.slice(0, end.length), end.slice(0, start.moment.length)) < 0) {
    notes.push(
      words('La fin précède le début : elle n’est pas reprise', 'The end comes before the start: it is not taken in'),
    );
    return { start, end: undefined };
  }
  return { start, end };
}

const DAY = 86_400_000;

/** Midnights of UTC are those of nobody: they are looked at in the zone of the calendar. */
const shownDay = (moment: string, { zone }: ReadTime, context: TimeContext): string =>
  shown(moment, zone, context.zone).moment;

/** The end on the clock of the start; none where it is the start itself. */
function endOf(properties: Properties, start: ReadTime, context: TimeContext): string | undefined {
  const end = timeOf(properties.first('dtend'), context);
  const duration = properties.text('duration');
  if (!end) return duration === undefined ? undefined : endAfter(start, duration);
  if (start.isDay) return end.isDay ? lastDayBefore(end.moment, start.moment) : laterDay(end.moment, start.moment);
  // A day as the end of hours is the day after the last one.
  if (end.isDay) return lastDayBefore(end.moment, start.moment.slice(0, 10));
  const moment = onClockOf(start, end);
  return moment === start.moment ? undefined : moment;
}

const laterDay = (end: string, start: string): string | undefined =>
  end.slice(0, 10) > start ? end.slice(0, 10) : undefined;

function onClockOf({ zone }: ReadTime, end: ReadTime): string {
  const isSame = zone === end.zone || (zone.name !== undefined && zone.name === end.zone.name);
  return isSame ? end.moment : zone.local(end.zone.instant(end.moment));
}

/** `RDATE`: moments as long as the first one, or periods of their own length. */
function addedOf(properties: Properties, first: Stretch, context: TimeContext): Stretch[] {
  return properties.all('rdate').flatMap((property) =>
    property.values.flatMap((value): Stretch[] => {
      const [from, to]: unknown[] = Array.isArray(value) ? value : [value];
      const read = readTime(from, property, context);
      if (!read) return [];
      if (first.start.isDay || read.isDay) {
        return [stretchAt(first, sameKind(first, read, context))];
      }
      const start = { ...first.start, moment: onClockOf(first.start, read) };
      if (to === undefined) return [stretchAt(first, start.moment)];
      const end = readTime(to, property, context);
      return [{ start, end: end ? onClockOf(start, end) : typeof to === 'string' ? endAfter(start, to) : undefined }];
    }),
  );
}

/** A day for what lasts days, the hour of the first date for what has hours. */
const sameKind = ({ start }: Stretch, read: ReadTime, context: TimeContext): string =>
  start.isDay
    ? shown(read.moment, read.zone, context.zone).moment.slice(0, 10)
    : `${read.moment}${start.moment.slice(10)}`;

/** The same stretch of time, starting elsewhere: the end keeps its hour and its distance in days. */
export function stretchAt({ start, end }: Stretch, moment: string): Stretch {
  const length = end === undefined ? undefined : wallDistance(start.moment.slice(0, end.length), end);
  return {
    start: { ...start, moment },
    end: length === undefined || end === undefined ? undefined : wallAfter(moment.slice(0, end.length), length),
  };
}

/** As documents hold it. */
export const occurrenceIn =
  (context: TimeContext) =>
  ({ start, end }: Stretch): RawOccurrence => {
    const { moment, timeZone } = shown(start.moment, start.zone, context.zone);
    const shownEnd = end === undefined ? undefined : shown(end, start.zone, context.zone).moment;
    return { start: moment, end: shownEnd === moment ? undefined : shownEnd, timeZone };
  };

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

/** RFC 7986 `IMAGE`, and pictures attached. */
function imagesOf(properties: Properties): RawEvent['images'] {
  return [...properties.all('image'), ...properties.all('attach')].flatMap((property) => {
    const [url] = property.values;
    const type = parameterOf(property, 'fmttype') ?? '';
    const isImage = property.name === 'image' || type.startsWith('image/');
    return isImage && typeof url === 'string' && /^https?:/i.test(url) ? [{ url }] : [];
  });
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
