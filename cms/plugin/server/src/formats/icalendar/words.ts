/** Words of the calendars, French first. */
import type { EventStatus, Language } from 'ess-shared-types';

type Words = Readonly<Record<Language, string>>;

/** Before the title: few calendars show a status. */
export const STATUS_PREFIXES: Readonly<Partial<Record<EventStatus, Words>>> = {
  cancelled: { fr: '[Annulé]', en: '[Cancelled]' },
  postponed: { fr: '[Reporté]', en: '[Postponed]' },
  'moved-online': { fr: '[En ligne]', en: '[Online]' },
  full: { fr: '[Complet]', en: '[Full]' },
};

export const WORDS = {
  placeToConfirm: { fr: 'Lieu à confirmer', en: 'Place to be confirmed' },
  hourToConfirm: { fr: 'horaire à confirmer', en: 'time to be confirmed' },
  yearInferred: { fr: 'année déduite', en: 'year deduced' },
  endInferred: { fr: 'heure de fin déduite du programme', en: 'end deduced from the programme' },
  online: { fr: 'En ligne', en: 'Online' },
  or: { fr: 'ou', en: 'or' },
  partOf: { fr: 'Dans le cadre de', en: 'Part of' },
  programme: { fr: 'Programme', en: 'Programme' },
  people: { fr: 'Interventions', en: 'People' },
  documents: { fr: 'Documents', en: 'Documents' },
  registration: { fr: 'Inscription', en: 'Registration' },
  registrationClosed: { fr: 'Inscriptions closes', en: 'Registration closed' },
  registrationCloses: { fr: 'Clôture des inscriptions', en: 'Registration closes' },
  fee: { fr: 'Tarif', en: 'Fee' },
  capacity: { fr: 'Nombre de places', en: 'Capacity' },
  registrationAudience: { fr: 'Inscription ouverte à', en: 'Open to' },
  access: { fr: 'Accès', en: 'Getting there' },
  accessibility: { fr: 'Accessibilité', en: 'Accessibility' },
  audience: { fr: 'Public', en: 'Audience' },
  territory: { fr: 'Territoire', en: 'Territory' },
  theme: { fr: 'Thème', en: 'Theme' },
  series: { fr: 'Cycle', en: 'Series' },
  attendance: { fr: 'Participation', en: 'Attendance' },
  rhythm: { fr: 'Rythme', en: 'Rhythm' },
  image: { fr: 'Image', en: 'Image' },
  publishedBy: { fr: 'Publié par', en: 'Published by' },
  licence: { fr: 'Licence', en: 'Licence' },
  rightsHolder: { fr: 'Titulaire des droits', en: 'Rights holder' },
  source: { fr: 'Source', en: 'Source' },
  page: { fr: 'Page', en: 'Page' },
  foundAt: {
    fr: 'Rien n’est prévu sur le territoire demandé ; voici ce qui l’est à l’échelle supérieure',
    en: 'Nothing is planned in the territory asked for; here is what is in the one around it',
  },
} as const satisfies Record<string, Words>;

/** How many entries a calendar leaves out because no day of theirs is known. */
export const withoutDay = (count: number, lang: Language): string =>
  lang === 'fr'
    ? `Rendez-vous sans jour connu, visibles sur la page seulement\u00a0: ${count}`
    : `Events without a known day, shown on the page only: ${count}`;

/** What the cap of a whole list leaves out. */
export const beyondCap = (shown: number, total: number, lang: Language): string =>
  lang === 'fr'
    ? `Ce calendrier reprend ${shown} rendez-vous sur ${total}.`
    : `This calendar holds ${shown} of ${total} events.`;

/** `Tarif : 5 €`, with the space that French wants before a colon. */
export const labelledText = (label: string, text: string, lang: Language): string =>
  `${label}${lang === 'fr' ? '\u00a0' : ''}: ${text}`;
