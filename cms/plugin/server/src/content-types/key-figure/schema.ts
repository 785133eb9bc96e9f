import { FIGURE_SCOPES, FIGURE_STATUSES } from 'ess-shared-types';
import { component, enumeration, longText, manyToOne, moment, text, toMany } from '../attributes';
import { headAttributes, tailAttributes } from '../published-entry';

/** An observation: indicator, territory, period, definition and source, with the value as published. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_key_figures',
  info: { singularName: 'key-figure', pluralName: 'key-figures', displayName: 'ESS key figure' },
  options: { draftAndPublish: true },
  attributes: {
    ...headAttributes(),
    indicator: manyToOne('indicator'),
    scope: enumeration(FIGURE_SCOPES, FIGURE_SCOPES.statistic.stored),
    value: component('figure-value'),
    /** The territory measured; what it is called in the source stands in `territory_as_printed`. */
    territory: manyToOne('territory'),
    territory_as_printed: text(),
    zoning: manyToOne('term'),
    /** EDTF-style: `2015`, `2008/2015` has a start and an end. */
    period_start: moment({ end: 'period_end' }),
    period_end: moment({ start: 'period_start' }),
    period_as_printed: text(),
    source: manyToOne('source'),
    about: manyToOne('organisation'),
    groups: toMany('figure-group'),
    figure_status: enumeration(FIGURE_STATUSES, FIGURE_STATUSES.current.stored),
    note: longText(),
    ...tailAttributes(),
  },
};
