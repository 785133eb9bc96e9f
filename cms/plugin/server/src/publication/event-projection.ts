/** From a published event to its finished view in each language and the rows that find it. Pure. */
import {
  ATTENDANCE_MODES,
  boundsOf,
  DEFAULT_TIME_ZONE,
  EVENT_KINDS,
  EVENT_STATUSES,
  HALF_DAYS,
  keyOfStored,
  occurrenceInWords,
  parseMoment,
  safeUrl,
  SESSION_KINDS,
  textKey,
  type EventStatus,
  type Language,
  type OccurrenceTimes,
  type SessionView,
} from 'ess-shared-types';
import type { EventDocument, LoadedOccurrence, LoadedSession, LoadedSubSession } from './documents';
import {
  dependenciesOf,
  entryValues,
  entryView,
  formerSlugs,
  placeView,
  searchedEntry,
  type MoreTexts,
  type Ancestry,
} from './entry-parts';
import { documentView, involvementViews, isShownPerson, labelled, participationView } from './references';
import type { Projection, StoredEvent, StoredOccurrence, ValueName } from './stored-views';
import { END_OF_TIME, type OccurrenceRow } from './tables';

export function projectEvent(event: EventDocument, ancestry: Ancestry): Projection<StoredEvent> {
  const views = { fr: eventView(event, 'fr'), en: eventView(event, 'en') };
  return {
    slug: views.fr.slug,
    formerSlugs: formerSlugs(event.former_slugs),
    sortKey: textKey(views.fr.title).slice(0, 255),
    views,
    searched: searchedEntry(views, (lang) => searchedTexts(event, views[lang])),
    occurrences: occurrenceRows(event),
    values: values(event, ancestry),
    dependencies: dependenciesOf(event),
  };
}

function eventView(event: EventDocument, lang: Language): StoredEvent {
  return {
    ...entryView(event, lang),
    kind: labelled(EVENT_KINDS, event.kind, 'other-event', lang),
    status: labelled(EVENT_STATUSES, event.event_status, 'announced', lang),
    attendance: labelled(ATTENDANCE_MODES, event.attendance, 'unspecified', lang),
    theme: event.theme,
    editionNumber: event.edition_number,
    series: event.series?.slug && event.series.title ? { slug: event.series.slug, title: event.series.title } : null,
    occurrences: event.occurrences.flatMap((occurrence) => occurrenceView(occurrence, lang)),
    recurring: event.recurrence_text ? { text: event.recurrence_text } : null,
    places: event.places.map(placeView),
    onlineAccesses: event.online_accesses.map(({ url, label }) => ({ url: safeUrl(url) ?? null, label })),
    registration: registrationView(event),
    involvements: involvementViews(event.involvements, lang),
    participations: event.participations.flatMap((participation) => participationView(participation, lang)),
    sessions: event.sessions.map((session) => sessionView(session, lang)),
    documents: event.documents.flatMap((document) => documentView(document, lang)),
    participantsCount: event.participants_count?.as_published ?? null,
  };
}

/** The times of a loaded occurrence, or `undefined` when it has no start. */
export function occurrenceTimes(occurrence: LoadedOccurrence): OccurrenceTimes | undefined {
  if (!occurrence.start) return undefined;
  return {
    start: occurrence.start,
    // What ends the minute it starts has no end.
    end: isTimed(occurrence.start) && occurrence.end === occurrence.start ? undefined : (occurrence.end ?? undefined),
    halfDay: keyOfStored(HALF_DAYS, occurrence.half_day),
    timeZone: occurrence.time_zone ?? DEFAULT_TIME_ZONE,
  };
}

const isTimed = (moment: string): boolean => moment.includes('T');

function occurrenceView(occurrence: LoadedOccurrence, lang: Language): StoredOccurrence[] {
  const times = occurrenceTimes(occurrence);
  const bounds = times && boundsOf(times);
  const moment = times && parseMoment(times.start);
  if (!bounds || !moment) return [];
  return [
    {
      start: times.start,
      end: times.end ?? null,
      precision: moment.precision,
      halfDay: times.halfDay ? { key: times.halfDay, label: HALF_DAYS[times.halfDay].label[lang] } : null,
      yearInferred: occurrence.year_inferred ?? false,
      timeZone: times.timeZone,
      startsAt: new Date(bounds.startsAt).toISOString(),
      endsAt: new Date(bounds.endsAt).toISOString(),
      ongoingFrom: bounds.ongoingFrom === undefined ? null : new Date(bounds.ongoingFrom).toISOString(),
      text: occurrenceInWords(times, lang),
    },
  ];
}

