import { momentHelp, sharedFieldLabels, slugLabel, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Cycles de rendez-vous', en: 'Event series' },
  fields: {
    title: { label: { fr: 'Titre', en: 'Title' } },
    slug: slugLabel,
    summary: { label: { fr: 'Résumé', en: 'Summary' } },
    started_on: { label: { fr: 'Lancé en', en: 'Started in' }, help: momentHelp },
    involvements: { label: { fr: 'Structures organisatrices et partenaires', en: 'Organisers and partners' } },
    aliases: sharedFieldLabels.aliases,
    provenance: sharedFieldLabels.provenance,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
