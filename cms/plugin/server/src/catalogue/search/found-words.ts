/**
 * Where the words of a search stand in the index: as they are, else as the beginning of longer ones, else under a slip
 * of one letter. What is asked of the database is bounded, however many entries there are.
 */
import type { Knex } from 'knex';
import type { Language } from 'ess-shared-types';
import type { SearchedWord } from '../../formats/search-hits';
import { WORDS, type EntryKind } from '../../publication/tables';
import { readInOf, type ReadIn } from '../../words/indexed-words';
import { stemsOf, typedWords } from '../../words/typed-words';
import { SYNONYMS } from '../../words/synonyms';

/** Entries that are counted for a word; beyond, it is one of those that very many have. */
export const MOST_COUNTED = 1_000;
/** Shorter words are one letter away from too many others. */
const SHORTEST_MISSPELT = 4;
const MOST_MISSPELT = 4;
/** Words of which one is the beginning are many, the more so as it is short: the longest of a search are read so. */
const MOST_BEGUN = 4;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Sorts after every letter. */
const LAST_LETTER = '\u{10ffff}';

/** A word that was looked for, and how it is found. */
export interface FoundWord extends SearchedWord {
  readonly stems: readonly string[];
  /** Those of them that are the word itself; the others are of words that mean the same. */
  readonly own: readonly string[];
  /** Words that begin so are found, where none is the very word. */
  readonly beginning: string | undefined;
  readonly readIn: readonly ReadIn[];
  /** How many entries have it, at most `MOST_COUNTED`. */
  readonly count: number;
}

export interface WordScope {
  readonly lang: Language;
  /** Only in entries of one kind. */
  readonly kind?: EntryKind;
}

/** The words of a search, each as it is found. */
export async function findWords(knex: Knex, typed: string, scope: WordScope): Promise<FoundWord[]> {
  const words = typedWords(typed, scope.lang);
  if (words.length === 0) return [];
  const known = await knownForms(
    knex,
    words.flatMap(({ joined }) => joined),
    scope,
  );
  const asked = words.map((word): FoundWord => {
    const joined = word.joined.filter((form) => known.has(form)).flatMap((form) => stemsOf(form, scope.lang));
    return asIs(word.word, [...word.stems, ...joined], scope);
  });
  const whole = await counted(knex, asked, scope);
  const missing = whole.filter(({ count }) => count === 0);
  if (missing.length === 0) return whole;
  const longest = missing.toSorted((one, other) => other.typed.length - one.typed.length).slice(0, MOST_BEGUN);
  const begun = await counted(
    knex,
    longest.map((word) => ({ ...word, how: 'beginning', stems: [], beginning: word.typed })),
    scope,
  );
  const others = new Map(begun.filter(({ count }) => count > 0).map((word) => [word.typed, word]));
  const unknown = missing.filter(({ typed: text }) => !others.has(text));
  for (const word of unknown.slice(0, MOST_MISSPELT)) {
    const near = await nearWords(knex, word, scope);
    if (near) others.set(word.typed, near);
  }
  return whole.map((word) => (word.count > 0 ? word : (others.get(word.typed) ?? { ...word, how: 'nowhere' })));
}

function asIs(typed: string, stems: readonly string[], { lang }: WordScope): FoundWord {
  const all = [...new Set(stems.flatMap((stem) => SYNONYMS[lang].get(stem) ?? [stem]))];
  return {
    typed,
    how: 'word',
    stems: all,
    own: stems,
    instead: [],
    beginning: undefined,
    readIn: readInOf(lang),
    count: 0,
  };
}

/** Rows of the index that hold a word. */
export const rowsOf = (knex: Knex, { stems, beginning, readIn }: FoundWord): Knex.QueryBuilder =>
  (beginning === undefined
    ? knex({ word: WORDS }).whereIn('word.stem', [...stems])
    : beginsWith(knex, beginning)
  ).whereIn('word.read_in', [...readIn]);

/** How much a word weighs in an entry; one that means the same weighs less. */
export function weightIn(knex: Knex, word: FoundWord, entry: string): Knex.Raw {
  const rows = rowsOf(knex, word).whereRaw('word.entry_id = ??', [entry]);
  if (word.beginning !== undefined) return knex.raw('(?)', [rows.max('word.weight')]);
  const own = word.own.map(() => '?').join(', ');
  const weight = `max(case when word.stem in (${own}) then word.weight else word.weight * 6 / 10 end)`;
  return knex.raw('(?)', [rows.select(knex.raw(weight, [...word.own]))]);
}

/** Rows of the index whose word begins so. */
export const beginsWith = (knex: Knex, beginning: string): Knex.QueryBuilder =>
  knex({ word: WORDS })
    .where('word.word', '>=', beginning)
    .where('word.word', '<', beginning + LAST_LETTER);

const within = (rows: Knex.QueryBuilder, { kind }: WordScope): Knex.QueryBuilder =>
  kind === undefined ? rows : rows.where('word.kind', kind);

/** One statement for all: each stops counting at `MOST_COUNTED`. */
async function counted(knex: Knex, words: readonly FoundWord[], scope: WordScope): Promise<FoundWord[]> {
  const counts = words.map((word) =>
    knex
      .count('* as count')
      .from(within(rowsOf(knex, word), scope).select(knex.raw('1 as one')).limit(MOST_COUNTED).as('some')),
  );
  const columns = counts.map((count, index) => knex.raw('? as ??', [count, `c${String(index)}`]));
  const [row]: Readonly<Record<string, number | string>>[] = await knex.select(columns);
  return words.map((word, index) => ({ ...word, count: Number(row?.[`c${String(index)}`] ?? 0) }));
}

/** Which of some words the index has. */
async function knownForms(knex: Knex, forms: readonly string[], { lang }: WordScope): Promise<ReadonlySet<string>> {
  if (forms.length === 0) return new Set();
  const rows: { word: string }[] = await knex({ word: WORDS })
    .whereIn('word.word', [...new Set(forms)])
    .whereIn('word.read_in', [...readInOf(lang)])
    .distinct('word.word');
  return new Set(rows.map(({ word }) => word));
}

/** The words that differ from a typed one by a letter: one more, one less, another, or two that changed places. */
async function nearWords(knex: Knex, word: FoundWord, scope: WordScope): Promise<FoundWord | undefined> {
  const { typed } = word;
  if (typed.length < SHORTEST_MISSPELT || !/^[a-z]+$/.test(typed)) return undefined;
  const rows: { word: string; stem: string }[] = await knex({ word: WORDS })
    .whereIn('word.word', oneLetterAway(typed))
    .whereIn('word.read_in', [...word.readIn])
    .distinct('word.word', 'word.stem');
  if (rows.length === 0) return undefined;
  const instead = [...new Set(rows.map((row) => row.word))].sort();
  const stems = [...new Set(rows.map((row) => row.stem))].sort();
  const [near] = await counted(knex, [{ ...asIs(typed, stems, scope), how: 'slip', instead }], scope);
  return near !== undefined && near.count > 0 ? near : undefined;
}

export function oneLetterAway(word: string): string[] {
  const near = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after !== '') near.add(before + after.slice(1));
    if (after.length > 1) near.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
    for (const letter of LETTERS) {
      near.add(before + letter + after);
      if (after !== '') near.add(before + letter + after.slice(1));
    }
  }
  near.delete(word);
  return [...near];
}
