import { sharedFieldLabels, slugLabel, type Labels } from '../labels';

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
    siren: sharedFieldLabels.siren,
    activity_status: { label: { fr: 'Situation', en: 'Situation' } },
    provenance: sharedFieldLabels.provenance,
    review_flags: sharedFieldLabels.review_flags,
    external_id: sharedFieldLabels.external_id,
  },
} as const satisfies Labels;
