import { momentHelp, sharedFieldLabels, slugLabel, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Cycles de rendez-vous', en: 'Event series' },
  fields: {
    title: { label: { fr: 'Titre', en: 'Title' } },
    slug: slugLabel,
    summary: { label: { fr: 'Résumé', en: 'Summary' } },
    started_on: { label: { fr: 'Lancé en', en: 'Started in' }, help: momentHelp },
    publisher: {
      label: { fr: 'Publié par', en: 'Published by' },
      help: { fr: 'Proposé à chaque rendez-vous du cycle', en: 'Offered to each event of the series' },
    },
    involvements: { label: { fr: 'Structures organisatrices et partenaires', en: 'Organisers and partners' } },
    terms: { label: { fr: 'Thèmes et publics', en: 'Topics and audiences' } },
    attendance: { label: { fr: 'Sur place ou en ligne', en: 'On site or online' } },
    places: { label: { fr: 'Lieux habituels', en: 'Usual places' } },
    online_accesses: { label: { fr: 'Accès en ligne', en: 'Online access' } },
    registration: { label: { fr: 'Inscription', en: 'Registration' } },
    aliases: sharedFieldLabels.aliases,
    provenance: sharedFieldLabels.provenance,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
