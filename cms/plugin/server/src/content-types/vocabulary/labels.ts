import { identifierLabel, sharedFieldLabels, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Vocabulaires', en: 'Vocabularies' },
  fields: {
    label_fr: { label: { fr: 'Nom', en: 'French name' } },
    label_en: { label: { fr: 'Nom anglais', en: 'English name' } },
    slug: identifierLabel,
    description: { label: { fr: 'Description', en: 'Description' } },
    provenance: sharedFieldLabels.provenance,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
