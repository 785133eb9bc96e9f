import type { Language } from 'ess-shared-types';

/** What the resources say once their reader does something. */
const french = {
  kind: 'Type de ressource',
  lever: 'Levier d’action',
  audience: 'Public',
  player: (title: string) => `Lecteur vidéo\u00a0: ${title}`,
  close: 'Fermer la vidéo',
  published: 'Parution',
  formats: 'Formats',
  partOf: 'Fait partie de',
  topics: 'Thèmes',
  rightsHolder: 'Droits',
  source: 'Source',
  page: 'Page de cette ressource',
};

const english: typeof french = {
  kind: 'Kind of resource',
  lever: 'Lever for action',
  audience: 'Audience',
  player: (title) => `Video player: ${title}`,
  close: 'Close the video',
  published: 'Published',
  formats: 'Formats',
  partOf: 'Part of',
  topics: 'Topics',
  rightsHolder: 'Rights',
  source: 'Source',
  page: 'Page of this resource',
};

export const FOLLOWED_RESOURCE_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
