import type { Language, When } from 'ess-shared-types';

const FRENCH_WHEN: Readonly<Record<When, string>> = {
  upcoming: ' à venir',
  past: ' passé',
  recurring: ' régulier',
  all: '',
};

/** What the agenda says. Spaces that must not break are written out. */
const french = {
  /** Name of the region when the page gives no heading. */
  name: 'Rendez-vous de l’économie sociale et solidaire',
  ongoing: 'En ce moment',
  recurring: 'Rendez-vous réguliers',
  postponed: 'Reportés',
  undated: 'Date à confirmer',
  until: (day: string) => `En cours jusqu’au ${day}`,
  untilEndOf: (period: string) => `En cours jusqu’à fin ${period}`,
  untilHour: (hour: string) => `En cours jusqu’à ${hour}`,
  hourToConfirm: 'horaire à confirmer',
  dayToConfirm: 'jour et horaire à confirmer',
  newDate: 'Nouvelle date à confirmer',
  firstPlanned: (date: string) => `prévu initialement ${date}`,
  yearInferred: 'année déduite',
  otherDates: (dates: string) => `Autres dates\u00a0: ${dates}`,
  online: 'En ligne',
  andOnline: (place: string) => `${place}, et en ligne`,
  placeToConfirm: 'Lieu à confirmer',
  organisedBy: (names: string) => `Organisé par ${names}`,
  publishedBy: (name: string) => `Publié par ${name}`,
  register: 'S’inscrire',
  registrationClosed: 'Inscriptions closes',
  'write-up': 'Compte-rendu',
  replay: 'Rediffusion',
  slides: 'Support',
  details: 'En savoir plus',
  /** What a short text is about, or what follows it. */
  about: (text: string) => `\u00a0: ${text}`,
  widened: (asked: string, found: string) =>
    `Aucun rendez-vous pour ${asked}. Voici ceux du territoire supérieur\u00a0: ${found}.`,
  widen: 'Élargir au territoire supérieur',
  none: (when: When, asked: string) =>
    `Aucun rendez-vous${FRENCH_WHEN[when]}${asked && ` pour la recherche\u00a0: ${asked}`}.`,
  nextDays: (days: number) => `dans les ${days} prochains jours`,
  from: (day: string) => `à partir du ${day}`,
  to: (day: string) => `jusqu’au ${day}`,
  failed: 'Les rendez-vous n’ont pas pu être chargés.',
};

const ENGLISH_WHEN: Readonly<Record<When, string>> = {
  upcoming: ' upcoming',
  past: ' past',
  recurring: ' recurring',
  all: '',
};

const english: typeof french = {
  name: 'Events of the social and solidarity economy',
  ongoing: 'Now',
  recurring: 'Recurring events',
  postponed: 'Postponed',
  undated: 'Date to be confirmed',
  until: (day) => `Under way until ${day}`,
  untilEndOf: (period) => `Under way until the end of ${period}`,
  untilHour: (hour) => `Under way until ${hour}`,
  hourToConfirm: 'time to be confirmed',
  dayToConfirm: 'day and time to be confirmed',
  newDate: 'New date to be confirmed',
  firstPlanned: (date) => `first planned for ${date}`,
  yearInferred: 'year inferred',
  otherDates: (dates) => `Other dates: ${dates}`,
  online: 'Online',
  andOnline: (place) => `${place}, and online`,
  placeToConfirm: 'Place to be confirmed',
  organisedBy: (names) => `Organised by ${names}`,
  publishedBy: (name) => `Published by ${name}`,
  register: 'Register',
  registrationClosed: 'Registration closed',
  'write-up': 'Write-up',
  replay: 'Replay',
  slides: 'Slides',
  details: 'Find out more',
  about: (text) => `: ${text}`,
  widened: (asked, found) => `No event for ${asked}. Here are those of the wider territory: ${found}.`,
  widen: 'Widen to the enclosing territory',
  none: (when, asked) => `No${ENGLISH_WHEN[when]} event${asked && ` for the search: ${asked}`}.`,
  nextDays: (days) => `in the next ${days} days`,
  from: (day) => `from ${day}`,
  to: (day) => `until ${day}`,
  failed: 'The events could not be loaded.',
};

export const AGENDA_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
