import type { Language } from 'ess-shared-types';

/** The messages of one feature in every language of the interface, under the same ids. */
export type FeatureWords<Id extends string> = Readonly<Record<Language, Readonly<Record<Id, string>>>>;

/** Declares them; an id that misses in one language is an error of types. Write them in ICU form, as react-intl reads. */
export const featureWords = <Id extends string>(words: {
  readonly fr: Readonly<Record<Id, string>>;
  readonly en: Readonly<Record<NoInfer<Id>, string>>;
}): FeatureWords<Id> => words;
