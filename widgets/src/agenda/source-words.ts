import type { Language } from 'ess-shared-types';
import type { AgendaEvent } from './agenda-source.js';
import { AGENDA_WORDS } from './words.js';

/** `Publié par CRESS des Pays de la Loire, Licence Ouverte 2.0`. */
export function sourceInWords({ publisher, licence }: AgendaEvent, language: Language): string {
  return [publisher && AGENDA_WORDS[language].publishedBy(publisher.name), licence.label].filter(Boolean).join(', ');
}

/** The source line of the whole list when its entries share it, else empty. */
export function sharedSource(events: readonly AgendaEvent[], language: Language): string {
  const [first, ...others] = new Set(events.map((event) => sourceInWords(event, language)));
  return others.length > 0 ? '' : (first ?? '');
}
