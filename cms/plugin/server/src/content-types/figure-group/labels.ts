import { identifierLabel, sharedFieldLabels, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Rapprochements de chiffres', en: 'Figure groups' },
  fields: {
    title: { label: { fr: 'Titre', en: 'Title' } },
    slug: identifierLabel,
    kind: { label: { fr: 'Type de rapprochement', en: 'Kind of group' } },
    explanation_fr: {
      label: { fr: 'Explication', en: 'French explanation' },
      help: {
        fr: 'Pourquoi ces chiffres diffèrent, se ressemblent ou se suivent',
        en: 'Why these figures differ, look alike or follow each other',
      },
    },
    explanation_en: { label: { fr: 'Explication en anglais', en: 'English explanation' } },
    provenance: sharedFieldLabels.provenance,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
