/** Words of the home page, French first. */
import { numberInWords } from 'ess-shared-types';

export const HOME_WORDS = {
  title: {
    fr: 'L’économie sociale et solidaire, commune par commune',
    en: 'The social and solidarity economy, town by town',
  },
  description: {
    fr: (name: string | null) =>
      `Rendez-vous, chiffres, initiatives et aides${name === null ? ' de l’économie sociale et solidaire' : `, réunis par ${name}`}.`,
    en: (name: string | null) =>
      `Events, figures, initiatives and support${name === null ? ' of the social and solidarity economy' : `, gathered by ${name}`}.`,
  },
  examples: { fr: 'Par exemple\u00a0:', en: 'For example:' },
  coming: { fr: 'À venir', en: 'Coming up' },
  wholeAgenda: { fr: 'Tout l’agenda', en: 'The whole calendar' },
  nothingComing: { fr: 'Aucun rendez-vous n’est annoncé pour l’instant.', en: 'No event is announced for now.' },
  past: { fr: 'Voir les rendez-vous passés', en: 'See past events' },
  contents: { fr: 'Que cherchez-vous\u00a0?', en: 'What are you looking for?' },
  networks: { fr: 'Structures', en: 'Organisations' },
  networksQuery: { fr: 'structure', en: 'organisation' },
  networksWhat: {
    fr: 'Réseaux, associations, coopératives, collectivités',
    en: 'Networks, associations, cooperatives, local authorities',
  },
  themes: { fr: 'Ce que peut faire une commune', en: 'What a local authority can do' },
  themesWhat: {
    fr: 'Ses compétences, ses leviers, les mots des réseaux',
    en: 'Powers, levers and the words of the networks',
  },
  territories: { fr: 'Votre territoire', en: 'Your area' },
  territoriesWhat: {
    fr: 'Une page par commune, intercommunalité, département et région',
    en: 'One page for each town, department and region',
  },
  toKeep: { fr: 'À retenir', en: 'To remember' },
  allFigures: { fr: 'Tous les chiffres', en: 'All figures' },
  done: { fr: 'Ils l’ont fait', en: 'They did it' },
  allInitiatives: {
    fr: (count: number) => `Les ${numberInWords(count, 'fr')} initiatives`,
    en: (count: number) => `All ${numberInWords(count, 'en')} initiatives`,
  },
  takeAlong: { fr: 'Emporter, intégrer sur votre site', en: 'Take along, embed on your site' },
  calendar: { fr: 'Agenda au format iCalendar', en: 'Calendar (iCalendar)' },
  newEvents: { fr: 'Nouveaux rendez-vous (RSS)', en: 'New events (RSS)' },
  newResources: { fr: 'Nouvelles ressources (RSS)', en: 'New resources (RSS)' },
  openData: { fr: 'Données ouvertes', en: 'Open data' },
  embed: { fr: 'Intégrer l’agenda sur votre site', en: 'Embed the calendar on your site' },
  publishes: {
    fr: (name: string) => `${name} publie ces pages.`,
    en: (name: string) => `${name} publishes these pages.`,
  },
  write: { fr: 'Nous écrire', en: 'Write to us' },
  legal: { fr: 'Mentions légales', en: 'Legal notice' },
} as const;
