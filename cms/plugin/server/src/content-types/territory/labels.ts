import { sharedFieldLabels, type Labels } from '../labels';

export const labels = {
  displayName: { fr: 'Territoires', en: 'Territories' },
  fields: {
    label: {
      label: { fr: 'Nom complet', en: 'Full name' },
      help: {
        fr: 'Avec le département et la nature : Pommerieux (Mayenne, commune)',
        en: 'With the department and the nature: Pommerieux (Mayenne, commune)',
      },
    },
    name: { label: { fr: 'Nom', en: 'Name' } },
    code: {
      label: { fr: 'Code', en: 'Code' },
      help: {
        fr: 'COM-49127, EPCI-244900809, DEP-49, REG-52, ou un nom court pour un autre périmètre',
        en: 'COM-49127, EPCI-244900809, DEP-49, REG-52, or a short name for another area',
      },
    },
    level: { label: { fr: 'Niveau', en: 'Level' } },
    department: {
      label: { fr: 'Département', en: 'Department' },
      help: { fr: 'Son numéro : 49, 2A, 974', en: 'Its number: 49, 2A, 974' },
    },
    territory_status: { label: { fr: 'Situation', en: 'Situation' } },
    parents: {
      label: { fr: 'Inclus dans', en: 'Lies in' },
      help: { fr: 'Intercommunalité, département, région…', en: 'Intercommunality, department, region…' },
    },
    successor: {
      label: { fr: 'Remplacé par', en: 'Replaced by' },
      help: { fr: 'Pour un territoire supprimé ou fusionné', en: 'For a territory dissolved or merged' },
    },
    postal_codes: {
      label: { fr: 'Codes postaux', en: 'Postal codes' },
      help: { fr: 'Liste : ["49430", "49640"]', en: 'A list: ["49430", "49640"]' },
    },
    population: { label: { fr: 'Population', en: 'Population' } },
    siren: sharedFieldLabels.siren,
    vintage: {
      label: { fr: 'Millésime du code officiel', en: 'Year of the official code' },
      help: { fr: 'Année du Code officiel géographique', en: 'Year of the Code officiel géographique' },
    },
    search_key: { label: { fr: 'Clé de recherche', en: 'Search key' } },
  },
} as const satisfies Labels;
