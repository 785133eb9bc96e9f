import { components, integer, json, longText, manyToOne, moment, text, toMany } from '../attributes';

/** A term of a vocabulary: topic, audience, levier, défi ... Labels keep their commas and slashes. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_terms',
  info: { singularName: 'term', pluralName: 'terms', displayName: 'ESS term' },
  options: { draftAndPublish: false },
  attributes: {
    label_fr: text(),
    label_en: text(),
    /** Unique within its vocabulary; `vocabulary:slug` is its address. */
    slug: text(),
    former_slugs: json(),
    short_label_fr: text(),
    definition: longText(),
    vocabulary: manyToOne('vocabulary'),
    parent: manyToOne('term'),
    /** Editorial correspondences with terms of other vocabularies. */
    mapped_to: toMany('term'),
    rank: integer(),
    /** Of a zoning or programme: EDTF-style dates between which it is in force. */
    valid_from: moment({ end: 'valid_to' }),
    valid_to: moment({ start: 'valid_from' }),
    replaced_by: manyToOne('term'),
    review_flags: components('review-flag'),
    external_id: { ...text(), unique: true },
  },
};
