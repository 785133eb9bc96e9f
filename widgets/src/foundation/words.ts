import type { Language } from 'ess-shared-types';

/** What every element may have to say. Spaces that must not break are written out. */
const french = {
  locale: 'fr-FR',
  loading: 'Chargement en cours',
  retry: 'Réessayer',
  more: 'Voir plus',
  notLoaded: 'Le chargement n’a pas abouti.',
  /** What « Voir plus » brought, for those who do not see the list change. */
  added: (added: number, shown: number, total: number) => `${added} de plus, ${shown} sur ${total}`,
  filters: 'Filtrer',
  clear: 'Effacer les filtres',
  widen: 'Élargir au territoire supérieur',
  publishedBy: (name: string) => `Publié par ${name}`,
  and: 'et',
  or: 'ou',
  /** What a short text is about, or what follows it. */
  about: (text: string) => `\u00a0: ${text}`,
};

const english: typeof french = {
  locale: 'en-GB',
  loading: 'Loading',
  retry: 'Try again',
  more: 'Show more',
  notLoaded: 'This could not be loaded.',
  added: (added, shown, total) => `${added} more, ${shown} of ${total}`,
  filters: 'Filter',
  clear: 'Clear the filters',
  widen: 'Widen to the enclosing territory',
  publishedBy: (name) => `Published by ${name}`,
  and: 'and',
  or: 'or',
  about: (text) => `: ${text}`,
};

export const WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
