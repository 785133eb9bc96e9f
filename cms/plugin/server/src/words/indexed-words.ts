/** What the read model keeps of an entry for the search: each word once, with who reads it and how much it weighs. Pure. */
import { LANGUAGES, type Language } from 'ess-shared-types';
import { wordsOfText } from './searched-words';

type Texts = readonly (string | null | undefined)[];

/** The texts of an entry by which a reader of one language finds it, from what names it to what merely mentions. */
export interface SearchedTexts {
  /** Of the title, the summary and the text: an entry that is not translated is read in French. */
  readonly lang: Language;
  readonly title: string;
  /** Other names under which it is known. */
  readonly aliases: Texts;
  /** What is asked for in these very words: an acronym, the days on which it takes place. */
  readonly exact?: Texts;
  /** What is said of it in a line: summary, dates, kind, themes. In the language of the reader, but the summary. */
  readonly summary: Texts;
  readonly text: Texts;
}

export type SearchedEntry = Readonly<Record<Language, SearchedTexts>>;

const NO_TEXTS = { title: '', aliases: [], summary: [], text: [] };
/** Of what no search finds by its words. */
export const NOT_SEARCHED: SearchedEntry = { fr: { lang: 'fr', ...NO_TEXTS }, en: { lang: 'en', ...NO_TEXTS } };

/** How much a word weighs by where it stands. That of a short title says more of what it names. */
export const WEIGHTS = { title: 60, exact: 110, alias: 50, summary: 20, text: 6 } as const;
/** Shared by the words of a title, beside their own. */
const SHORT_TITLE = 60;

/** Whether a word is of a text that only French readers have, only English ones, or both. */
export const READ_IN = { fr: 'f', en: 'e', both: 'b' } as const;
export type ReadIn = (typeof READ_IN)[keyof typeof READ_IN];

/** What a reader of a language reads. */
export const readInOf = (lang: Language): readonly ReadIn[] => [READ_IN.both, READ_IN[lang]];

export interface IndexedWord {
  readonly word: string;
  readonly stem: string;
  readonly read_in: ReadIn;
  readonly weight: number;
}

type Weighed = ReadonlyMap<string, IndexedWord>;

/** The words of an entry: what both languages have alike stands once. */
export function indexedWords(entry: SearchedEntry): IndexedWord[] {
  const [fr, en] = LANGUAGES.map((lang): Weighed => weighed(entry[lang], READ_IN[lang]));
  const french = fr ?? new Map<string, IndexedWord>();
  const english = en ?? new Map<string, IndexedWord>();
  return [
    ...[...french].map(([key, row]): IndexedWord => {
      const other = english.get(key);
      return other ? { ...row, read_in: READ_IN.both, weight: Math.max(row.weight, other.weight) } : row;
    }),
    ...[...english].flatMap(([key, row]) => (french.has(key) ? [] : [row])),
  ].sort((one, other) => compare(one.stem, other.stem) || compare(one.word, other.word));
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** The words of some texts, each with what it weighs where it weighs most. */
export function weighed({ lang, title, aliases, exact = [], summary, text }: SearchedTexts, read_in: ReadIn): Weighed {
  const rows = new Map<string, IndexedWord>();
  const add = (words: ReturnType<typeof wordsOfText>, weight: number) => {
    for (const { word, stem } of words) {
      const key = `${stem} ${word}`;
      if ((rows.get(key)?.weight ?? 0) < weight) rows.set(key, { word, stem, read_in, weight });
    }
  };
  const named = wordsOfText(title, lang, true);
  add(named, WEIGHTS.title + Math.round(SHORT_TITLE / Math.max(1, named.length)));
  for (const alias of aliases) if (alias) add(wordsOfText(alias, lang, true), WEIGHTS.alias);
  for (const form of exact) if (form) add(wordsOfText(form, lang), WEIGHTS.exact);
  for (const line of summary) if (line) add(wordsOfText(line, lang), WEIGHTS.summary);
  for (const part of text) if (part) add(wordsOfText(part, lang), WEIGHTS.text);
  return rows;
}