function sessionView(session: LoadedSession | LoadedSubSession, lang: Language): SessionView {
  return {
    title: session.title ?? '',
    kind: labelled(SESSION_KINDS, session.kind, 'other-session', lang),
    numberAsPrinted: session.number_as_printed,
    start: session.start,
    end: session.end,
    endInferred: session.end_inferred ?? false,
    summary: session.summary,
    participations: session.participations.flatMap((participation) => participationView(participation, lang)),
    documents: session.documents.flatMap((document) => documentView(document, lang)),
    sessions: 'sessions' in session ? session.sessions.map((child) => sessionView(child, lang)) : [],
  };
}

function registrationView({ registration, occurrences }: EventDocument): StoredEvent['registration'] {
  if (!registration) return null;
  const timeZone = occurrences[0]?.time_zone ?? DEFAULT_TIME_ZONE;
  const deadline = registration.deadline && parseMoment(registration.deadline) ? registration.deadline : null;
  const bounds = deadline ? boundsOf({ start: deadline, end: deadline, timeZone }) : undefined;
  return {
    url: safeUrl(registration.url) ?? null,
    deadline,
    closesAt: bounds ? new Date(bounds.endsAt).toISOString() : null,
    fee: registration.fee,
    capacity: registration.capacity,
    audience: registration.audience,
  };
}

/** Dated rows, and one that sorts last for what is postponed or known only by a sentence. */
function occurrenceRows(event: EventDocument): OccurrenceRow[] {
  const dated = event.occurrences.flatMap((occurrence): OccurrenceRow[] => {
    const times = occurrenceTimes(occurrence);
    const bounds = times && boundsOf(times);
    if (!bounds) return [];
    return [
      {
        state: 'dated',
        starts_at: bounds.startsAt,
        ends_at: bounds.endsAt,
        ongoing_from: bounds.ongoingFrom ?? null,
        first_day: bounds.firstDay,
        last_day: bounds.lastDay,
      },
    ];
  });
  const last = (state: OccurrenceRow['state']): OccurrenceRow => ({
    state,
    starts_at: END_OF_TIME,
    ends_at: END_OF_TIME,
    ongoing_from: null,
    first_day: null,
    last_day: null,
  });
  if (statusOf(event) === 'postponed') return [...dated, last('postponed')];
  return dated.length === 0 && event.recurrence_text ? [last('recurring')] : dated;
}

const statusOf = (event: EventDocument): EventStatus => keyOfStored(EVENT_STATUSES, event.event_status) ?? 'announced';

function values(event: EventDocument, ancestry: Ancestry): (readonly [ValueName, string])[] {
  const rows = entryValues(event, ancestry)
    .add('kind', keyOfStored(EVENT_KINDS, event.kind) ?? 'other-event')
    .add('status', statusOf(event))
    .add('attendance', keyOfStored(ATTENDANCE_MODES, event.attendance) ?? 'unspecified')
    .add('series', event.series?.slug);
  for (const { territory } of event.places) rows.addTerritory(territory?.code, ancestry);
  for (const { organisation } of event.involvements) rows.add('organisation', organisation?.slug);
  return rows.all();
}

function searchedTexts(event: EventDocument, view: StoredEvent): MoreTexts {
  const sessions = view.sessions.flatMap((session) => [session, ...session.sessions]);
  const participations = [...view.participations, ...sessions.flatMap((session) => session.participations)];
  return {
    exact: view.occurrences.map(({ text }) => text),
    summary: [
      view.theme,
      CALLED[view.lang],
      view.kind.label,
      view.attendance.label,
      view.series?.title,
      view.recurring?.text,
      ...view.places.flatMap((place) => [place.name, place.territory?.name, place.labelAsPrinted]),
    ],
    text: [
      ...view.involvements.flatMap(({ organisation, labelAsPrinted }) => [
        organisation?.name,
        organisation?.shortName,
        labelAsPrinted,
      ]),
      ...sessions.flatMap((session) => [session.title, session.summary]),
      ...participations.flatMap(({ person, unitLabel }) => [person, unitLabel]),
      ...otherNames(event),
    ],
  };
}

/** What any rendez-vous is called. */
const CALLED: Readonly<Record<Language, string>> = { fr: 'rendez-vous, rencontre, événement', en: 'event, meeting' };

/** Other spellings of the names that are shown, and of no other. */
function otherNames(event: EventDocument): (string | null)[] {
  const sessions = event.sessions.flatMap((session) => [session, ...session.sessions]);
  return [event, ...sessions]
    .flatMap(({ participations }) => participations)
    .flatMap(({ person }) => (person && isShownPerson(person) ? person.aliases : []))
    .map(({ label }) => label);
}
