import { components, longText, moment, slugFrom, text, toMany } from '../attributes';

/** Where a figure comes from, as printed, with the vintage and the territorial definition it uses. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_sources',
  info: { singularName: 'source', pluralName: 'sources', displayName: 'ESS source' },
  options: { draftAndPublish: false },
  attributes: {
    label: text(),
    slug: slugFrom('label'),
    producers: toMany('organisation'),
    data_vintage: moment(),
    publication_date: moment(),
    method_url: text(),
    territorial_definition: longText(),
    provenance: components('provenance'),
    review_flags: components('review-flag'),
    external_id: { ...text(), unique: true },
  },
};
