import { components, longText, manyToOne, slugFrom, text, yesNo } from '../attributes';

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
    /** The network whose words these are; none for a neutral list. */
    owner: manyToOne('organisation'),
    /** A correspondence made by editors, not by the documents. */
    editorial: yesNo(false),
    provenance: components('provenance'),
    external_id: { ...text(), unique: true },
  },
};
