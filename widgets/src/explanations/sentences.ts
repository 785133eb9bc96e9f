/** Why there is nothing, from where and from when what is shown is. */
import { DEFAULT_TIME_ZONE, hourInWords, type Language } from 'ess-shared-types';
import type { NamedTerritories } from '../data/source.js';
import { readMoment } from '../foundation/moment.js';
import { listInWords } from '../foundation/phrases.js';
import type { SelectionValues } from '../foundation/selection-attributes.js';
import { askedInWords, territoriesAsked } from './asked-words.js';
import { EXPLANATION_WORDS, type ElementName } from './words.js';

/** That there is nothing, and of what. */
export function noneInWords(
  element: string,
  selection: SelectionValues,
  named: NamedTerritories,
  language: Language,
): string {
  return wordsOf(element, language).none(askedInWords(selection, named, language), selection);
}

/** That what was found is of a wider territory than what was asked for. */
export function widenedInWords(
  element: string,
  selection: SelectionValues,
  named: NamedTerritories,
  found: string,
  language: Language,
): string {
  return wordsOf(element, language).widened(listInWords(territoriesAsked(selection, named), language), found);
}

/** `Informations du 12 novembre à 9 h`, on the clock of Paris. */
export function asOfInWords(asOf: string, language: Language): string {
  const { locale, asOf: phrase } = EXPLANATION_WORDS[language];
  const at = (tag: string, options: Intl.DateTimeFormatOptions) =>
    new Date(asOf).toLocaleString(tag, { timeZone: DEFAULT_TIME_ZONE, ...options });
  // Swedes write dates as ISO 8601 does.
  const moment = readMoment(at('sv', { dateStyle: 'short', timeStyle: 'short' }).replace(' ', 'T'));
  return phrase(at(locale, { day: 'numeric', month: 'long' }), hourInWords(moment, language));
}

const isElement = (name: string): name is ElementName => name in EXPLANATION_WORDS.fr.elements;

function wordsOf(element: string, language: Language) {
  return EXPLANATION_WORDS[language].elements[isElement(element) ? element : 'ess-agenda'];
}
