/** What was looked for, in words: an empty answer must say what it is empty of. */
import type { Language, Selection } from 'ess-shared-types';
import { dayInWords } from '../foundation/phrases.js';
import { AGENDA_WORDS } from './words.js';

/** Names of the territories asked for, their codes where the answer does not name them. */
export function territoriesAsked(
  { territory }: Selection,
  named: readonly { readonly code: string; readonly name: string }[] = [],
): readonly string[] {
  return territory.map((asked) => named.find(({ code }) => code === asked)?.name ?? asked);
}

/** Everything the selection asks for, in the order in which a person would say it. */
export function askedInWords(selection: Selection, territories: readonly string[], language: Language): string {
  const { topic, kind, audience, attendance, status, organisation, publisher, series, from, to, days } = selection;
  const slugs = [topic, kind, audience, attendance, status, organisation, publisher, series].flat();
  const words = AGENDA_WORDS[language];
  return [
    ...territories,
    // `avise-leviers:economie-circulaire` -> `economie circulaire`
    ...slugs.map((slug) => slug.replace(/.*:/, '').replaceAll('-', ' ')),
    ...(from ? [words.from(dayInWords(from, language))] : []),
    ...(to ? [words.to(dayInWords(to, language))] : []),
    ...(days ? [words.nextDays(days)] : []),
  ].join(', ');
}
