/** Reads an export of OpenAgenda. */
import { boundsOf, DEFAULT_TIME_ZONE, isTimeZone, type AttendanceMode, type EventStatus } from 'ess-shared-types';
import { localMoment } from '../icalendar/local-moment';
import { tooMany } from '../icalendar/read-calendar';
import { MAX_ENTRIES, Problems, type RawEvent, type RawOccurrence, type ReadSource } from '../incoming/raw-event';
import { nextTurn } from '../reading/next-turn';
import type { SetAsideContact } from '../reading/personal-contacts';
import { words, type Words } from '../words';
import { openAgendaEventSchema, openAgendaExportSchema, type OpenAgendaEvent } from './format';

const CHUNK = 100;

/** @param json The parsed JSON of an export, or a bare list of events. */
export async function readOpenAgenda(json: unknown): Promise<ReadSource> {
  const problems = new Problems();
  const parsed = openAgendaExportSchema.safeParse(Array.isArray(json) ? { events: json } : json);
  if (!parsed.success) {
    problems.add(
      1,
      words(
        'Ce fichier n’est pas un export d’OpenAgenda (liste « events » absente)',
        'This file is no export of OpenAgenda (it has no list “events”)',
      ),
    );
    return { events: [], problems: problems.listed, problemCount: problems.count, notes: [] };
  }
  const events: RawEvent[] = [];
  for (const [index, item] of parsed.data.events.slice(0, MAX_ENTRIES).entries()) {
    if (index % CHUNK === CHUNK - 1) await nextTurn();
    const position = index + 1;
    const event = openAgendaEventSchema.safeParse(item);
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
  const count = parsed.data.events.length;
  return {
    events,
    problems: problems.listed,
    problemCount: problems.count,
    notes: count > MAX_ENTRIES ? [tooMany(count)] : [],
  };
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
  const timeZone =
    [event.timezone, event.location?.timezone].find((zone) => zone && isTimeZone(zone)) ?? DEFAULT_TIME_ZONE;
  const { location } = event;
  const links = event.registration.filter(({ value }) => /^https?:/i.test(value)).map(({ value }) => value);
  const contacts = event.registration.flatMap(({ type, value }): SetAsideContact[] => {
    if (/^https?:/i.test(value)) return [];
    return [{ kind: type === 'email' || value.includes('@') ? 'email' : 'phone', value }];
  });
  const notes: Words[] = [];
  if (event.image) {
    const credit = event.imageCredits ? ` (${event.imageCredits})` : '';
    notes.push(
      words(
        `Image de la source, non reprise : ${event.image}${credit}`,
        `Image of the source, not taken in: ${event.image}${credit}`,
      ),
    );
  }
  const { fr, ...others } = event.title;
  return {
    position,
    sourceId: event.uid,
    otherIds: event.extIds.map(({ value }) => value),
    title: fr ?? Object.values(others)[0] ?? '',
    summary: inFrench(event.description),
    description: inFrench(event.longDescription),
    english: fr && event.title.en ? { title: event.title.en, summary: event.description.en ?? undefined } : undefined,
    page: pageOf(event),
    status: STATUSES[event.status ?? 0],
    occurrences: event.timings.flatMap(({ begin, end }, index) => {
      const occurrence = occurrenceOf(begin, end ?? undefined, timeZone);
      if (!occurrence) {
        problems.add(
          position,
          words(
            'Cet horaire est illisible ou finit avant de commencer',
            'This time cannot be read or ends before it starts',
          ),
          `timings.${String(index)}`,
        );
      }
      return occurrence ?? [];
    }),
    attendance: MODES[event.attendanceMode ?? 0],
    place: location
      ? {
          name: location.name ?? undefined,
          street: location.address ?? undefined,
          city: location.city ?? undefined,
          postalCode: location.postalCode ?? undefined,
          inseeCode: location.insee ?? undefined,
          department: location.department ?? undefined,
          latitude: location.latitude ?? undefined,
          longitude: location.longitude ?? undefined,
          accessInformation: inFrench(location.access),
          accessibility: accessibilityOf(event.accessibility),
        }
      : undefined,
    onlineUrl: event.onlineAccessLink ?? undefined,
    registrationUrl: links[0],
    fee: inFrench(event.conditions),
    categories: event.keywords,
    contacts,
    notes,
  };
}

const inFrench = (texts: Readonly<Record<string, string | null | undefined>>): string | undefined =>
  texts.fr ?? Object.values(texts).find((text) => Boolean(text)) ?? undefined;

function occurrenceOf(begin: string, end: string | undefined, timeZone: string): RawOccurrence | undefined {
  const [start, finish] = [begin, end ?? begin].map((text) => Date.parse(text));
  if (start === undefined || finish === undefined || Number.isNaN(start) || Number.isNaN(finish)) return undefined;
  const moments = { start: localMoment(start, timeZone), end: localMoment(finish, timeZone) };
  const occurrence = { start: moments.start, end: moments.end === moments.start ? undefined : moments.end, timeZone };
  return boundsOf(occurrence) ? occurrence : undefined;
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

function accessibilityOf(marks: Readonly<Record<string, unknown>> | null | undefined): string | undefined {
  const said = Object.entries(ACCESSIBILITY).flatMap(([mark, label]) => (marks?.[mark] === true ? [label] : []));
  return said.length > 0 ? `Accessible : ${said.join(', ')}` : undefined;
}
