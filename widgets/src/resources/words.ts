import type { Language } from 'ess-shared-types';

/** What the resources say, in the words of the pages of the CMS. Spaces that must not break are written out. */
const french = {
  /** Name of the region when the page gives no heading. */
  name: 'Ressources sur l’économie sociale et solidaire',
  pages: (count: number) => `${count}\u00a0page${count > 1 ? 's' : ''}`,
  video: 'Vidéo',
  accessible: 'document accessible',
  notAccessible: 'document non accessible',
  accessibleUnknown: 'accessibilité non précisée',
  consult: 'Consulter la ressource',
  accessibleVersion: 'Version accessible',
  play: 'Afficher la vidéo',
  /** What a reader must know before anything is asked of that host. */
  playNotice: (host: string) => `Elle sera chargée depuis ${host}, qui peut déposer des traceurs (cookies).`,
  details: 'En savoir plus',
  feed: 'Suivre les nouveautés (RSS)',
  failed: 'Les ressources n’ont pas pu être chargées.',
};

const english: typeof french = {
  name: 'Resources on the social and solidarity economy',
  pages: (count) => `${count}\u00a0page${count > 1 ? 's' : ''}`,
  video: 'Video',
  accessible: 'accessible document',
  notAccessible: 'document not accessible',
  accessibleUnknown: 'accessibility not stated',
  consult: 'Open the resource',
  accessibleVersion: 'Accessible version',
  play: 'Show the video',
  playNotice: (host) => `It will be loaded from ${host}, which may set cookies.`,
  details: 'Find out more',
  feed: 'Follow what is new (RSS)',
  failed: 'The resources could not be loaded.',
};

export const RESOURCE_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
