import { identifierLabel, sharedFieldLabels, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Vocabulaires', en: 'Vocabularies' },
  fields: {
    label_fr: { label: { fr: 'Nom', en: 'French name' } },
    label_en: { label: { fr: 'Nom anglais', en: 'English name' } },
    slug: identifierLabel,
    description: { label: { fr: 'Description', en: 'Description' } },
    owner: {
      label: { fr: 'Réseau', en: 'Network' },
      help: {
        fr: 'Celui dont ce sont les mots ; vide pour une liste neutre',
        en: 'The one whose words these are; empty for a neutral list',
      },
    },
    editorial: {
      label: { fr: 'Liste éditoriale', en: 'Editorial list' },
      help: { fr: 'Établie par la rédaction, pas par les documents', en: 'Made by editors, not by the documents' },
    },
    provenance: sharedFieldLabels.provenance,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
