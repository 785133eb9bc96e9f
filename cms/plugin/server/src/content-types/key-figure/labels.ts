import { momentHelp, type Labels } from '../labels';
import { publishedEntryLabels } from '../published-entry-labels';

export const labels = {
  displayName: { fr: 'Chiffres clés', en: 'Key figures' },
  fields: {
    ...publishedEntryLabels,
    indicator: {
      label: { fr: 'Indicateur', en: 'Indicator' },
      help: { fr: 'Ce qui est mesuré, avec sa définition exacte', en: 'What is measured, with its exact definition' },
    },
    scope: { label: { fr: 'Type de chiffre', en: 'Kind of figure' } },
    value: { label: { fr: 'Valeur', en: 'Value' } },
    territory: {
      label: { fr: 'Territoire mesuré', en: 'Territory measured' },
      help: {
        fr: 'Celui du chiffre, pas celui de la structure qui le publie',
        en: 'The one the figure is about, not that of its publisher',
      },
    },
    territory_as_printed: {
      label: { fr: 'Territoire tel qu’imprimé', en: 'Territory as printed' },
      help: { fr: 'Les mots de la source : milieu rural', en: 'The words of the source: rural areas' },
    },
    zoning: {
      label: { fr: 'Zonage', en: 'Zoning' },
      help: {
        fr: 'QPV, ZRR…, quand le chiffre ne porte que sur lui',
        en: 'QPV, ZRR…, when the figure covers nothing else',
      },
    },
    period_start: { label: { fr: 'Début de la période', en: 'Start of the period' }, help: momentHelp },
    period_end: {
      label: { fr: 'Fin de la période', en: 'End of the period' },
      help: { fr: 'Vide pour une seule année', en: 'Empty for a single year' },
    },
    period_as_printed: {
      label: { fr: 'Période telle qu’imprimée', en: 'Period as printed' },
      help: { fr: 'Quand la source la dit autrement', en: 'When the source says it otherwise' },
    },
    source: {
      label: { fr: 'Source', en: 'Source' },
      help: { fr: 'L’étude ou la base qui donne le chiffre', en: 'The study or database that gives the figure' },
    },
    about: {
      label: { fr: 'Structure concernée', en: 'Organisation concerned' },
      help: { fr: 'Celle dont le chiffre mesure l’activité', en: 'The one whose activity is measured' },
    },
    groups: {
      label: { fr: 'Rapprochements', en: 'Figure groups' },
      help: {
        fr: 'Les chiffres voisins, qui divergent, se ressemblent ou se suivent',
        en: 'Neighbouring figures, which disagree, look alike or follow each other',
      },
    },
    figure_status: { label: { fr: 'État du chiffre', en: 'Figure status' } },
    note: {
      label: { fr: 'Remarque', en: 'Note' },
      help: { fr: 'Ce qu’il faut savoir pour bien lire le chiffre', en: 'What one needs to read the figure rightly' },
    },
  },
} as const satisfies Labels;
