import type { Language } from 'ess-shared-types';

/** What the initiatives say, in the words of the pages of the CMS. Spaces that must not break are written out. */
const french = {
  /** Name of the region when the page gives no heading. */
  name: 'Initiatives de l’économie sociale et solidaire',
  /** Stands where an image would, for an initiative without sector. */
  initiative: 'Initiative',
  size: 'Taille',
  website: 'Site',
  visitWebsite: 'Visiter le site',
  details: 'En savoir plus',
  /** Roles of the carousel and of what it is made of, and its name, which does not repeat them. */
  carousel: 'carrousel',
  slide: 'diapositive',
  carouselName: 'Initiatives à faire défiler',
  previous: 'Précédentes',
  previousOnes: 'Initiatives précédentes',
  next: 'Suivantes',
  nextOnes: 'Initiatives suivantes',
  /** Which of all are in view, counted from one. */
  position: (first: number, last: number, total: number) =>
    first === last ? `Initiative ${first} sur ${total}` : `Initiatives ${first} à ${last} sur ${total}`,
  failed: 'Les initiatives n’ont pas pu être chargées.',
};

const english: typeof french = {
  name: 'Initiatives of the social and solidarity economy',
  initiative: 'Initiative',
  size: 'Size',
  website: 'Website',
  visitWebsite: 'Visit the website',
  details: 'Find out more',
  carousel: 'carousel',
  slide: 'slide',
  carouselName: 'Initiatives to scroll through',
  previous: 'Previous',
  previousOnes: 'Previous initiatives',
  next: 'Next',
  nextOnes: 'Next initiatives',
  position: (first, last, total) =>
    first === last ? `Initiative ${first} of ${total}` : `Initiatives ${first} to ${last} of ${total}`,
  failed: 'The initiatives could not be loaded.',
};

export const INITIATIVE_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
