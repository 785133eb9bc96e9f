import type { Language } from 'ess-shared-types';
import type { SelectionValues } from '../foundation/selection-attributes.js';

/** Nothing else was asked for than what is to come. */
const isUpcoming = ({ when, from, to }: SelectionValues): boolean =>
  when ? when[0] === 'upcoming' : (from ?? to) === undefined;

/** What the agenda says. Spaces that must not break are written out. */
const french = {
  /** Name of the region when the page gives no heading. */
  name: 'Rendez-vous de l’économie sociale et solidaire',
  ongoing: 'En ce moment',
  recurring: 'Rendez-vous réguliers',
  postponed: 'Reportés',
  undated: 'Date à confirmer',
  ongoingUntil: (until: string) => `En cours ${until}`,
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
  register: 'S’inscrire',
  registrationClosed: 'Inscriptions closes',
  'write-up': 'Compte-rendu',
  replay: 'Rediffusion',
  slides: 'Support',
  details: 'En savoir plus',
  calendar: 'Ajouter à mon agenda',
  share: 'partager',
  subscribe: 'S’abonner à ces rendez-vous',
  widened: (asked: string, found: string) =>
    `Aucun rendez-vous pour ${asked}. Voici ceux du territoire supérieur\u00a0: ${found}.`,
  none: (asked: string, selection: SelectionValues) =>
    `Aucun rendez-vous${isUpcoming(selection) ? ' à venir' : ''}${asked && ` pour la recherche\u00a0: ${asked}`}.`,
  failed: 'Les rendez-vous n’ont pas pu être chargés.',
};

const english: typeof french = {
  name: 'Events of the social and solidarity economy',
  ongoing: 'Now',
  recurring: 'Recurring events',
  postponed: 'Postponed',
  undated: 'Date to be confirmed',
  ongoingUntil: (until) => `Under way ${until}`,
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
  register: 'Register',
  registrationClosed: 'Registration closed',
  'write-up': 'Write-up',
  replay: 'Replay',
  slides: 'Slides',
  details: 'Find out more',
  calendar: 'Add to my calendar',
  share: 'share',
  subscribe: 'Subscribe to these events',
  widened: (asked, found) => `No event for ${asked}. Here are those of the wider territory: ${found}.`,
  none: (asked, selection) =>
    `No${isUpcoming(selection) ? ' upcoming' : ''} event${asked && ` for the search: ${asked}`}.`,
  failed: 'The events could not be loaded.',
};

export const AGENDA_WORDS: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
