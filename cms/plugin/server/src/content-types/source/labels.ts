import { identifierLabel, momentHelp, sharedFieldLabels, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Sources', en: 'Sources' },
  fields: {
    label: {
      label: { fr: 'Nom', en: 'Name' },
      help: { fr: 'Comme imprimé : Insee - Clap 2015', en: 'As printed: Insee - Clap 2015' },
    },
    slug: identifierLabel,
    producers: { label: { fr: 'Structures productrices', en: 'Producers' } },
    data_vintage: { label: { fr: 'Millésime des données', en: 'Vintage of the data' }, help: momentHelp },
    publication_date: { label: { fr: 'Date de parution', en: 'Publication date' }, help: momentHelp },
    method_url: {
      label: { fr: 'Lien vers la méthode', en: 'Link to the method' },
      help: { fr: 'Adresse complète : https://…', en: 'Full address: https://…' },
    },
    territorial_definition: {
      label: { fr: 'Définition du territoire', en: 'Definition of the territory' },
      help: {
        fr: 'Ce que la source compte comme rural, urbain ou prioritaire',
        en: 'What the source counts as rural, urban or a priority area',
      },
    },
    provenance: sharedFieldLabels.provenance,
    review_flags: sharedFieldLabels.review_flags,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
