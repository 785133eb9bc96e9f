import { momentHelp, type Labels } from '../labels';
import { publishedEntryLabels } from '../published-entry-labels';

export const labels = {
  displayName: { fr: 'Initiatives', en: 'Initiatives' },
  fields: {
    ...publishedEntryLabels,
    what_it_does: {
      label: { fr: 'Ce qu’elle fait', en: 'What it does' },
      help: { fr: 'Pour qui, avec qui, comment', en: 'For whom, with whom, how' },
    },
    stage: { label: { fr: 'Avancement', en: 'Stage' } },
    places: { label: { fr: 'Lieux', en: 'Places' } },
    territory_as_printed: {
      label: { fr: 'Territoire tel qu’imprimé', en: 'Territory as printed' },
      help: { fr: 'Les mots de la source', en: 'The words of the source' },
    },
    involvements: { label: { fr: 'Structures porteuses et partenaires', en: 'Promoters and partners' } },
    legal_form: {
      label: { fr: 'Forme juridique', en: 'Legal form' },
      help: { fr: 'Association, Scop, Scic…', en: 'Association, Scop, Scic…' },
    },
    started_on: { label: { fr: 'Lancée en', en: 'Started in' }, help: momentHelp },
    size: { label: { fr: 'Taille', en: 'Size' } },
    website: {
      label: { fr: 'Site internet', en: 'Website' },
      help: { fr: 'Adresse complète : https://…', en: 'Full address: https://…' },
    },
    website_status: { label: { fr: 'État du lien', en: 'Link status' } },
    documents: { label: { fr: 'Documents', en: 'Documents' } },
    dispositif: {
      label: { fr: 'Dispositif correspondant', en: 'Corresponding scheme' },
      help: {
        fr: 'Quand d’autres peuvent aussi s’en servir comme d’un dispositif',
        en: 'When others may also use it as a scheme',
      },
    },
    replication_of: {
      label: { fr: 'Essaimée à partir de', en: 'Replication of' },
      help: { fr: 'L’initiative dont elle reprend le modèle', en: 'The initiative whose model it follows' },
    },
  },
} as const satisfies Labels;
