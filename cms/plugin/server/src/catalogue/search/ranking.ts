/** In which order the answers of a search stand. Pure: the same on every database. */
import { END_OF_TIME } from '../../publication/tables';
import { MOST_COUNTED, type FoundWord } from './found-words';

/** What an answer is ranked by. */
export interface Ranked {
  readonly key: string;
  readonly weights: readonly number[];
  /** What the words of the name of a place weigh, which nobody must have. */
  readonly more: number;
  /** How likely its kind is what people look for, around 1. */
  readonly favour: number;
  /** 0 for elsewhere, more for what lies in the place that the search is about. */
  readonly nearness: number;
  /** When it is over, in milliseconds; `END_OF_TIME` for what never is. */
  readonly until: number;
}

export interface RankedSearch {
  readonly words: readonly FoundWord[];
  /** The nearness of what lies in the place itself; 0 where none is asked for. */
  readonly nearest: number;
  readonly now: number;
}

/** What a place adds: as much as a word of the title that some have. */
const OF_THE_PLACE = 260;
const UPCOMING = 1.2;
const OVER = 0.95;
const LONG_OVER = 0.9;
const LONG = 400 * 86_400_000;

/** How much a word says: the fewer have it, the more. */
const rarity = ({ count }: FoundWord): number => Math.log(1 + (2 * MOST_COUNTED) / Math.max(1, count));

/** How much of what was asked for an answer has, from 0 to 1. */
export function coverage({ weights, nearness }: Ranked, { words, nearest }: RankedSearch): number {
  const asked = words.map(rarity);
  const place = nearest > 0 ? mean(asked) : 0;
  const had = asked.reduce(
    (sum, rare, index) => sum + ((weights[index] ?? 0) > 0 ? rare : 0),
    nearness > 0 ? place : 0,
  );
  const all = asked.reduce((sum, rare) => sum + rare, place);
  return all === 0 ? 1 : had / all;
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 1 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

export function scoreOf(answer: Ranked, search: RankedSearch): number {
  const words = search.words.reduce((sum, word, index) => sum + rarity(word) * (answer.weights[index] ?? 0), 0);
  const place = search.nearest === 0 ? 0 : OF_THE_PLACE * (answer.nearness / search.nearest) ** 2;
  const all = words + answer.more + place;
  return all * coverage(answer, search) ** 2 * freshness(answer.until, search.now) * answer.favour;
}

/** What is to come goes before what is over; what has no date is neither. */
function freshness(until: number, now: number): number {
  if (until >= END_OF_TIME) return 1;
  if (until > now) return UPCOMING;
  return until > now - LONG ? OVER : LONG_OVER;
}

/** The best first; among equals, in the order of their addresses. */
export function ranked<Answer extends Ranked>(answers: readonly Answer[], search: RankedSearch): Answer[] {
  return answers
    .map((answer) => ({ answer, score: scoreOf(answer, search) }))
    .sort((one, other) => other.score - one.score || (one.answer.key < other.answer.key ? -1 : 1))
    .map(({ answer }) => answer);
}
