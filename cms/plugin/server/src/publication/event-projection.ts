/** From a published event to its finished view in each language and the rows that find it. Pure. */
import {
  ATTENDANCE_MODES, boundsOf, DEFAULT_TIME_ZONE, EVENT_KINDS, EVENT_STATUSES, HALF_DAYS, keyOfStored, LANGUAGES, LICENCES, occurrenceInWords,
  parseMoment, PLACE_STATES, safeUrl, SESSION_KINDS, textKey, type EventStatus, type Language, type OccurrenceTimes, type OccurrenceView, type PlaceView,
  type SessionView,
} from 'ess-shared-types';
import type { EventDocument, LoadedOccurrence, LoadedPlace, LoadedSession, LoadedSubSession, LoadedTerm } from './documents';
import {
  documentView, imageView, involvementView, labelled, organisationReference, participationView, provenanceView, termReference, territoryReference,
} from './references';
import { plainText, readRichText } from './rich-text-edge';
import type { Projection, StoredEvent, ValueName } from './stored-views';
import { END_OF_TIME, type OccurrenceRow } from './tables';

/** Vocabulary of the neutral topics of filters, and of audiences: their slugs stand bare in selections. */
export const TOPIC_VOCABULARY = 'themes';
export const AUDIENCE_VOCABULARY = 'publics';

/** Gives the codes of a territory and of all that contain it, itself first. */
export type Ancestry = (code: string) => readonly string[];

export function projectEvent(event: EventDocument, ancestry: Ancestry): Projection<StoredEvent> {
  const slug = event.slug ?? event.documentId;
  const views = { fr: eventView(event, 'fr', slug), en: eventView(event, 'en', slug) };
  const occurrences = occurrenceRows(event);
  return {
    slug,
    formerSlugs: formerSlugs(event.former_slugs),
    sortKey: textKey(views.fr.title).slice(0, 255),
    views,
    searchText: LANGUAGES.map((lang) => searchText(views[lang])).join(' '),
    occurrences,
    values: values(event, ancestry),
    dependencies: dependencies(event),
  };
}

export function formerSlugs(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((slug): slug is string => typeof slug === 'string' && slug !== '') : [];
}

function eventView(event: EventDocument, lang: Language, slug: string): StoredEvent {
  const translation = event.translations.find((candidate) => candidate.language === `translation_${lang}`);
  const isTranslated = lang === 'fr' || Boolean(translation?.title);
  const translatedBody = readRichText(translation?.body);
  return {
    slug,
    title: (isTranslated ? translation?.title : null) ?? event.title ?? slug,
    summary: (isTranslated ? translation?.summary : null) ?? event.summary,
    body: isTranslated && translatedBody.length > 0 ? translatedBody : readRichText(event.body),
    lang: isTranslated ? lang : 'fr',
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
    involvements: event.involvements.flatMap((involvement) => involvementView(involvement, lang)),
    participations: event.participations.flatMap((participation) => participationView(participation, lang)),
    sessions: event.sessions.map((session) => sessionView(session, lang)),
    documents: event.documents.flatMap((document) => documentView(document, lang)),
    participantsCount: event.participants_count?.as_published ?? null,
    territories: event.territories.flatMap(territoryReference),
    topics: event.terms.filter((term) => !isAudience(term)).flatMap((term) => termReference(term, lang)),
    audiences: event.terms.filter(isAudience).flatMap((term) => termReference(term, lang)),
    publisher: organisationReference(event.publisher),
    licence: labelled(LICENCES, event.licence, 'unstated', lang),
    rightsHolder: event.rights_holder,
    image: imageView(event.image),
    provenance: event.provenance.flatMap((provenance) => provenanceView(provenance, lang)),
  };
}

const isAudience = (term: LoadedTerm): boolean => term.vocabulary?.slug === AUDIENCE_VOCABULARY;

/** The times of a loaded occurrence, or `undefined` when it has no start. */
export function occurrenceTimes(occurrence: LoadedOccurrence): OccurrenceTimes | undefined {
  if (!occurrence.start) return undefined;
  return {
    start: occurrence.start,
    end: occurrence.end ?? undefined,
    halfDay: keyOfStored(HALF_DAYS, occurrence.half_day),
    timeZone: occurrence.time_zone ?? DEFAULT_TIME_ZONE,
  };
}

