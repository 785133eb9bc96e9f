import { DISPOSITIF_NATURES, DISPOSITIF_RECURRENCES, DISPOSITIF_STATUSES, LINK_STATUSES } from 'ess-shared-types';
import { component, components, enumeration, longText, manyToOne, moment, text } from '../attributes';
import { headAttributes, tailAttributes } from '../published-entry';

/** A scheme: funding, support, network, contract, approval, training or platform. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_dispositifs',
  info: { singularName: 'dispositif', pluralName: 'dispositifs', displayName: 'ESS dispositif' },
  options: { draftAndPublish: true },
  attributes: {
    ...headAttributes(),
    aliases: components('alias'),
    nature: enumeration(DISPOSITIF_NATURES, DISPOSITIF_NATURES.unspecified.stored),
    scheme_status: enumeration(DISPOSITIF_STATUSES, DISPOSITIF_STATUSES.unverified.stored),
    recurrence: enumeration(DISPOSITIF_RECURRENCES),
    involvements: components('involvement'),
    scale_as_printed: text(),
    eligibility: component('eligibility'),
    amount: component('quantity'),
    duration: text(),
    opens_on: moment({ end: 'closes_on' }),
    closes_on: moment({ start: 'opens_on' }),
    application_url: text(),
    application_status: enumeration(LINK_STATUSES, LINK_STATUSES.unchecked.stored),
    parent_programme: manyToOne('dispositif'),
    how_it_helps: longText(),
    ...tailAttributes(),
  },
};
