import type { Language } from 'ess-shared-types';

/** What the key figures say. Spaces that must not break are written out. */
const french = {
  /** Name of the region when the page gives no heading. */
  name: 'Chiffres clés de l’économie sociale et solidaire',
  quoted: (text: string) => `«\u00a0${text}\u00a0»`,
  /** `Valeur tronquée`, `Texte seul`. */
  inSource: (shape: string) => `${shape} dans la source`,
  comparedWith: (period: string) => `par rapport à ${period}`,
  sourceUnknown: 'Source non citée',
  from: 'D’après',
  definition: 'Définition',
  asPublished: 'Tel que publié',
  territorialDefinition: 'Ce que la source compte',
  zoning: 'Zonage',
  territory: 'Territoire dans la source',
  note: 'Précision',
  same: 'Même indicateur, même source, même période',
  open: 'Contour seul\u00a0: valeur approchée ou à vérifier.',
  table: 'Valeurs en tableau',
  details: 'En savoir plus',
  reuse: 'Réutiliser ces chiffres',
  failed: 'Les chiffres clés n’ont pas pu être chargés.',
};

const english: typeof french = {
  name: 'Key figures of the social economy',
  quoted: (text) => `“${text}”`,
  inSource: (shape) => `${shape} in the source`,
  comparedWith: (period) => `compared with ${period}`,
  sourceUnknown: 'Source not cited',
  from: 'From',
  definition: 'Definition',
  asPublished: 'As published',
  territorialDefinition: 'What the source counts',
  zoning: 'Zoning',
  territory: 'Territory in the source',
  note: 'Note',
  same: 'Same indicator, source and period',
  open: 'Outline only: rounded value, or to be checked.',
  table: 'Values as a table',
  details: 'Find out more',
  reuse: 'Reuse these figures',
  failed: 'The key figures could not be loaded.',
};

export const KEY_FIGURES_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
