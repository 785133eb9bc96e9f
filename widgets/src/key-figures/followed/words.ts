import type { Language } from 'ess-shared-types';

/** What key figures say once their reader does something. */
const french = {
  indicator: 'Indicateur',
  dataVintage: 'Données de',
  published: 'Publication de la source',
  producers: 'Produit par',
  method: 'Méthode',
  openMethod: 'Méthode de la source',
  organisation: 'Structure concernée',
  topics: 'Thèmes',
  foundIn: 'Relevé dans',
  page: 'Page de ce chiffre',
  csv: 'Télécharger le tableau (CSV)',
  selectionPage: 'Page de ces chiffres',
  period: 'Période',
  value: 'Valeur et source',
};

const english: typeof french = {
  indicator: 'Indicator',
  dataVintage: 'Data of',
  published: 'Source published in',
  producers: 'Produced by',
  method: 'Method',
  openMethod: 'Method of the source',
  organisation: 'Organisation',
  topics: 'Topics',
  foundIn: 'Found in',
  page: 'Page of this figure',
  csv: 'Download the table (CSV)',
  selectionPage: 'Page of these figures',
  period: 'Period',
  value: 'Value and source',
};

export const FOLLOWED_KEY_FIGURES_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
