/** How the pages call the collections, and what is counted in them. */
import { numberInWords, type Collection, type Language, type When } from 'ess-shared-types';

interface CollectionWords {
  /** In the navigation. */
  readonly name: Readonly<Record<Language, string>>;
  /** In one sentence, for search engines. */
  readonly description: Readonly<Record<Language, string>>;
  readonly one: Readonly<Record<Language, string>>;
  readonly many: Readonly<Record<Language, string>>;
  readonly none: Readonly<Record<Language, string>>;
  /** Of the select that narrows by `kind`, and of the one by `status`, where there is one. */
  readonly kindField?: Readonly<Record<Language, string>>;
  readonly statusField?: Readonly<Record<Language, string>>;
}

export const COLLECTION_WORDS: Readonly<Record<Collection, CollectionWords>> = {
  agenda: {
    name: { fr: 'Agenda', en: 'Calendar' },
    description: {
      fr: 'Rencontres, webinaires, ateliers et visites de l’économie sociale et solidaire.',
      en: 'Meetings, webinars, workshops and visits of the social and solidarity economy.',
    },
    one: { fr: 'rendez-vous', en: 'event' },
    many: { fr: 'rendez-vous', en: 'events' },
    none: { fr: 'Aucun rendez-vous', en: 'No event' },
    kindField: { fr: 'Type de rendez-vous', en: 'Kind of event' },
  },
  'chiffres-cles': {
    name: { fr: 'Chiffres clés', en: 'Key figures' },
    description: {
      fr: 'Les chiffres de l’économie sociale et solidaire, chacun avec sa source, sa période et sa définition.',
      en: 'Figures of the social and solidarity economy, each with its source, period and definition.',
    },
    one: { fr: 'chiffre clé', en: 'key figure' },
    many: { fr: 'chiffres clés', en: 'key figures' },
    none: { fr: 'Aucun chiffre clé', en: 'No key figure' },
    kindField: { fr: 'Ce dont parle le chiffre', en: 'What the figure is about' },
  },
  initiatives: {
    name: { fr: 'Initiatives', en: 'Initiatives' },
    description: {
      fr: 'Ce que font des structures de l’économie sociale et solidaire, près de chez vous et ailleurs.',
      en: 'What organisations of the social and solidarity economy do, near you and elsewhere.',
    },
    one: { fr: 'initiative', en: 'initiative' },
    many: { fr: 'initiatives', en: 'initiatives' },
    none: { fr: 'Aucune initiative', en: 'No initiative' },
    statusField: { fr: 'Étape', en: 'Stage' },
  },
  ressources: {
    name: { fr: 'Ressources', en: 'Resources' },
    description: {
      fr: 'Guides, études, comptes-rendus et rediffusions sur l’économie sociale et solidaire.',
      en: 'Guides, studies, write-ups and replays on the social and solidarity economy.',
    },
    one: { fr: 'ressource', en: 'resource' },
    many: { fr: 'ressources', en: 'resources' },
    none: { fr: 'Aucune ressource', en: 'No resource' },
    kindField: { fr: 'Type de ressource', en: 'Kind of resource' },
  },
  dispositifs: {
    name: { fr: 'Dispositifs', en: 'Schemes' },
    description: {
      fr: 'Aides, programmes et accompagnements mobilisables pour l’économie sociale et solidaire.',
      en: 'Funding, programmes and support for the social and solidarity economy.',
    },
    one: { fr: 'dispositif', en: 'scheme' },
    many: { fr: 'dispositifs', en: 'schemes' },
    none: { fr: 'Aucun dispositif', en: 'No scheme' },
    kindField: { fr: 'Nature', en: 'Nature' },
    statusField: { fr: 'État', en: 'Status' },
  },
};

/** What `when` adds to a number of rendez-vous: « 12 rendez-vous à venir ». */
const WHEN_WORDS: Readonly<Record<Language, Readonly<Record<When, (isPlural: boolean) => string>>>> = {
  fr: {
    upcoming: () => 'à venir',
    past: (isPlural) => (isPlural ? 'passés' : 'passé'),
    recurring: (isPlural) => (isPlural ? 'réguliers' : 'régulier'),
    all: () => '',
  },
  en: { upcoming: () => 'coming up', past: () => 'in the past', recurring: () => 'recurring', all: () => '' },
};

/** « initiatives », or « initiative » for one of them. */
export const nounOf = (collection: Collection, total: number, lang: Language): string =>
  COLLECTION_WORDS[collection][isMany(total, lang) ? 'many' : 'one'][lang];

const isMany = (total: number, lang: Language): boolean => (lang === 'fr' ? total > 1 : total !== 1);

/** « 12 rendez-vous à venir », « 1 initiative ». */
export function countInWords(collection: Collection, total: number, lang: Language, when: When | undefined): string {
  const adjective = when === undefined ? '' : WHEN_WORDS[lang][when](isMany(total, lang));
  return [numberInWords(total, lang), nounOf(collection, total, lang), adjective]
    .filter((part) => part !== '')
    .join('\u00a0');
}

/** « Aucun rendez-vous à venir pour la recherche : Durtal. » */
export function noneInWords(collection: Collection, asked: string, lang: Language, when: When | undefined): string {
  const nothing = [COLLECTION_WORDS[collection].none[lang], when === undefined ? '' : WHEN_WORDS[lang][when](false)]
    .filter((part) => part !== '')
    .join(' ');
  if (asked === '') return `${nothing}.`;
  return lang === 'fr' ? `${nothing} pour la recherche\u00a0: ${asked}.` : `${nothing} for the search: ${asked}.`;
}
