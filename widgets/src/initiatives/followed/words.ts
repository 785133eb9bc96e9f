import type { Language } from 'ess-shared-types';

/** What the initiatives say once their reader does something. */
const french = {
  sector: 'Domaine d’activité',
  challenge: 'Défi du territoire',
  stage: 'Étape',
  where: 'Où',
  legalForm: 'Forme juridique',
  since: 'Depuis',
  documents: 'Documents',
  supportedBy: 'Dispositif mobilisé',
  replicationOf: 'Essaimage de',
  rightsHolder: 'Droits',
  source: 'Source',
  page: 'Page de cette initiative',
};

const english: typeof french = {
  sector: 'Field of activity',
  challenge: 'Challenge of the territory',
  stage: 'Stage',
  where: 'Where',
  legalForm: 'Legal form',
  since: 'Since',
  documents: 'Documents',
  supportedBy: 'Scheme used',
  replicationOf: 'Replication of',
  rightsHolder: 'Rights',
  source: 'Source',
  page: 'Page of this initiative',
};

export const FOLLOWED_INITIATIVE_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
