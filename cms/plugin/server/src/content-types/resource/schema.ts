import { LINK_STATUSES, RESOURCE_KINDS } from 'ess-shared-types';
import { components, enumeration, manyToOne, moment, text } from '../attributes';
import { headAttributes, tailAttributes } from '../published-entry';
import { RESOURCE_ACCESSES } from '../vocabularies';

/** A document, page, video ... A lost or private link is said so, never replaced by a guess. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_resources',
  info: { singularName: 'resource', pluralName: 'resources', displayName: 'ESS resource' },
  options: { draftAndPublish: true },
  attributes: {
    ...headAttributes(),
    kind: enumeration(RESOURCE_KINDS, RESOURCE_KINDS['other-resource'].stored),
    involvements: components('involvement'),
    /** EDTF-style: `2020-09`. */
    publication_date: moment(),
    canonical_url: text(),
    link_status: enumeration(LINK_STATUSES, LINK_STATUSES.unchecked.stored),
    link_checked_on: { type: 'date' },
    access: enumeration(RESOURCE_ACCESSES, RESOURCE_ACCESSES.free.stored),
    formats: components('resource-format'),
    is_part_of: manyToOne('resource'),
    ...tailAttributes(),
  },
};
