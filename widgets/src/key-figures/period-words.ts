import type { Language } from 'ess-shared-types';
import { dayInWords } from '../foundation/phrases.js';
import type { Figure } from './key-figures-source.js';

/** How the corpus writes down that a source gives no period. */
const NOT_PRINTED = 'non précisé';

/** `2022`, `2014 – 2020`, `septembre 2020 – mars 2021`; the words of the source without a start, empty without either. */
export function periodInWords({ start, end, asPrinted }: Figure['period'], language: Language): string {
  if (!start) return asPrinted === NOT_PRINTED ? '' : (asPrinted ?? end ?? '');
  return [...new Set([start, end ?? start])].map((day) => dayInWords(day, language)).join(' – ');
}
