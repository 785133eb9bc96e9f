import { components, longText, slugFrom, text } from '../attributes';

/** A list of terms of one network, or the neutral list used by filters. */
export default {
  kind: 'collectionType',
  collectionName: 'ess_vocabularies',
  info: { singularName: 'vocabulary', pluralName: 'vocabularies', displayName: 'ESS vocabulary' },
  options: { draftAndPublish: false },
  attributes: {
    label_fr: text(),
    label_en: text(),
    slug: slugFrom('label_fr'),
    description: longText(),
    provenance: components('provenance'),
    external_id: { ...text(), unique: true },
  },
};
