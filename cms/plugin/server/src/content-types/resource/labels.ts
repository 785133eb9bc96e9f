import { momentHelp, type Labels } from '../labels';
import { publishedEntryLabels } from '../published-entry-labels';

export const labels = {
  displayName: { fr: 'Ressources', en: 'Resources' },
  fields: {
    ...publishedEntryLabels,
    kind: { label: { fr: 'Type de ressource', en: 'Kind of resource' } },
    involvements: { label: { fr: 'Structures autrices et partenaires', en: 'Authors and partners' } },
    publication_date: { label: { fr: 'Date de parution', en: 'Publication date' }, help: momentHelp },
    canonical_url: {
      label: { fr: 'Lien', en: 'Link' },
      help: {
        fr: 'Adresse complète : https://… ; laisser vide si le lien est perdu',
        en: 'Full address: https://…; leave empty when the link is lost',
      },
    },
    link_status: { label: { fr: 'État du lien', en: 'Link status' } },
    link_checked_on: { label: { fr: 'Lien vérifié le', en: 'Link checked on' } },
    access: { label: { fr: 'Conditions d’accès', en: 'Access' } },
    formats: { label: { fr: 'Fichiers et formats', en: 'Files and formats' } },
    is_part_of: {
      label: { fr: 'Fait partie de', en: 'Part of' },
      help: { fr: 'Guide, dossier ou collection qui la contient', en: 'The guide, file or collection that holds it' },
    },
  },
} as const satisfies Labels;
