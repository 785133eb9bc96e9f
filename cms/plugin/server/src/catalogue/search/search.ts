/**
 * The search over everything that is published. All words first; where no entry has them all, those that have most,
 * and it is said so. What an answer costs is bounded by the search, not by how much is published.
 */
import type { Knex } from 'knex';
import type { Language, TerritoryView } from 'ess-shared-types';
import { readView, rowsById, type EntryRow } from '../entry-rows';
import { TOPIC_VOCABULARY } from '../../publication/entry-parts';
import type { StoredVocabulary } from '../../publication/stored-views';
import type { TerritoryIndex } from '../../territories/territory-index';
import { candidates, MOST_CANDIDATES, type Asked, type Candidate, type Place } from './candidates';
import { findWords, type FoundWord } from './found-words';
import { READ_IN, weighed, type IndexedWord, type SearchedTexts } from '../../words/indexed-words';
import { coverage, ranked, type Ranked, type RankedSearch } from './ranking';
import { SEARCHED_COLLECTIONS, type SearchedCollection } from '../../formats/search-hits';
import { isSearchedKind, KIND_OF_SEARCHED, SEARCHED_KINDS, type SearchedKind } from './searched-collections';
import { plainWords } from '../../words/searched-words';
import { typedPlace } from './typed-places';
import { ownTexts, termTexts } from '../../publication/vocabulary-texts';

export interface SearchAsked {
  readonly q: string;
  readonly lang: Language;
  /** Entries of elsewhere are left out. */
  readonly territory: TerritoryView | undefined;
  readonly topics: readonly string[];
  readonly organisations: readonly string[];
}

/** One answer: an entry, or a term of a vocabulary that is one. */
export interface SearchAnswer extends Ranked {
  readonly collection: SearchedCollection;
  readonly id: number;
  readonly slug: string;
  /** The slug of the term, where the answer is one. */
  readonly term: string | undefined;
}

export interface SearchFound {
  readonly answers: readonly SearchAnswer[];
  /** There are more than were counted. */
  readonly isCapped: boolean;
  readonly words: readonly FoundWord[];
  /** How many of the first answers have all that was looked for; the others have most of it. */
  readonly whole: number;
  /** The territory that the words name. */
  readonly named: TerritoryView | undefined;
}

/** Of what is asked for at all, an answer that misses some has at least so much of the best one. */
const ENOUGH = 0.7;
/** Terms that stand before everything else; others follow. */
const MOST_TERMS_FIRST = 2;
/** Where so few have all words, those that have most follow. */
const FEW = 8;
/** Somebody of the same name is looked for less than what they offer; the neutral themes lead to the others. */
const FAVOURS: Readonly<Partial<Record<SearchedCollection, number>>> = {
  structures: 0.8,
  'chiffres-cles': 0.85,
  initiatives: 1.2,
  dispositifs: 1.1,
};
const NEUTRAL_FAVOUR = 1.4;

export async function search(knex: Knex, index: TerritoryIndex, now: number, asked: SearchAsked): Promise<SearchFound> {
  const place = typedPlace(asked.q, index, asked.lang);
  // A word that is the name of a place too may have been meant as a word.
  const tries = place ? [place, undefined] : [undefined];
  let last: SearchFound | undefined;
  for (const named of tries) {
    const typed = named ? without(asked.q, [...named.words, ...named.kinds]) : asked.q;
    const all = await findWords(knex, typed, { lang: asked.lang });
    const words = all.filter(isKnown);
    if (asked.q.trim() !== '' && words.length === 0 && !named) {
      last ??= found([], [], all, undefined);
      continue;
    }
    const others = named ? (await findWords(knex, named.words.join(' '), { lang: asked.lang })).filter(isKnown) : [];
    const parts: Parts = { words, others, place: placeOf(index, asked.territory, named?.territory) };
    const every = await foundWith(knex, now, asked, parts, 'all');
    const isPartial = words.length + (named ? 1 : 0) > 1 && every.length < FEW;
    const some = isPartial ? await foundWith(knex, now, asked, parts, 'some') : [];
    last = found(every, some, all, named?.territory);
    if (last.answers.length > 0) return last;
  }
  return last ?? found([], [], [], undefined);
}

const isKnown = ({ count }: FoundWord): boolean => count > 0;

function found(
  every: readonly SearchAnswer[],
  some: readonly SearchAnswer[],
  words: readonly FoundWord[],
  named: TerritoryView | undefined,
): SearchFound {
  const known = new Set(every.map(({ key }) => key));
  const answers = [...every, ...some.filter(({ key }) => !known.has(key))];
  // A word that is nowhere is in none.
  const whole = words.every(isKnown) ? every.length : 0;
  return { answers, whole, words, named, isCapped: answers.length >= MOST_CANDIDATES };
}

