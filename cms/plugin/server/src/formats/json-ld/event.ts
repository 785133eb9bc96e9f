/** A rendez-vous as a schema.org `Event`. */
import {
  textKey,
  type AttendanceMode,
  type EventKind,
  type EventStatus,
  type EventView,
  type RegistrationView,
} from 'ess-shared-types';
import type {
  BusinessEvent,
  EducationEvent,
  EventAttendanceModeEnumeration,
  EventLeaf,
  EventSeriesLeaf,
  EventStatusType,
  Hackathon,
  OfferLeaf,
  RegisterActionLeaf,
  SocialEvent,
} from 'schema-dts';
import { involved, participants } from './agents';
import { audiences, idOf, labelsOf, terms, thing, type Answer } from './entry';
import { httpUrl, present, term } from './nodes';
import { locations, territory } from './places';
import { session } from './session';
import { coarsePeriods, datesOf, stretchOf, unsaid } from './times';
import { documents } from './works';

export type EventNode = EventLeaf | BusinessEvent | EducationEvent | Hackathon | SocialEvent;

/** Kinds that schema.org names exactly; a webinar or a day may be about anything, and is an `Event`. */
const EVENT_TYPES: Readonly<Partial<Record<EventKind, EventNode['@type']>>> = {
  training: 'EducationEvent',
  hackathon: 'Hackathon',
  'festive-event': 'SocialEvent',
  'professional-fair': 'BusinessEvent',
};

/**
 * `EventPostponed` keeps the date that was announced until another is known, which then is an `EventScheduled`: the
 * former date is not kept, so nothing can be called `EventRescheduled`. A full event takes place: its offer says it.
 */
const STATUSES: Readonly<Record<EventStatus, EventStatusType>> = {
  announced: 'https://schema.org/EventScheduled',
  confirmed: 'https://schema.org/EventScheduled',
  full: 'https://schema.org/EventScheduled',
  postponed: 'https://schema.org/EventPostponed',
  'moved-online': 'https://schema.org/EventMovedOnline',
  cancelled: 'https://schema.org/EventCancelled',
};

const ATTENDANCE: Readonly<Record<AttendanceMode, EventAttendanceModeEnumeration | null>> = {
  onsite: 'https://schema.org/OfflineEventAttendanceMode',
  online: 'https://schema.org/OnlineEventAttendanceMode',
  mixed: 'https://schema.org/MixedEventAttendanceMode',
  unspecified: null,
};

/**
 * An event of several dates has one `subEvent` a date: an `eventSchedule` describes a regular repetition, and theirs
 * is not. A rhythm known only by a sentence is a schedule with that sentence and no invented frequency. The programme
 * follows, two levels deep, as further `subEvent`s.
 */
export function event(view: EventView, answer: Answer): EventNode {
  const { occurrences, registration, recurring, series, involvements } = view;
  const [single, ...others] = occurrences;
  return present<EventNode>({
    '@type': EVENT_TYPES[view.kind.key] ?? 'Event',
    ...thing(view, answer, { spatialCoverage: view.territories.map(territory), ...coverage(view, answer) }),
    ...stretchOf(occurrences),
    disambiguatingDescription: single === undefined || others.length > 0 ? null : unsaid(single, answer),
    eventStatus: STATUSES[view.status.key],
    eventAttendanceMode: ATTENDANCE[view.attendance.key],
    location: locations(view, answer.lang),
    organizer: involved(involvements, 'organiser', 'co-organiser'),
    funder: involved(involvements, 'funder'),
    sponsor: involved(involvements, 'supporter'),
    performer: participants(view.participations, 'speaker', 'opening-speaker', 'closing-speaker'),
    contributor: [
      ...involved(
        involvements,
        'partner',
        'hosted-by',
        'facilitated-by',
        'promoter',
        'steering',
        'initiator',
        'accompanied',
        'producer',
        'editor',
      ),
      ...participants(view.participations, 'facilitator', 'co-facilitator', 'host'),
    ],
    superEvent: series && eventSeries(series, answer),
    eventSchedule: recurring && { '@type': 'Schedule', description: recurring.text },
    subEvent: [
      ...(others.length === 0 ? [] : occurrences.map((_, index) => occurrenceEvent(view, index, answer))),
      ...view.sessions.map((item) => session(item, occurrences, answer)),
    ],
    about: view.theme === null ? null : { '@type': 'Thing', name: view.theme },
    keywords: [term('event-kind', view.kind.label, view.kind.key), ...terms(view.topics)],
    audience: audiences([...labelsOf(view.audiences), ...(registration?.audience ? [registration.audience] : [])]),
    maximumAttendeeCapacity: registration?.capacity,
    isAccessibleForFree: isFree(registration?.fee ?? null),
    offers: registration && offer(registration, view.status.key),
    potentialAction: registration && registerAction(registration, view.status.key),
    recordedIn: documents(view.documents, answer, 'replay'),
    workFeatured: documents(view.documents, answer, 'slides'),
    subjectOf: documents(view.documents, answer, 'write-up', 'poster'),
  });
}

