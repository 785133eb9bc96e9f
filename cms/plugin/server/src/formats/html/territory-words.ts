/** Words of the pages of territories, French first. */
import { numberInWords, type Collection, type Language, type TerritoryLevel } from 'ess-shared-types';

type Words = Readonly<Record<Language, string>>;

export const TERRITORY_WORDS = {
  all: { fr: 'Territoires', en: 'Places' },
  subject: { fr: 'L’économie sociale et solidaire', en: 'The social and solidarity economy' },
  description: {
    fr: (name: string) =>
      `${name}\u00a0: rendez-vous, chiffres, initiatives, dispositifs et ressources de l’économie sociale et solidaire.`,
    en: (name: string) =>
      `${name}: events, figures, initiatives, schemes and resources of the social and solidarity economy.`,
  },
  inhabitants: {
    fr: (count: number) => `${numberInWords(count, 'fr')}\u00a0habitants`,
    en: (count: number) => `${numberInWords(count, 'en')} inhabitants`,
  },
  contents: { fr: 'Sur cette page', en: 'On this page' },
  goTo: { fr: 'Aller à une commune', en: 'Go to a town' },
  goElsewhere: { fr: 'Un autre territoire', en: 'Another place' },
  go: { fr: 'Aller', en: 'Go' },
  whole: {
    agenda: { fr: 'Tout l’agenda', en: 'The whole calendar' },
    'chiffres-cles': { fr: 'Tous les chiffres', en: 'All figures' },
    initiatives: { fr: 'Toutes les initiatives', en: 'All initiatives' },
    ressources: { fr: 'Toutes les ressources', en: 'All resources' },
    dispositifs: { fr: 'Tous les dispositifs', en: 'All schemes' },
  } satisfies Readonly<Record<Collection, Words>>,
  titles: {
    agenda: { fr: 'Rendez-vous', en: 'Events' },
    'chiffres-cles': { fr: 'L’ESS en chiffres', en: 'The SSE in figures' },
    initiatives: { fr: 'Initiatives', en: 'Initiatives' },
    ressources: { fr: 'Ressources', en: 'Resources' },
    dispositifs: { fr: 'Dispositifs', en: 'Schemes' },
  } satisfies Readonly<Record<Collection, Words>>,
  none: {
    agenda: { fr: 'Aucun rendez-vous à venir', en: 'No event coming up' },
    'chiffres-cles': { fr: 'Aucun chiffre', en: 'No figure' },
    initiatives: { fr: 'Aucune initiative', en: 'No initiative' },
    ressources: { fr: 'Aucune ressource', en: 'No resource' },
    dispositifs: { fr: 'Aucun dispositif', en: 'No scheme' },
  } satisfies Readonly<Record<Collection, Words>>,
  /** « Aucune initiative pour Durtal. » */
  noneFor: {
    fr: (none: string, name: string) => `${none} pour ${name}.`,
    en: (none: string, name: string) => `${none} for ${name}.`,
  },
  past: { fr: 'Voir les rendez-vous passés', en: 'See past events' },
  around: { fr: 'Autour', en: 'Around' },
  enclosing: { fr: 'Fait partie de', en: 'Part of' },
  inside: {
    fr: (name: string) => `Dans ce territoire\u00a0: ${name}`,
    en: (name: string) => `Within it: ${name}`,
  },
  beside: {
    fr: (name: string) => `À côté, dans le même territoire\u00a0: ${name}`,
    en: (name: string) => `Next to it, within ${name}`,
  },
  more: {
    fr: (count: number) => `et ${numberInWords(count, 'fr')} autres`,
    en: (count: number) => `and ${numberInWords(count, 'en')} more`,
  },
  takeAlong: { fr: 'Recevoir, intégrer sur votre site', en: 'Subscribe, embed on your site' },
  subscribe: { fr: 'S’abonner à l’agenda', en: 'Subscribe to the calendar' },
  calendar: { fr: 'Agenda (iCalendar)', en: 'Calendar (iCalendar)' },
  newEvents: { fr: 'Nouveaux rendez-vous (RSS)', en: 'New events (RSS)' },
  newResources: { fr: 'Nouvelles ressources (RSS)', en: 'New resources (RSS)' },
  data: { fr: 'Cette page en données (JSON)', en: 'This page as data (JSON)' },
  embed: { fr: 'Intégrer cette page sur votre site', en: 'Embed this page on your site' },
  frame: { fr: 'Toute la page, dans un cadre', en: 'The whole page, in a frame' },
  element: { fr: 'L’agenda seul', en: 'The calendar alone' },
  page: { fr: 'Toute la page de ce territoire', en: 'The whole page of this place' },

  // The search of territories
  find: { fr: 'Votre territoire', en: 'Your area' },
  findHelp: {
    fr: 'Commune, code postal, intercommunalité, département ou région',
    en: 'Town, postcode, department or region',
  },
  findLead: {
    fr: 'Choisissez une commune, une intercommunalité, un département ou une région\u00a0: tout ce qui y est publié se trouve sur une page.',
    en: 'Choose a town, an intercommunality, a department or a region: everything published about it stands on one page.',
  },
  submit: { fr: 'Trouver', en: 'Find' },
  regions: { fr: 'Régions', en: 'Regions' },
  found: {
    fr: (count: number, typed: string) =>
      `${numberInWords(count, 'fr')}\u00a0${count > 1 ? 'territoires' : 'territoire'} pour «\u00a0${typed}\u00a0»`,
    en: (count: number, typed: string) =>
      `${numberInWords(count, 'en')} ${count === 1 ? 'place' : 'places'} for “${typed}”`,
  },
  near: {
    fr: (typed: string) => `Aucun territoire ne s’appelle «\u00a0${typed}\u00a0». Vouliez-vous dire\u00a0:`,
    en: (typed: string) => `No place is called “${typed}”. Did you mean:`,
  },
  notFound: {
    fr: (typed: string) =>
      `Aucun territoire ne s’appelle «\u00a0${typed}\u00a0». Essayez le code postal ou le nom du département.`,
    en: (typed: string) => `No place is called “${typed}”. Try the postcode, or the name of the department.`,
  },
  moreFound: {
    fr: (count: number) => `Il y en a ${numberInWords(count, 'fr')} autres\u00a0: précisez le nom.`,
    en: (count: number) => `There are ${numberInWords(count, 'en')} more: say more of the name.`,
  },
  wholeCountry: { fr: 'Toute la France', en: 'The whole of France' },
  searchedIn: { fr: (name: string) => `Recherche dans\u00a0: ${name}`, en: (name: string) => `Searched in: ${name}` },
  everythingAbout: {
    fr: (name: string) => `Toute la page du territoire\u00a0: ${name}`,
    en: (name: string) => `Everything about this place: ${name}`,
  },
} as const;

/** Where what a nearer territory lacks was found. */
const WIDER: Readonly<Partial<Record<TerritoryLevel, Words>>> = {
  commune: { fr: 'Dans votre commune', en: 'In your commune' },
  epci: { fr: 'Dans votre intercommunalité', en: 'In your intercommunality' },
  department: { fr: 'Dans votre département', en: 'In your department' },
  region: { fr: 'En région', en: 'In your region' },
};

/** « Dans votre département : Maine-et-Loire », « En France ». */
export function widerInWords(
  { level, name }: { readonly level: TerritoryLevel; readonly name: string },
  lang: Language,
) {
  const words = WIDER[level];
  if (!words) return lang === 'fr' ? `En ${name}` : `In ${name}`;
  return `${words[lang]}${lang === 'fr' ? '\u00a0' : ''}: ${name}`;
}
