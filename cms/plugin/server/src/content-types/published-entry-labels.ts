/** Words of the attributes that every published type has. */
import { sharedFieldLabels, slugLabel, type Labels } from './labels';

export const publishedEntryLabels = {
  title: { label: { fr: 'Titre', en: 'Title' } },
  slug: slugLabel,
  former_slugs: { label: { fr: 'Anciennes adresses', en: 'Former addresses' } },
  summary: {
    label: { fr: 'Résumé', en: 'Summary' },
    help: {
      fr: 'Une ou deux phrases, lues dans les listes et les flux',
      en: 'One or two sentences, read in lists and feeds',
    },
  },
  body: { label: { fr: 'Texte', en: 'Text' } },
  language: { label: { fr: 'Langue de l’original', en: 'Original language' } },
  translations: { label: { fr: 'Traductions', en: 'Translations' } },
  territories: {
    label: { fr: 'Territoires concernés', en: 'Territories concerned' },
    help: {
      fr: 'À qui la fiche s’adresse : commune, intercommunalité, département, région, France',
      en: 'Whom the entry addresses: commune, intercommunality, department, region, France',
    },
  },
  terms: {
    label: { fr: 'Thèmes, publics, leviers et défis', en: 'Topics, audiences, levers and challenges' },
    help: { fr: 'Termes des vocabulaires ; ils servent de filtres', en: 'Terms of the vocabularies; filters use them' },
  },
  publisher: {
    label: { fr: 'Publié par', en: 'Published by' },
    help: {
      fr: 'La structure qui répond de cette fiche, demandée pour publier',
      en: 'The organisation that answers for this entry, needed to publish',
    },
  },
  image: { label: { fr: 'Image', en: 'Image' } },
  licence: { label: { fr: 'Licence', en: 'Licence' } },
  rights_holder: {
    label: { fr: 'Titulaire des droits', en: 'Rights holder' },
    help: { fr: 'Quand ce n’est pas la structure qui publie', en: 'When it is not the publisher' },
  },
  provenance: sharedFieldLabels.provenance,
  review_flags: sharedFieldLabels.review_flags,
  external_id: sharedFieldLabels.external_id,
} as const satisfies Labels['fields'];
