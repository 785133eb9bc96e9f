/** Reads events of OpenAgenda, in all the forms in which people have them. */
import { boundsOf, isTimeZone, type AttendanceMode, type EventStatus } from 'ess-shared-types';
import { tooMany } from '../icalendar/read-calendar';
import { momentsOf } from '../incoming/iso-moments';
import { MAX_ENTRIES, Problems, type RawEvent, type RawOccurrence, type ReadSource } from '../incoming/raw-event';
import { nextTurn } from '../reading/next-turn';
import type { SetAsideContact } from '../reading/personal-contacts';
import { words, type Words } from '../../content-types/words';
import { asEvent, eventsIn, openAgendaEventSchema, type OpenAgendaEvent } from './format';

const CHUNK = 100;

/** @param json The parsed JSON of an export, of an answer, of a single event, or a bare list of events. */
export async function readOpenAgenda(json: unknown): Promise<ReadSource> {
  const problems = new Problems();
  const found = eventsIn(json);
  if (!found) {
    problems.add(
      1,
      words(
        'Ce fichier n’est pas un export d’OpenAgenda (liste « events » absente) ni d’OpenDataSoft (« results », « records »)',
        'This file is no export of OpenAgenda (it has no list “events”) nor of OpenDataSoft (“results”, “records”)',
      ),
    );
    return { events: [], problems: problems.listed, problemCount: problems.count, notes: [] };
  }
  const events: RawEvent[] = [];
  for (const [index, item] of found.slice(0, MAX_ENTRIES).entries()) {
    if (index % CHUNK === CHUNK - 1) await nextTurn();
    const position = index + 1;
    const event = openAgendaEventSchema.safeParse(asEvent(item));
    if (event.success) events.push(rawEvent(event.data, position, problems));
    else {
      const column = event.error.issues[0]?.path.join('.');
      problems.add(
        position,
        words('Ce rendez-vous n’a pas la forme attendue', 'This event does not have the expected form'),
        column,
      );
    }
  }
  const notes: Words[] = found.length > MAX_ENTRIES ? [tooMany(found.length)] : [];
  if (found.length === 0) notes.push(words('Cette source ne contient aucun rendez-vous', 'This source holds no event'));
  return { events, problems: problems.listed, problemCount: problems.count, notes };
}

const STATUSES: Readonly<Record<number, EventStatus>> = {
  1: 'confirmed',
  2: 'confirmed',
  3: 'moved-online',
  4: 'postponed',
  5: 'full',
  6: 'cancelled',
};
const MODES: Readonly<Record<number, AttendanceMode>> = { 1: 'onsite', 2: 'online', 3: 'mixed' };

function rawEvent(event: OpenAgendaEvent, position: number, problems: Problems): RawEvent {
  const timeZone = [event.timezone, event.location?.timezone].find((zone) => zone && isTimeZone(zone));
  const { location } = event;
  const links = event.registration.filter(({ value }) => /^https?:/i.test(value)).map(({ value }) => value);
  const contacts = event.registration.flatMap(({ type, value }): SetAsideContact[] => {
    if (/^https?:/i.test(value) || value.trim() === '') return [];
    return [{ kind: type === 'email' || value.includes('@') ? 'email' : 'phone', value }];
  });
  const notes: Words[] = [];
  const { fr, ...others } = event.title;
  const dates = datesOf(event, timeZone, (column) => {
    problems.add(position, UNREADABLE_TIME, column);
  });
  const hasDate = dates.occurrences.length > 0;
  if (dates.isOutline) notes.push(OUTLINE);
  if (!hasDate) notes.push(NO_DATE);
  const accessibility = accessibilityOf(event.accessibility);
  const place =
    location && Object.values(location).some((value) => typeof value === 'string' || typeof value === 'number');
  return {
    position,
    sourceId: event.uid,
    otherIds: event.extIds.map(({ value }) => value),
    title: fr ?? Object.values(others)[0] ?? '',
    summary: inFrench(event.description),
    description: [
      inFrench(event.longDescription),
      ...links.slice(1).map((link) => `Autre lien d’inscription : ${link}`),
      ...(place || accessibility === undefined ? [] : [accessibility]),
    ]
      .filter((part) => part !== undefined)
      .join('\n\n'),
    english: fr && event.title.en ? { title: event.title.en, summary: event.description.en ?? undefined } : undefined,
    page: event.canonicalUrl ?? pageOf(event),
    status: STATUSES[event.status ?? 0],
    occurrences: dates.occurrences,
    recurrenceText: hasDate ? undefined : inFrench(event.dateRange),
    isToCheck: dates.isOutline || !hasDate,
    leftOut: leftOut(event),
    attendance: MODES[event.attendanceMode ?? 0],
    place: place
      ? {
          name: location.name,
          street: location.address,
          city: location.city,
          postalCode: location.postalCode,
          inseeCode: location.insee,
          department: location.department,
          latitude: location.latitude,
          longitude: location.longitude,
          accessInformation: inFrench(location.access),
          accessibility,
        }
      : undefined,
    onlineUrl: event.onlineAccessLink,
    registrationUrl: links[0],
    fee: inFrench(event.conditions),
    audience: ageInWords(event.age),
    categories: event.keywords,
    images: event.image ? [{ url: event.image, credit: event.imageCredits }] : [],
    contacts,
    notes,
  };
}

