import type { Language } from 'ess-shared-types';
import { WORDS } from './words.js';

/** Who answers for an entry, and under which licence it may be used again. */
export interface Sourced {
  readonly publisher: { readonly name: string } | null;
  readonly licence: { readonly label: string };
}

/** `Publié par CRESS des Pays de la Loire, Licence Ouverte 2.0`. */
export function sourceInWords({ publisher, licence }: Sourced, language: Language): string {
  return [publisher && WORDS[language].publishedBy(publisher.name), licence.label].filter(Boolean).join(', ');
}

/** The source line of the whole list when its entries share it, else empty. */
export function sharedSource(entries: readonly Sourced[], language: Language): string {
  const [first, ...others] = new Set(entries.map((entry) => sourceInWords(entry, language)));
  return others.length > 0 ? '' : (first ?? '');
}
