import { components, longText, slugFrom, text } from '../attributes';

/** A cycle of rendez-vous: what its editions have in common. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_event_series',
  info: { singularName: 'event-series', pluralName: 'event-series-list', displayName: 'ESS event series' },
  options: { draftAndPublish: false },
  attributes: {
    title: text(),
    slug: slugFrom('title'),
    summary: longText(),
    started_on: text(),
    involvements: components('involvement'),
    aliases: components('alias'),
    provenance: components('provenance'),
    external_id: { ...text(), unique: true },
  },
};
