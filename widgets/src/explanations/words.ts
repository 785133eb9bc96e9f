import type { Language } from 'ess-shared-types';
import type { SelectionValues } from '../foundation/selection-attributes.js';

interface ElementSentences {
  /** That there is nothing; `asked` is what was looked for, in words, or empty. */
  readonly none: (asked: string, selection: SelectionValues) => string;
  /** That what was found is of a wider territory than what was asked for. */
  readonly widened: (asked: string, found: string) => string;
}

export type ElementName = 'ess-agenda' | 'ess-key-figures' | 'ess-initiatives' | 'ess-resources';

interface ExplanationWords {
  readonly locale: string;
  readonly asOf: (day: string, hour: string) => string;
  readonly from: (day: string) => string;
  readonly to: (day: string) => string;
  readonly nextDays: (days: string) => string;
  readonly elements: Readonly<Record<ElementName, ElementSentences>>;
}

/** Nothing else was asked for than what is to come. */
const isUpcoming = ({ when, from, to }: SelectionValues): boolean =>
  when ? when[0] === 'upcoming' : (from ?? to) === undefined;

const french: ExplanationWords = {
  locale: 'fr-FR',
  asOf: (day, hour) => `Informations du ${day} à ${hour}`,
  from: (day) => `à partir du ${day}`,
  to: (day) => `jusqu’au ${day}`,
  nextDays: (days) => `dans les ${days} prochains jours`,
  elements: {
    'ess-agenda': inFrench('Aucun rendez-vous', 'ceux'),
    'ess-key-figures': inFrench('Aucun chiffre clé', 'ceux'),
    'ess-initiatives': inFrench('Aucune initiative', 'celles'),
    'ess-resources': inFrench('Aucune ressource', 'celles'),
  },
};

function inFrench(nothing: string, those: string): ElementSentences {
  const toCome = (selection: SelectionValues) =>
    nothing === 'Aucun rendez-vous' && isUpcoming(selection) ? ' à venir' : '';
  return {
    none: (asked, selection) => `${nothing}${toCome(selection)}${asked && ` pour la recherche\u00a0: ${asked}`}.`,
    widened: (asked, found) => `${nothing} pour ${asked}. Voici ${those} du territoire supérieur\u00a0: ${found}.`,
  };
}

const english: ExplanationWords = {
  locale: 'en-GB',
  asOf: (day, hour) => `Information as of ${day}, ${hour}`,
  from: (day) => `from ${day}`,
  to: (day) => `until ${day}`,
  nextDays: (days) => `in the next ${days} days`,
  elements: {
    'ess-agenda': inEnglish('event'),
    'ess-key-figures': inEnglish('key figure'),
    'ess-initiatives': inEnglish('initiative'),
    'ess-resources': inEnglish('resource'),
  },
};

function inEnglish(entry: string): ElementSentences {
  const toCome = (selection: SelectionValues) => (entry === 'event' && isUpcoming(selection) ? ' upcoming' : '');
  return {
    none: (asked, selection) => `No${toCome(selection)} ${entry}${asked && ` for the search: ${asked}`}.`,
    widened: (asked, found) => `No ${entry} for ${asked}. Here are those of the wider territory: ${found}.`,
  };
}

export const EXPLANATION_WORDS: Readonly<Record<Language, ExplanationWords>> = { fr: french, en: english };
