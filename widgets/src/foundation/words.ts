import type { Language } from 'ess-shared-types';

/** What every element may have to say. Spaces that must not break are written out. */
const french = {
  locale: 'fr-FR',
  loading: 'Chargement en cours',
  retry: 'Réessayer',
  more: 'Voir plus',
  notLoaded: 'Le chargement n’a pas abouti.',
  filters: 'Filtrer',
  clear: 'Effacer les filtres',
  widen: 'Élargir au territoire supérieur',
  publishedBy: (name: string) => `Publié par ${name}`,
  and: 'et',
  or: 'ou',
  /** What a short text is about, or what follows it. */
  about: (text: string) => `\u00a0: ${text}`,
  asOf: (day: string, hour: string) => `Informations du ${day} à ${hour}`,
  from: (day: string) => `à partir du ${day}`,
  to: (day: string) => `jusqu’au ${day}`,
  nextDays: (days: string) => `dans les ${days} prochains jours`,
};

const english: typeof french = {
  locale: 'en-GB',
  loading: 'Loading',
  retry: 'Try again',
  more: 'Show more',
  notLoaded: 'This could not be loaded.',
  filters: 'Filter',
  clear: 'Clear the filters',
  widen: 'Widen to the enclosing territory',
  publishedBy: (name) => `Published by ${name}`,
  and: 'and',
  or: 'or',
  about: (text) => `: ${text}`,
  asOf: (day, hour) => `Information as of ${day}, ${hour}`,
  from: (day) => `from ${day}`,
  to: (day) => `until ${day}`,
  nextDays: (days) => `in the next ${days} days`,
};

export const WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
