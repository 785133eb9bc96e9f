import { ATTENDANCE_MODES, EVENT_KINDS, EVENT_STATUSES } from 'ess-shared-types';
import { component, components, enumeration, longText, manyToOne, text } from '../attributes';
import { headAttributes, tailAttributes } from '../published-entry';

/** A rendez-vous. Nothing but the title, a date, a place or online access and the publisher is needed to publish. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_events',
  info: { singularName: 'event', pluralName: 'events', displayName: 'ESS event' },
  options: { draftAndPublish: true },
  attributes: {
    ...headAttributes(),
    kind: enumeration(EVENT_KINDS, EVENT_KINDS['other-event'].stored),
    event_status: enumeration(EVENT_STATUSES, EVENT_STATUSES.announced.stored),
    theme: text(),
    series: manyToOne('event-series'),
    edition_number: text(),
    occurrences: components('occurrence'),
    recurrence_text: longText(),
    attendance: enumeration(ATTENDANCE_MODES, ATTENDANCE_MODES.unspecified.stored),
    places: components('place-option'),
    online_accesses: components('online-access'),
    registration: component('registration'),
    involvements: components('involvement'),
    participations: components('participation'),
    sessions: components('session'),
    documents: components('event-document'),
    participants_count: component('quantity'),
    ...tailAttributes(),
  },
};
