/** What was looked for, in words: an empty answer must say what it is empty of. */
import type { Language } from 'ess-shared-types';
import type { NamedTerritories } from '../data/source.js';
import { dayInWords } from '../foundation/phrases.js';
import { SINGLE, type SelectionValues } from '../foundation/selection-attributes.js';
import { EXPLANATION_WORDS } from './words.js';

/** Names of the territories asked for, their codes where the answer does not name them. */
export function territoriesAsked(
  { territory = [] }: SelectionValues,
  { essTerritories }: NamedTerritories,
): readonly string[] {
  return territory.map((asked) => essTerritories?.nodes.find(({ code }) => code === asked)?.name ?? asked);
}

/** Everything the selection asks for, in the order in which a person would say it. */
export function askedInWords(selection: SelectionValues, named: NamedTerritories, language: Language): string {
  const { from, to, days, q } = selection;
  const words = EXPLANATION_WORDS[language];
  const slugs = Object.entries(selection).flatMap(([name, values]) =>
    SINGLE.test(name) || /^territory|^exclude/.test(name) ? [] : values,
  );
  return [
    ...territoriesAsked(selection, named),
    // `avise-leviers:economie-circulaire` -> `economie circulaire`
    ...slugs.map((slug) => slug.replace(/.*:/, '').replaceAll('-', ' ')),
    ...(q ?? []),
    ...(from ?? []).map((day) => words.from(dayInWords(day, language))),
    ...(to ?? []).map((day) => words.to(dayInWords(day, language))),
    ...(days ?? []).map(words.nextDays),
  ].join(', ');
}
