import { identifierLabel, sharedFieldLabels, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Personnes', en: 'People' },
  fields: {
    display_name: { label: { fr: 'Prénom et nom', en: 'Full name' } },
    slug: identifierLabel,
    aliases: sharedFieldLabels.aliases,
    visibility: {
      label: { fr: 'Visibilité du nom', en: 'Visibility of the name' },
      help: {
        fr: 'Seul un nom public sort de l’administration ; sinon la fonction suffit',
        en: 'Only a public name leaves the admin; otherwise the function is shown alone',
      },
    },
    erasure_requested: {
      label: { fr: 'Effacement demandé', en: 'Erasure requested' },
      help: { fr: 'Le nom disparaît de toutes les publications', en: 'The name disappears from everything published' },
    },
    mandates: { label: { fr: 'Fonctions', en: 'Functions' } },
    provenance: sharedFieldLabels.provenance,
    review_flags: sharedFieldLabels.review_flags,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
