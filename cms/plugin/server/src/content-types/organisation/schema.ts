import { component, components, enumeration, manyToOne, moment, slugFrom, text, toMany } from '../attributes';
import { ESS_MEMBERSHIPS, ORGANISATION_STATUSES } from '../vocabularies';

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
    /** Kinds of organisation and roles in the ecosystem, each in its own vocabulary. */
    terms: toMany('term'),
    legal_form: text(),
    ess_membership: enumeration(ESS_MEMBERSHIPS, ESS_MEMBERSHIPS.unknown.stored),
    founded_on: moment(),
    headcount: component('quantity'),
    rna: text(),
    successor_of: toMany('organisation'),
    contact_points: components('contact-point'),
    siren: text(),
    activity_status: enumeration(ORGANISATION_STATUSES, ORGANISATION_STATUSES.active.stored),
    provenance: components('provenance'),
    review_flags: components('review-flag'),
    external_id: { ...text(), unique: true },
  },
};