/** The page says what an event has no property for: the month of a date without a day, what to read further. */
const coverage = (view: EventView, answer: Answer) => ({
  temporalCoverage: coarsePeriods(view.occurrences),
  citation: documents(view.documents, answer, 'reference'),
});

function eventSeries({ slug, title }: { slug: string; title: string }, { addresses }: Answer): EventSeriesLeaf {
  const url = `${addresses.server}/ess/agenda?${new URLSearchParams({ series: slug, when: 'all' }).toString()}`;
  return { '@type': 'EventSeries', '@id': idOf(url), name: title, url };
}

/** One date of an event that has several. */
function occurrenceEvent({ title, pageUrl, occurrences }: EventView, index: number, answer: Answer): EventLeaf {
  const [occurrence] = occurrences.slice(index, index + 1);
  return present<EventLeaf>({
    '@type': 'Event',
    '@id': httpUrl(pageUrl) && `${pageUrl}#date-${index + 1}`,
    name: title,
    ...(occurrence && { ...datesOf(occurrence), disambiguatingDescription: unsaid(occurrence, answer) }),
  });
}

const FREE = new Set(['gratuit', 'gratuite', 'entree gratuite', 'acces gratuit', 'participation gratuite', 'free']);
const PRICE = /^(\d{1,6})(?:[,.](\d{1,2}))?\s*(?:€|euros?)$/i;

/** The price when the fee is nothing but an amount in euros. */
function priceOf(fee: string): number | undefined {
  const [, euros, cents] = PRICE.exec(fee.trim()) ?? [];
  return euros === undefined ? undefined : Number(`${euros}.${cents ?? '0'}`);
}

/** Only what is stated without a condition: « 12 €, gratuit pour les demandeurs d’emploi » is neither. */
function isFree(fee: string | null): boolean | undefined {
  if (fee === null) return undefined;
  const price = priceOf(fee);
  return FREE.has(textKey(fee)) ? true : price === undefined ? undefined : price === 0;
}

function offer({ url, closesAt, fee }: RegistrationView, status: EventStatus): OfferLeaf {
  const price = fee === null ? undefined : isFree(fee) === true ? 0 : priceOf(fee);
  return present<OfferLeaf>({
    '@type': 'Offer',
    url: httpUrl(url),
    description: fee,
    price,
    priceCurrency: price === undefined ? null : 'EUR',
    validThrough: closesAt,
    availability: status === 'full' ? 'https://schema.org/SoldOut' : null,
  });
}

/** Nobody can register for what is cancelled. */
function registerAction({ url, closesAt }: RegistrationView, status: EventStatus): RegisterActionLeaf | null {
  const target = httpUrl(url);
  if (target === undefined || status === 'cancelled') return null;
  return present<RegisterActionLeaf>({
    '@type': 'RegisterAction',
    target: { '@type': 'EntryPoint', url: target },
    endTime: closesAt,
  });
}
