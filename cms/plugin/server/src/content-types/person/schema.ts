import { components, enumeration, slugFrom, text, yesNo } from '../attributes';
import { PERSON_VISIBILITIES } from '../vocabularies';

/** A person who speaks or is quoted. The function shown is the one stored on each participation. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_people',
  info: { singularName: 'person', pluralName: 'people', displayName: 'ESS person' },
  options: { draftAndPublish: false },
  attributes: {
    display_name: text(),
    slug: slugFrom('display_name'),
    aliases: components('alias'),
    visibility: enumeration(PERSON_VISIBILITIES, PERSON_VISIBILITIES.internal.stored),
    erasure_requested: yesNo(false),
    mandates: components('mandate'),
    provenance: components('provenance'),
    review_flags: components('review-flag'),
    external_id: { ...text(), unique: true },
  },
};
