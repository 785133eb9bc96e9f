import { momentHelp, sharedFieldLabels, slugLabel, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Structures', en: 'Organisations' },
  fields: {
    name: { label: { fr: 'Nom', en: 'Name' } },
    slug: slugLabel,
    short_name: { label: { fr: 'Sigle', en: 'Short name' } },
    aliases: sharedFieldLabels.aliases,
    website: {
      label: { fr: 'Site internet', en: 'Website' },
      help: { fr: 'Adresse complète : https://…', en: 'Full address: https://…' },
    },
    territory: {
      label: { fr: 'Siège', en: 'Head office' },
      help: { fr: 'Commune du siège', en: 'Commune of the head office' },
    },
    area_of_action: { label: { fr: 'Territoires d’action', en: 'Area of action' } },
    parent: {
      label: { fr: 'Structure de rattachement', en: 'Parent organisation' },
      help: { fr: 'Tête de réseau ou maison mère', en: 'Network or parent body' },
    },
    terms: { label: { fr: 'Type de structure et domaines', en: 'Kind of organisation and fields' } },
    legal_form: {
      label: { fr: 'Forme juridique', en: 'Legal form' },
      help: { fr: 'Association, Scop, Scic…', en: 'Association, Scop, Scic…' },
    },
    ess_membership: {
      label: { fr: 'Appartenance à l’ESS', en: 'Part of the ESS' },
      help: { fr: 'Ce qu’en dit une source', en: 'What a source says of it' },
    },
    founded_on: { label: { fr: 'Fondée en', en: 'Founded in' }, help: momentHelp },
    headcount: { label: { fr: 'Effectif', en: 'Headcount' } },
    rna: {
      label: { fr: 'Numéro RNA', en: 'RNA number' },
      help: { fr: 'Pour une association : W et 9 chiffres', en: 'For an association: W and 9 digits' },
    },
    successor_of: {
      label: { fr: 'Succède à', en: 'Succeeds' },
      help: { fr: 'Les structures dont elle prend la suite', en: 'The organisations it takes over from' },
    },
    contact_points: { label: { fr: 'Points de contact', en: 'Contact points' } },
    siren: sharedFieldLabels.siren,
    activity_status: { label: { fr: 'Situation', en: 'Situation' } },
    provenance: sharedFieldLabels.provenance,
    review_flags: sharedFieldLabels.review_flags,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