const UNREADABLE_TIME = words(
  'Cet horaire est illisible ou finit avant de commencer',
  'This time cannot be read or ends before it starts',
);
const OUTLINE = words(
  'Dates résumées : la source n’a pas donné ses horaires (timings), seulement le début et la fin',
  'Dates in outline: the source did not give its times (timings), only the beginning and the end',
);
const NO_DATE = words('Sans date à la source : brouillon à compléter', 'No date at the source: a draft to complete');

interface Dates {
  readonly occurrences: readonly RawOccurrence[];
  readonly isOutline: boolean;
}

/** The times of an event; without them, the days from the first to the last. */
function datesOf(event: OpenAgendaEvent, timeZone: string | undefined, wrong: (column: string) => void): Dates {
  const { timings, firstTiming, nextTiming, lastTiming } = event;
  if (timings && timings.length > 0) {
    const occurrences = timings.flatMap(({ begin, end }, index) => {
      const occurrence = momentsOf(begin, end, timeZone);
      if (!occurrence) wrong(`timings.${String(index)}`);
      return occurrence ?? [];
    });
    return { occurrences, isOutline: false };
  }
  const first = firstTiming ?? nextTiming ?? lastTiming;
  const start = first && momentsOf(first.begin, first.end, timeZone);
  if (!start) return { occurrences: [], isOutline: false };
  const last = lastTiming && momentsOf(lastTiming.begin, lastTiming.end, timeZone);
  const [firstDay, lastDay] = [start.start.slice(0, 10), (last?.end ?? last?.start ?? start.start).slice(0, 10)];
  const outline = { start: firstDay, end: lastDay, timeZone: start.timeZone };
  const isOneDay = firstDay === lastDay || !boundsOf(outline);
  return { occurrences: [isOneDay ? start : outline], isOutline: true };
}

/** Why an event is not for all. */
function leftOut({ state, draft, removed }: OpenAgendaEvent): RawEvent['leftOut'] {
  if (state === -1 || removed === true || removed === 1) {
    return { reason: words('Retirée à la source', 'Withdrawn at the source'), isWithdrawn: true };
  }
  if (draft === true || draft === 1 || draft === '1') {
    return { reason: words('Brouillon à la source', 'A draft at the source'), isWithdrawn: true };
  }
  if (state === 0 || state === 1) {
    return { reason: words('Pas encore publiée à la source', 'Not published yet at the source'), isWithdrawn: true };
  }
  return undefined;
}

const inFrench = (texts: Readonly<Record<string, string | null | undefined>>): string | undefined =>
  texts.fr ?? Object.values(texts).find((text) => Boolean(text)) ?? undefined;

function ageInWords(age: OpenAgendaEvent['age']): string | undefined {
  const { min, max } = age ?? {};
  if (min !== undefined && max !== undefined) return `${String(min)} à ${String(max)} ans`;
  if (min !== undefined) return `dès ${String(min)} ans`;
  return max === undefined ? undefined : `jusqu’à ${String(max)} ans`;
}

/** Where people read the event. */
const pageOf = ({ originAgenda, slug }: OpenAgendaEvent): string | undefined =>
  originAgenda?.slug && slug
    ? `https://openagenda.com/${encodeURIComponent(originAgenda.slug)}/events/${encodeURIComponent(slug)}`
    : undefined;

const ACCESSIBILITY: Readonly<Record<string, string>> = {
  ii: 'handicap intellectuel',
  hi: 'handicap auditif',
  vi: 'handicap visuel',
  pi: 'handicap psychique',
  mi: 'handicap moteur',
};

function accessibilityOf(marks: readonly string[]): string | undefined {
  const said = Object.entries(ACCESSIBILITY).flatMap(([mark, label]) => (marks.includes(mark) ? [label] : []));
  return said.length > 0 ? `Accessible : ${said.join(', ')}` : undefined;
}
