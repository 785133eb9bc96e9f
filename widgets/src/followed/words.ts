import type { Language } from 'ess-shared-types';

/** What all elements may have to say once a reader does something. */
const french = {
  address: 'Adresse de la page',
  copy: 'Copier le lien',
  copied: 'Lien copié.',
  copyByHand: 'La copie n’est pas possible ici\u00a0: l’adresse est sélectionnée.',
  all: 'Indifférent',
  apply: 'Appliquer',
  clear: 'Effacer les filtres',
  territory: 'Commune, intercommunalité ou département',
  topic: 'Thème',
  kind: 'Type',
  text: 'Rechercher',
  noTerritory: (name: string) => `Aucun territoire trouvé pour «\u00a0${name}\u00a0».`,
  severalTerritories: (names: string) => `Plusieurs territoires correspondent\u00a0: ${names}.`,
};

const english: typeof french = {
  address: 'Address of the page',
  copy: 'Copy the link',
  copied: 'Link copied.',
  copyByHand: 'Copying is not possible here: the address is selected.',
  all: 'Any',
  apply: 'Apply',
  clear: 'Clear the filters',
  territory: 'Commune, intercommunality or department',
  topic: 'Topic',
  kind: 'Kind',
  text: 'Search',
  noTerritory: (name) => `No territory found for “${name}”.`,
  severalTerritories: (names) => `Several territories match: ${names}.`,
};

export const FOLLOWED_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
