import type { Language } from 'ess-shared-types';
import { WORDS } from './words.js';

/**
 * `A, B et C`, or `A, B ou C`. As `Intl.ListFormat` says it, but the first format of a page takes a
 * telephone a tenth of a second: there is none in what most pages show first.
 */
export function listInWords(texts: readonly string[], language: Language, word: 'and' | 'or' = 'and'): string {
  const last = texts.length - 1;
  return [texts.slice(0, last).join(', '), texts[last]].filter(Boolean).join(` ${WORDS[language][word]} `);
}

/** `jeudi 11 septembre 2025`, `septembre 2025`, `2025`: what a text of that precision says. */
export function dayInWords(text: string, language: Language): string {
  if (text.length < 5) return text;
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric', month: 'long' };
  if (text.length > 7) Object.assign(options, { day: 'numeric', weekday: 'long' });
  return new Date(text.slice(0, 10))
    .toLocaleDateString(WORDS[language].locale, options)
    .replace(' 1 ', language === 'fr' ? ' 1er ' : ' 1 ');
}

/** A first letter as a sentence, or the middle of one, wants it. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const uncapitalised = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
