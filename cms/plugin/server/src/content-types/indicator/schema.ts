import { INDICATOR_AGGREGATIONS } from 'ess-shared-types';
import { components, float, enumeration, longText, manyToOne, slugFrom, text, toMany } from '../attributes';

/** What is measured, with its exact definition. Two figures compare only when indicator and definition agree. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_indicators',
  info: { singularName: 'indicator', pluralName: 'indicators', displayName: 'ESS indicator' },
  options: { draftAndPublish: false },
  attributes: {
    label_fr: text(),
    label_en: text(),
    slug: slugFrom('label_fr'),
    /** Numerator, denominator, population. */
    definition: longText(),
    unit: text(),
    aggregation: enumeration(INDICATOR_AGGREGATIONS),
    /** The most that the definition allows: 100 for a share. */
    maximum: float(),
    superseded_by: manyToOne('indicator'),
    comparable_with: toMany('indicator'),
    provenance: components('provenance'),
    external_id: { ...text(), unique: true },
  },
};
