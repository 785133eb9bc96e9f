import type { Language } from 'ess-shared-types';
import { nothing } from 'lit/html.js';

/** The language of a text, where it is not that of what surrounds it. `lang` is `FR` or `EN`, as GraphQL spells it. */
export function foreign(lang: string, language: Language): string | typeof nothing {
  return lang.toLowerCase() === language ? nothing : lang.toLowerCase();
}
