import { momentHelp, sharedFieldLabels, type Labels } from '../labels';
import { publishedEntryLabels } from '../published-entry-labels';

export const labels = {
  displayName: { fr: 'Dispositifs', en: 'Schemes' },
  fields: {
    ...publishedEntryLabels,
    aliases: sharedFieldLabels.aliases,
    nature: { label: { fr: 'Type de dispositif', en: 'Kind of scheme' } },
    scheme_status: { label: { fr: 'État', en: 'Scheme status' } },
    recurrence: { label: { fr: 'Périodicité', en: 'Recurrence' } },
    involvements: {
      label: { fr: 'Structures qui le portent, le financent ou l’animent', en: 'Promoters, funders and facilitators' },
    },
    scale_as_printed: {
      label: { fr: 'Échelle telle qu’imprimée', en: 'Scale as printed' },
      help: { fr: 'National, Oise et Seine-Maritime…', en: 'National, Oise and Seine-Maritime…' },
    },
    eligibility: { label: { fr: 'Pour qui', en: 'For whom' } },
    amount: { label: { fr: 'Montant', en: 'Amount' } },
    duration: {
      label: { fr: 'Durée de l’aide', en: 'Duration of the support' },
      help: { fr: '3 ans, 18 mois…', en: '3 years, 18 months…' },
    },
    opens_on: { label: { fr: 'Ouverture', en: 'Opening date' }, help: momentHelp },
    closes_on: { label: { fr: 'Clôture', en: 'Closing date' }, help: momentHelp },
    application_url: {
      label: { fr: 'Où déposer sa demande', en: 'Where to apply' },
      help: { fr: 'Adresse complète : https://…', en: 'Full address: https://…' },
    },
    application_status: { label: { fr: 'État du lien', en: 'Link status' } },
    parent_programme: {
      label: { fr: 'Programme d’ensemble', en: 'Parent programme' },
      help: { fr: 'Le dispositif plus large dont il fait partie', en: 'The wider scheme it belongs to' },
    },
    how_it_helps: {
      label: { fr: 'Ce qu’il apporte', en: 'How it helps' },
      help: {
        fr: 'Ce qu’une structure ou une collectivité peut en attendre',
        en: 'What an organisation or a local authority may expect from it',
      },
    },
  },
} as const satisfies Labels;