function occurrenceView(occurrence: LoadedOccurrence, lang: Language): OccurrenceView[] {
  const times = occurrenceTimes(occurrence);
  const bounds = times && boundsOf(times);
  const moment = times && parseMoment(times.start);
  if (!bounds || !moment) return [];
  return [{
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
  }];
}

function placeView(place: LoadedPlace): PlaceView {
  return {
    state: keyOfStored(PLACE_STATES, place.state) ?? 'confirmed',
    name: place.name,
    street: place.street,
    postalCode: place.postal_code,
    territory: (place.territory ? territoryReference(place.territory)[0] : undefined) ?? null,
    labelAsPrinted: place.label_as_printed,
    accessInformation: place.access_information,
    accessibility: place.accessibility,
    latitude: place.latitude,
    longitude: place.longitude,
  };
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
    return [{
      state: 'dated',
      starts_at: bounds.startsAt,
      ends_at: bounds.endsAt,
      ongoing_from: bounds.ongoingFrom ?? null,
      first_day: bounds.firstDay,
      last_day: bounds.lastDay,
    }];
  });
  const last = (state: OccurrenceRow['state']): OccurrenceRow => ({
    state, starts_at: END_OF_TIME, ends_at: END_OF_TIME, ongoing_from: null, first_day: null, last_day: null,
  });
  if (statusOf(event) === 'postponed') return [...dated, last('postponed')];
  return dated.length === 0 && event.recurrence_text ? [last('recurring')] : dated;
}

const statusOf = (event: EventDocument): EventStatus => keyOfStored(EVENT_STATUSES, event.event_status) ?? 'announced';

function values(event: EventDocument, ancestry: Ancestry): (readonly [ValueName, string])[] {
  const own = [...event.territories, ...event.places.flatMap((place) => place.territory ?? [])].flatMap((territory) => territory.code ?? []);
  const all = new Map<string, readonly [ValueName, string]>();
  const add = (name: ValueName, value: string | null | undefined) => {
    if (value) all.set(`${name} ${value}`, [name, value]);
  };
  for (const code of own) {
    add('territory-own', code);
    for (const ancestor of ancestry(code)) add('territory', ancestor);
  }
  for (const term of event.terms) {
    if (!term.slug || !term.vocabulary?.slug) continue;
    const qualified = `${term.vocabulary.slug}:${term.slug}`;
    add(isAudience(term) ? 'audience' : 'topic', qualified);
    if (isAudience(term)) add('audience', term.slug);
    else if (term.vocabulary.slug === TOPIC_VOCABULARY) add('topic', term.slug);
  }
  add('kind', keyOfStored(EVENT_KINDS, event.kind) ?? 'other-event');
  add('status', statusOf(event));
  add('attendance', keyOfStored(ATTENDANCE_MODES, event.attendance) ?? 'unspecified');
  for (const involvement of event.involvements) add('organisation', involvement.organisation?.slug);
  add('publisher', event.publisher?.slug);
  add('series', event.series?.slug);
  return [...all.values()];
}

/** Ids of the related documents, wherever they stand in the tree of the event. */
function dependencies(event: EventDocument): string[] {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        if (key === 'documentId' && typeof child === 'string') found.add(child);
        else visit(child);
      }
    }
  };
  visit(event);
  found.delete(event.documentId);
  return [...found];
}

function searchText(view: StoredEvent): string {
  const sessions = view.sessions.flatMap((session) => [session, ...session.sessions]);
  return textKey([
    view.title, view.summary, plainText(view.body), view.theme, view.kind.label, view.series?.title,
    ...view.places.flatMap((place) => [place.name, place.territory?.name, place.labelAsPrinted]),
    ...view.territories.map((territory) => territory.name),
    ...view.topics.map((term) => term.label),
    ...view.involvements.flatMap(({ organisation, labelAsPrinted }) => [organisation?.name, organisation?.shortName, labelAsPrinted]),
    ...sessions.flatMap((session) => [session.title, session.summary]),
    ...[...view.participations, ...sessions.flatMap((session) => session.participations)].flatMap(({ person, unitLabel }) => [person, unitLabel]),
    view.publisher?.name,
  ].filter((part) => part).join(' '));
}
