/** From a text to the words by which it is searched, the same for what is stored and for what people type. Pure. */
import { textKey, type Language } from 'ess-shared-types';
import { isSilent, stemOf } from './stems';

/** A word as it is compared, and the stem under which it is found. */
export interface SearchedWord {
  readonly word: string;
  readonly stem: string;
}

/** Letters by which a word is known; longer ones are found by their beginning. */
export const LONGEST_WORD = 64;

/** `E.S.S.`, `R.T.E.S`: initials are one word. */
const INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{N}]))?/gu;
/** `15,2`: a decimal number is one word, whatever its mark. */
const DECIMAL = /(?<!\d)(\d{1,9})[.,](\d{1,6})(?!\d|[.,]\d)/g;
/** `161 900`, with any of the spaces that typography knows: digits by three are one number. */
const THOUSANDS = /(?<!\d)\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)/g;
/** `tiers-lieu`, `start‑up`: what a hyphen joins is looked for in one word too. */
const COMPOUND = /(?<![\p{L}\p{N}])\p{N}*(\p{L}[\p{L}\p{N}]*(?:[-\u2010\u2011]\p{L}[\p{L}\p{N}]*)+)/gu;
/** `ChezYvonne`: and what capitals tell apart, in several. */
const CAPITALS = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu;

/** Short forms of names of places. */
const WRITTEN_OUT: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['sts', 'saint'],
  ['stes', 'sainte'],
]);

/** What is written out as often as it is said in letters. */
const SAID_IN_LETTERS: readonly (readonly [phrase: string, letters: string])[] = [
  ['economie sociale et solidaire', 'ess'],
  ['social and solidarity economy', 'ess'],
];
/** The words of a text in order, silent ones included, without what they form together. */
export function plainWords(text: string): string[] {
  const numbers = text
    .replaceAll(INITIALS, (initials) => initials.replaceAll('.', ''))
    .replaceAll(DECIMAL, (_, whole: string, part: string) => `${whole}virgule${part}`);
  return keyWords(numbers);
}

/** A word joined of several: `startup` of « start-up », `161900` of « 161 900 », `chezyvonne` of « ChezYvonne ». */
export function joinedWords(text: string): string[] {
  const together = (form: string) => textKey(form.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  return [
    ...[...text.matchAll(THOUSANDS)].map(([form]) => together(form)),
    ...[...text.matchAll(COMPOUND)].map(([, form = '']) => together(form)),
  ];
}

/** What capitals tell apart in words that are written together. */
function splitWords(text: string): string[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .map(([form]) => form)
    .map((form) => [form, form.replaceAll(CAPITALS, ' ')] as const)
    .flatMap(([form, apart]) => (form === apart ? [] : keyWords(apart)));
}

function lettersFor(text: string): string[] {
  const key = textKey(text);
  return SAID_IN_LETTERS.flatMap(([phrase, letters]) => (key.includes(phrase) ? [letters] : []));
}

const keyWords = (text: string): string[] =>
  textKey(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => WRITTEN_OUT.get(word) ?? word.slice(0, LONGEST_WORD));

/** A word with its stem in the language of its text. */
export const searchedWord = (word: string, lang: Language): SearchedWord => ({ word, stem: stemOf(word, lang) });

/**
 * Every word by which a text is found, each once.
 * @param keepsSilent whether words that say nothing are kept, as in a title that is made of them
 */
export function wordsOfText(text: string, lang: Language, keepsSilent = false): SearchedWord[] {
  const words = [...plainWords(text), ...joinedWords(text), ...splitWords(text), ...lettersFor(text)];
  const found = new Map<string, SearchedWord>();
  for (const word of words) if (keepsSilent || !isSilent(word, lang)) found.set(word, searchedWord(word, lang));
  return [...found.values()];
}
