import { identifierLabel, momentHelp, sharedFieldLabels, type Labels } from '../labels';

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
    valid_from: { label: { fr: 'En vigueur depuis', en: 'In force from' }, help: momentHelp },
    valid_to: { label: { fr: 'En vigueur jusqu’à', en: 'In force until' }, help: momentHelp },
    replaced_by: {
      label: { fr: 'Remplacé par', en: 'Replaced by' },
      help: { fr: 'Pour un zonage ou un programme qui a pris fin', en: 'For a zoning or a programme that has ended' },
    },
    review_flags: sharedFieldLabels.review_flags,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
