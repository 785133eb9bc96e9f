import { identifierLabel, sharedFieldLabels, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Termes', en: 'Terms' },
  fields: {
    label_fr: { label: { fr: 'Libellé', en: 'French label' } },
    label_en: { label: { fr: 'Libellé anglais', en: 'English label' } },
    slug: identifierLabel,
    former_slugs: { label: { fr: 'Anciens identifiants', en: 'Former identifiers' } },
    short_label_fr: {
      label: { fr: 'Libellé court', en: 'Short French label' },
      help: { fr: 'Pour les filtres et les étiquettes', en: 'For filters and tags' },
    },
    definition: { label: { fr: 'Définition', en: 'Definition' } },
    vocabulary: { label: { fr: 'Vocabulaire', en: 'Vocabulary' } },
    parent: { label: { fr: 'Terme plus large', en: 'Broader term' } },
    mapped_to: {
      label: { fr: 'Correspond à', en: 'Corresponds to' },
      help: { fr: 'Termes voisins d’autres vocabulaires', en: 'Related terms of other vocabularies' },
    },
    rank: {
      label: { fr: 'Rang', en: 'Rank' },
      help: { fr: 'Ordre dans la liste', en: 'Order in the list' },
    },
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
