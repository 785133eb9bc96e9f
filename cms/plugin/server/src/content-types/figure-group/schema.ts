import { FIGURE_GROUP_KINDS } from 'ess-shared-types';
import { components, enumeration, longText, slugFrom, text } from '../attributes';

/** Figures that stand beside each other, and why: they disagree, only look alike, or follow each other in time. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_figure_groups',
  info: { singularName: 'figure-group', pluralName: 'figure-groups', displayName: 'ESS figure group' },
  options: { draftAndPublish: false },
  attributes: {
    title: text(),
    slug: slugFrom('title'),
    kind: enumeration(FIGURE_GROUP_KINDS, FIGURE_GROUP_KINDS.conflict.stored),
    explanation_fr: longText(),
    explanation_en: longText(),
    provenance: components('provenance'),
    external_id: { ...text(), unique: true },
  },
};
