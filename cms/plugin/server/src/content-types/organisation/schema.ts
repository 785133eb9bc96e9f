import { components, enumeration, manyToOne, slugFrom, text, toMany } from '../attributes';
import { ORGANISATION_STATUSES } from '../../components/vocabularies';

/** A structure: network, local authority, association, cooperative ... */
export default {
  kind: 'collectionType',
  collectionName: 'ess_organisations',
  info: { singularName: 'organisation', pluralName: 'organisations', displayName: 'ESS organisation' },
  options: { draftAndPublish: false },
  attributes: {
    name: text(),
    slug: slugFrom('name'),
    short_name: text(),
    aliases: components('alias'),
    website: text(),
    territory: manyToOne('territory'),
    area_of_action: toMany('territory'),
    parent: manyToOne('organisation'),
    terms: toMany('term'),
    siren: text(),
    activity_status: enumeration(ORGANISATION_STATUSES, ORGANISATION_STATUSES.active.stored),
    provenance: components('provenance'),
    review_flags: components('review-flag'),
    external_id: { ...text(), unique: true },
  },
};
