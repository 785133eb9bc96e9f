import type { Language } from 'ess-shared-types';

/** What every element may have to say. Spaces that must not break are written out. */
const french = {
  locale: 'fr-FR',
  loading: 'Chargement en cours',
  retry: 'Réessayer',
  more: 'Voir plus',
  moreFailed: 'La suite n’a pas pu être chargée.',
  asOf: (day: string, hour: string) => `Informations du ${day} à ${hour}`,
};

const english: typeof french = {
  locale: 'en-GB',
  loading: 'Loading',
  retry: 'Try again',
  more: 'Show more',
  moreFailed: 'The rest could not be loaded.',
  asOf: (day, hour) => `Information as of ${day}, ${hour}`,
};

export const WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
