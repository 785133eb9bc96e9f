import { identifierLabel, sharedFieldLabels, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Indicateurs', en: 'Indicators' },
  fields: {
    label_fr: { label: { fr: 'Libellé', en: 'French label' } },
    label_en: { label: { fr: 'Libellé anglais', en: 'English label' } },
    slug: identifierLabel,
    definition: {
      label: { fr: 'Définition', en: 'Definition' },
      help: {
        fr: 'Numérateur, dénominateur et population, autant que les sources le disent',
        en: 'Numerator, denominator and population, as far as the sources say',
      },
    },
    unit: {
      label: { fr: 'Unité', en: 'Unit' },
      help: { fr: 'Emplois, établissements, part…', en: 'Jobs, establishments, share…' },
    },
    aggregation: { label: { fr: 'Type de mesure', en: 'Kind of measure' } },
    maximum: {
      label: { fr: 'Valeur maximale', en: 'Highest value' },
      help: {
        fr: 'Le plus que la définition permette : 100 pour une part',
        en: 'The most that the definition allows: 100 for a share',
      },
    },
    superseded_by: {
      label: { fr: 'Remplacé par', en: 'Superseded by' },
      help: { fr: 'Quand la définition a changé', en: 'When the definition has changed' },
    },
    comparable_with: {
      label: { fr: 'Comparable avec', en: 'Comparable with' },
      help: {
        fr: 'Indicateurs dont les chiffres peuvent se lire côte à côte',
        en: 'Indicators whose figures may be read side by side',
      },
    },
    provenance: sharedFieldLabels.provenance,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
