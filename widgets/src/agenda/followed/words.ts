import type { Language } from 'ess-shared-types';

const french = {
  added: (added: number, shown: number, total: number) => `${added} rendez-vous de plus, ${shown} sur ${total}`,
  programme: 'Programme',
  access: 'Accès',
  accessibility: 'Accessibilité',
  fee: 'Tarif',
  audience: 'Public',
  connection: 'Connexion',
  page: 'Page de ce rendez-vous',
};

const english: typeof french = {
  added: (added, shown, total) => `${added} more events, ${shown} of ${total}`,
  programme: 'Programme',
  access: 'Getting there',
  accessibility: 'Accessibility',
  fee: 'Fee',
  audience: 'Audience',
  connection: 'Connection',
  page: 'Page of this event',
};

export const FOLLOWED_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
