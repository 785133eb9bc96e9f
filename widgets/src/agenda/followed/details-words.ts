import type { Language } from 'ess-shared-types';

const french = {
  programme: 'Programme',
  access: 'Accès',
  accessibility: 'Accessibilité',
  fee: 'Tarif',
  audience: 'Public',
  connection: 'Connexion',
  page: 'Page de ce rendez-vous',
};

const english: typeof french = {
  programme: 'Programme',
  access: 'Getting there',
  accessibility: 'Accessibility',
  fee: 'Fee',
  audience: 'Audience',
  connection: 'Connection',
  page: 'Page of this event',
};

export const DETAILS_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
