/** Words of the enumeration options. Strapi translates an option by its raw value, whatever the field or the type. */
import type { VocabularyEntry } from 'ess-shared-types';
import * as sharedVocabularies from 'ess-shared-types';
import * as editorialVocabularies from './vocabularies';
import type { Words } from './labels';

/** Values that are not of this project: codes of languages. */
const LANGUAGE_NAMES: readonly (readonly [string, Words])[] = [
  ['fr', { fr: 'Français', en: 'French' }],
  ['en', { fr: 'Anglais', en: 'English' }],
];

/** Every option with its words, vocabulary after vocabulary: one that is in two of them comes twice. */
export const ENUMERATION_LABELS: readonly (readonly [string, Words])[] = [
  ...LANGUAGE_NAMES,
  ...[...Object.values<unknown>(sharedVocabularies), ...Object.values<unknown>(editorialVocabularies)]
    .filter(isVocabulary)
    .flatMap((vocabulary) => Object.values(vocabulary))
    .map(({ stored, label }) => [stored, label] as const),
];

function isVocabulary(value: unknown): value is Readonly<Record<string, VocabularyEntry>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries: unknown[] = Object.values(value);
  return entries.length > 0 && entries.every(isVocabularyEntry);
}

function isVocabularyEntry(value: unknown): value is VocabularyEntry {
  return typeof value === 'object' && value !== null && 'stored' in value && 'label' in value;
}
