/** Words of the search, of the pages of themes and of the home page, French first. */
import { numberInWords, type Language } from 'ess-shared-types';

const count = (number: number, one: string, many: string, isOne: boolean, lang: Language): string =>
  `${numberInWords(number, lang)}\u00a0${isOne ? one : many}`;

export const SEARCH_WORDS = {
  title: { fr: 'Rechercher', en: 'Search' },
  description: {
    fr: 'Rendez-vous, chiffres, initiatives, dispositifs, ressources et structures de l’économie sociale et solidaire.',
    en: 'Events, figures, initiatives, schemes, resources and organisations of the social and solidarity economy.',
  },
  words: { fr: 'Rechercher', en: 'Search for' },
  territory: { fr: 'Votre territoire', en: 'Your area' },
  territoryHelp: { fr: 'Commune, code postal, département ou région', en: 'Town, postcode, department or region' },
  placeExample: { fr: 'Commune, code postal…', en: 'Town, postcode…' },
  submit: { fr: 'Rechercher', en: 'Search' },
  all: { fr: 'Tout', en: 'All' },
  narrow: { fr: 'Restreindre à', en: 'Narrow to' },
  results: {
    fr: (total: number, isCapped: boolean) =>
      `${isCapped ? 'Plus de ' : ''}${count(total, 'résultat', 'résultats', total < 2, 'fr')}`,
    en: (total: number, isCapped: boolean) =>
      `${isCapped ? 'More than ' : ''}${count(total, 'result', 'results', total === 1, 'en')}`,
  },
  for: { fr: (q: string) => `pour «\u00a0${q}\u00a0»`, en: (q: string) => `for “${q}”` },
  some: {
    fr: 'Aucune fiche ne contient tous ces mots\u00a0: voici celles qui en contiennent le plus.',
    en: 'No entry has all these words: here are those that have most of them.',
  },
  then: {
    fr: 'Puis celles qui contiennent le plus de ces mots\u00a0:',
    en: 'Then those that have most of these words:',
  },
  instead: {
    fr: (typed: string, words: string) =>
      `«\u00a0${typed}\u00a0» ne figure nulle part. Voici les résultats pour\u00a0: ${words}.`,
    en: (typed: string, words: string) => `“${typed}” is nowhere. Here are the results for: ${words}.`,
  },
  nowhere: {
    fr: (words: string, isOne: boolean) => `${words} ${isOne ? 'ne figure' : 'ne figurent'} nulle part.`,
    en: (words: string, isOne: boolean) => `${words} ${isOne ? 'is' : 'are'} nowhere.`,
  },
  about: {
    fr: (name: string) =>
      `Les fiches de ${name} viennent d’abord, puis celles du département, de la région et du pays.`,
    en: (name: string) => `Entries of ${name} come first, then those of its department, region and country.`,
  },
  others: { fr: 'Autres territoires de ce nom', en: 'Other places of this name' },
  unknownPlace: {
    fr: (typed: string) =>
      `Aucun territoire ne s’appelle «\u00a0${typed}\u00a0»\u00a0: la recherche porte sur toute la France.`,
    en: (typed: string) => `No place is called “${typed}”: the search is of the whole country.`,
  },
  unknownPlaceOfList: {
    fr: (typed: string) =>
      `Aucun territoire ne s’appelle «\u00a0${typed}\u00a0»\u00a0: voici la liste de toute la France.`,
    en: (typed: string) => `No place is called “${typed}”: this is the list of the whole country.`,
  },
  none: { fr: 'Rien n’a été trouvé', en: 'Nothing was found' },
  wider: {
    fr: (name: string, total: number) =>
      `${count(total, 'résultat', 'résultats', total < 2, 'fr')} dans un territoire plus large\u00a0: ${name}`,
    en: (name: string, total: number) =>
      `${count(total, 'result', 'results', total === 1, 'en')} in a wider area: ${name}`,
  },
  elsewhere: {
    fr: (total: number) => `Chercher dans tout ce qui est publié (${numberInWords(total, 'fr')})`,
    en: (total: number) => `Search everything that is published (${numberInWords(total, 'en')})`,
  },
  advice: {
    fr: 'Essayez avec moins de mots, ou des mots plus courants.',
    en: 'Try with fewer words, or more usual ones.',
  },
  remove: { fr: 'Retirer', en: 'Remove' },
  themes: {
    fr: 'Thèmes et mots de l’économie sociale et solidaire',
    en: 'Topics and words of the social and solidarity economy',
  },
  themesIntroduction: {
    fr: 'Les thèmes, les leviers, les compétences et le vocabulaire des réseaux, chacun dans ses mots.',
    en: 'Topics, levers, powers and vocabulary of the networks, each in its own words.',
  },
  terms: {
    fr: (total: number) => count(total, 'mot', 'mots', total < 2, 'fr'),
    en: (total: number) => count(total, 'word', 'words', total === 1, 'en'),
  },
  source: { fr: (name: string) => `Source\u00a0: ${name}`, en: (name: string) => `Source: ${name}` },
  narrower: { fr: 'Plus précisément', en: 'More precisely' },
  alike: { fr: 'Voir aussi', en: 'See also' },
  throughAlike: { fr: 'Avec ce qui est rangé sous', en: 'With what is filed under' },
  /** Groups of vocabularies. */
  acting: { fr: 'Ce que peut faire une commune', en: 'What a local authority can do' },
  finding: { fr: 'Thèmes et publics', en: 'Topics and audiences' },
  glossary: { fr: 'Les mots des réseaux', en: 'The words of the networks' },
  nothingUnder: {
    fr: 'Aucune fiche ne s’y rattache pour l’instant.',
    en: 'No entry relates to it for now.',
  },
  examples: { fr: 'Par exemple', en: 'For example' },
  everythingUnder: {
    fr: (label: string) => `Tout sur le thème\u00a0: ${label}`,
    en: (label: string) => `Everything on this topic: ${label}`,
  },
  home: { fr: 'Accueil', en: 'Home' },
} as const;
