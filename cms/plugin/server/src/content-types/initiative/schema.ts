import { INITIATIVE_STAGES, LINK_STATUSES } from 'ess-shared-types';
import { component, components, enumeration, longText, manyToOne, moment, text } from '../attributes';
import { headAttributes, tailAttributes } from '../published-entry';

/** What an organisation does somewhere, told so that others may do it too. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_initiatives',
  info: { singularName: 'initiative', pluralName: 'initiatives', displayName: 'ESS initiative' },
  options: { draftAndPublish: true },
  attributes: {
    ...headAttributes(),
    what_it_does: longText(),
    stage: enumeration(INITIATIVE_STAGES, INITIATIVE_STAGES.unknown.stored),
    places: components('place-option'),
    territory_as_printed: text(),
    involvements: components('involvement'),
    legal_form: text(),
    started_on: moment(),
    size: component('quantity'),
    website: text(),
    website_status: enumeration(LINK_STATUSES, LINK_STATUSES.unchecked.stored),
    documents: components('event-document'),
    /** The same thing seen as a scheme others may use. */
    dispositif: manyToOne('dispositif'),
    replication_of: manyToOne('initiative'),
    ...tailAttributes(),
  },
};