/** The same words without those that name a place. */
function without(typed: string, words: readonly string[]): string {
  const named = new Set(words);
  return typed
    .split(/([\s'’]+)/)
    .filter((form) => !plainWords(form).some((word) => named.has(word)))
    .join('');
}

function placeOf(
  index: TerritoryIndex,
  asked: TerritoryView | undefined,
  named: TerritoryView | undefined,
): Place | undefined {
  const territory = asked ?? named;
  if (!territory) return undefined;
  const [, ...around] = index.selfAndAncestors(territory.code);
  return { code: territory.code, around, isDemanded: true };
}

/** What a search is made of. */
interface Parts {
  readonly words: readonly FoundWord[];
  /** The words of the name of the place. */
  readonly others: readonly FoundWord[];
  readonly place: Place | undefined;
}

async function foundWith(
  knex: Knex,
  now: number,
  { lang, topics, organisations, territory }: SearchAsked,
  { words, others, place }: Parts,
  has: 'all' | 'some',
): Promise<SearchAnswer[]> {
  const isDemanded = has === 'all' || territory !== undefined;
  const asked: Asked = {
    words,
    others,
    place: place && { ...place, isDemanded },
    kinds: SEARCHED_KINDS,
    topics,
    organisations,
    has,
  };
  const ranking: RankedSearch = { words, nearest: place ? place.around.length + 1 : 0, now };
  const entries = await candidates(knex, asked);
  const terms = words.length === 0 ? [] : await termsAmong(knex, entries, words, lang);
  const answers = [...entries.flatMap(answerOf), ...terms];
  const partial = answers.map((answer) => coverage(answer, ranking)).filter((share) => share < 1 - ROUNDING);
  const best = Math.max(0, ...partial);
  const enough = has === 'all' ? 1 : ENOUGH * best;
  return termsAside(
    ranked(
      answers.filter((answer) => coverage(answer, ranking) >= enough - ROUNDING),
      ranking,
    ),
  );
}

const ROUNDING = 1e-9;

const COLLECTION_OF: ReadonlyMap<SearchedKind, SearchedCollection> = new Map(
  SEARCHED_COLLECTIONS.map((collection) => [KIND_OF_SEARCHED[collection], collection]),
);

function answerOf({ id, kind, slug, until, weights, more, nearness }: Candidate): SearchAnswer[] {
  const collection = isSearchedKind(kind) ? COLLECTION_OF.get(kind) : undefined;
  if (collection === undefined || collection === 'themes') return [];
  const favour = FAVOURS[collection] ?? 1;
  return [
    { collection, id, slug, term: undefined, key: `${collection}/${slug}`, until, weights, more, nearness, favour },
  ];
}

/** The vocabularies found, and those of their terms that hold the words themselves. */
async function termsAmong(
  knex: Knex,
  entries: readonly Candidate[],
  words: readonly FoundWord[],
  lang: Language,
): Promise<SearchAnswer[]> {
  const vocabularies = entries.filter(({ kind }) => kind === 'vocabulary');
  const rows = await rowsById(
    knex,
    vocabularies.map(({ id }) => id),
    lang,
  );
  return vocabularies.flatMap(({ id, slug, until }) => {
    const row = rows.get(id);
    return (row ? wordsOfTerms(row, lang) : []).flatMap(({ term, words: own }): SearchAnswer[] => {
      const weights = weightsIn(own, words);
      if (weights.every((weight) => weight === 0)) return [];
      const named = term === undefined ? slug : `${slug}:${term}`;
      const favour = slug === TOPIC_VOCABULARY ? NEUTRAL_FAVOUR : 1;
      return [
        {
          collection: 'themes',
          id,
          slug: named,
          term,
          key: `themes/${named}`,
          until,
          weights,
          more: 0,
          nearness: 0,
          favour,
        },
      ];
    });
  });
}

/** The words of a term; of the vocabulary itself where it is none. */
interface TermWords {
  readonly term: string | undefined;
  readonly words: readonly IndexedWord[];
}

/** Vocabularies change by the year, and finding the words of all their terms costs more than the rest of a search. */
const rememberedTerms = new Map<string, readonly TermWords[]>();
const MOST_REMEMBERED = 200;

function wordsOfTerms(row: EntryRow, lang: Language): readonly TermWords[] {
  const key = `${lang} ${row.view}`;
  const known = rememberedTerms.get(key);
  if (known) return known;
  const vocabulary = readView<StoredVocabulary>(row);
  const of = (term: string | undefined, texts: SearchedTexts): TermWords => ({
    term,
    words: [...weighed(texts, READ_IN.both).values()],
  });
  const found = [
    of(undefined, ownTexts(vocabulary, lang)),
    ...vocabulary.terms.map((term) => of(term.slug, termTexts(term, vocabulary, lang))),
  ];
  const [oldest] = rememberedTerms.keys();
  if (oldest !== undefined && rememberedTerms.size >= MOST_REMEMBERED) rememberedTerms.delete(oldest);
  rememberedTerms.set(key, found);
  return found;
}

function weightsIn(rows: readonly IndexedWord[], words: readonly FoundWord[]): number[] {
  return words.map(({ stems, own, beginning }) =>
    Math.max(
      0,
      ...rows
        .filter(({ stem, word }) => (beginning === undefined ? stems.includes(stem) : word.startsWith(beginning)))
        .map(({ weight, stem }) =>
          beginning !== undefined || own.includes(stem) ? weight : Math.floor((weight * 6) / 10),
        ),
    ),
  );
}

/** A word that a whole vocabulary turns upon must not leave the first page to its terms. */
function termsAside(answers: readonly SearchAnswer[]): SearchAnswer[] {
  let terms = 0;
  const first: SearchAnswer[] = [];
  const later: SearchAnswer[] = [];
  for (const answer of answers) {
    if (answer.collection === 'themes') terms += 1;
    (answer.collection === 'themes' && terms > MOST_TERMS_FIRST ? later : first).push(answer);
  }
  return [...first, ...later];
}
