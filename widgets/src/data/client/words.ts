import type { Language } from 'ess-shared-types';

/** What is announced to those who do not see the list change. */
const french = {
  found: (total: number) => (total === 0 ? 'Aucun résultat' : total === 1 ? '1 résultat' : `${total} résultats`),
};

const english: typeof french = {
  found: (total) => (total === 0 ? 'No result' : total === 1 ? '1 result' : `${total} results`),
};

export const CLIENT_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
