import { ATTENDANCE_MODES } from 'ess-shared-types';
import { component, components, enumeration, longText, manyToOne, moment, slugFrom, text, toMany } from '../attributes';

/** A cycle of rendez-vous: what its editions have in common, which each can take over where it says nothing. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_event_series',
  info: { singularName: 'event-series', pluralName: 'event-series-list', displayName: 'ESS event series' },
  options: { draftAndPublish: false },
  attributes: {
    title: text(),
    slug: slugFrom('title'),
    summary: longText(),
    started_on: moment(),
    publisher: manyToOne('organisation'),
    involvements: components('involvement'),
    terms: toMany('term'),
    attendance: enumeration(ATTENDANCE_MODES),
    places: components('place-option'),
    online_accesses: components('online-access'),
    registration: component('registration'),
    aliases: components('alias'),
    provenance: components('provenance'),
    external_id: { ...text(), unique: true },
  },
};
