/** The texts by which vocabularies and their terms are found. Pure. */
import type { Language } from 'ess-shared-types';
import type { StoredVocabulary } from './stored-views';
import type { SearchedTexts } from '../words/indexed-words';

type Term = StoredVocabulary['terms'][number];

/** What people call them who do not know our words. */
const CALLED: Readonly<Record<Language, string>> = {
  fr: 'thème, définition, levier, compétence, glossaire',
  en: 'topic, definition, glossary',
};

/** What local authorities may do is asked for by their names. */
const OF_AUTHORITIES: Readonly<Record<Language, string>> = {
  fr: 'commune, communauté de communes, intercommunalité, collectivité, département, région',
  en: 'local authority, municipality, department, region',
};
const TELLS_POWERS = /levier|compétence|lever|powers/i;

const called = (label: string, lang: Language): string =>
  TELLS_POWERS.test(label) ? `${CALLED[lang]}, ${OF_AUTHORITIES[lang]}` : CALLED[lang];

/** Of a whole vocabulary: whatever one of its terms is found by. */
export function searchedTexts(vocabulary: StoredVocabulary, lang: Language): SearchedTexts {
  const own = ownTexts(vocabulary, lang);
  const terms = vocabulary.terms.map((term) => termTexts(term, vocabulary, lang));
  return {
    ...own,
    text: [...own.text, ...terms.flatMap(({ title, aliases, summary }) => [title, ...aliases, ...summary])],
  };
}

/** Of what a vocabulary says of itself. */
export const ownTexts = (
  { label, description, owner, lang: own }: StoredVocabulary,
  lang: Language,
): SearchedTexts => ({
  lang: own,
  title: label,
  aliases: [],
  summary: [called(label, lang), description],
  text: [owner?.name, owner?.shortName],
});

/** Of one term; its definition is kept in French. */
export const termTexts = (term: Term, { label }: StoredVocabulary, lang: Language): SearchedTexts => ({
  lang,
  title: term.label,
  aliases: [term.shortLabel],
  summary: [term.definition, called(label, lang)],
  text: [label],
});
