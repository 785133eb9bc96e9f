/** Cuts a date as people type it, in French or English, into what each piece of it says. Pure. */
import type { HalfDay } from 'ess-shared-types';

/** What a piece may say of a moment. Months from 1, Sunday is 0. */
export interface Said {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly weekday?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly halfDay?: HalfDay;
}

export type TokenKind =
  /** Says something of a moment. */
  | 'said'
  /** A number alone: a day or a year, as its neighbours tell. */
  | 'number'
  /** « au », « - »: an end follows. */
  | 'to'
  /** « jusqu’à »: an end follows, even after a day without hour. */
  | 'until'
  /** « à »: an hour or an end follows. */
  | 'at'
  /** « et »: another date follows. */
  | 'and'
  | 'short-year'
  | 'time-zone'
  | 'unknown';

export interface Token {
  readonly kind: TokenKind;
  /** As it was typed. */
  readonly text: string;
  readonly said: Said;
}

/** Pieces in their order, without the words that say nothing. */
export function tokensOf(typed: string): Token[] {
  const text = typed.normalize('NFC').replaceAll(/\s/g, ' ').trim();
  if (text.length > LONGEST) return [{ kind: 'unknown', text: `${text.slice(0, LONGEST)}…`, said: {} }];
  const folded = foldLetters(text);
  const tokens: Token[] = [];
  let at = 0;
  while (at < folded.length) {
    const [length, read] = readAt(folded, at, tokens.at(-1));
    if (read) tokens.push({ ...read, text: text.slice(at, at + length).trim() });
    at += length;
  }
  return tokens;
}

/** A date that takes more is a sentence. */
const LONGEST = 120;

/** Lower case without accents, letter for letter, so that places in both texts are the same. */
const foldLetters = (text: string): string =>
  Array.from({ length: text.length }, (_, index) => {
    const letter = text.charAt(index);
    return (letter.normalize('NFD').toLowerCase().charAt(0) || ' ').replace('’', "'");
  }).join('');

type Read = Omit<Token, 'text'>;

function readAt(
  text: string,
  at: number,
  previous: Token | undefined,
): readonly [length: number, read: Read | undefined] {
  for (const [pattern, read] of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [match[0].length, read(match)];
  }
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  if (word !== undefined) return [word.length, readWord(word, text.slice(at + word.length), previous)];
  return [1, SILENT_SIGNS.includes(text.charAt(at)) ? undefined : { kind: 'unknown', said: {} }];
}

const WORD = /[a-z]+/y;
const SILENT_SIGNS = " ,;.()'";

const said = (fields: Said): Read => ({ kind: 'said', said: fields });

/** A day, a month and a year in figures. A group that is absent says nothing. */
const inFigures =
  (...names: readonly ('year' | 'month' | 'day')[]) =>
  (match: RegExpExecArray): Read =>
    said(Object.fromEntries(names.map((name, index) => [name, Number(match[index + 1])])));

/** Hours, minutes and perhaps `a` or `p` (am, pm). What is no hour stays one that does not exist. */
function time(hours: string | undefined, minutes: string | undefined, half?: string): Read {
  const hour = Number(hours);
  if (half === undefined) return said({ hour, minute: Number(minutes ?? 0) });
  const isOnTheDial = hour >= 1 && hour <= 12;
  return said({ hour: isOnTheDial ? (hour % 12) + (half === 'p' ? 12 : 0) : NaN, minute: Number(minutes ?? 0) });
}

const MONTH_FOLLOWS = '\\s*(?:jan|fev|feb|mar(?!di)|avr|apr|mai|may|jui|jun|jul|aou|aug|sep|oct|nov|dec)';

/** Tried in this order at each place; all sticky. */
const PATTERNS: readonly (readonly [RegExp, (match: RegExpExecArray) => Read])[] = [
  // 2025-09-11, 2025-09-11T
  [/(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)(?:t(?=\d))?/y, inFigures('year', 'month', 'day')],
  // 11/09/2025
  [
    /(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)/y,
    ([, day, , month, year]) => said(numbers({ day, month, year })),
  ],
  [/\d{1,2}([-/.])\d{1,2}\1\d{2}(?!\d)/y, () => ({ kind: 'short-year', said: {} })],
  [/(\d{4})[-/](\d{1,2})(?!\d)/y, inFigures('year', 'month')],
  [/(\d{1,2})[-/.](\d{4})(?!\d)/y, inFigures('month', 'year')],
  // 9:30, 9:30:00, 2:30 pm
  [/(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?!\d)(?:\s*([ap])\.?m(?![a-z])\.?)?/y, ([, h, m, half]) => time(h, m, half)],
  [/(\d{1,2})\s*([ap])\.?m(?![a-z])\.?/y, ([, h, half]) => time(h, undefined, half)],
  // 9h, 9 h 30, 14 heures 30; the day that may follow is no minute
  [
    new RegExp(`(\\d{1,2})\\s*(?:heures?|h(?:rs?)?)(?![a-z])(?:\\s*(\\d{2})(?!\\d|${MONTH_FOLLOWS}))?`, 'y'),
    ([, h, m]) => time(h, m),
  ],
  [/(\d{1,2})[/.](\d{1,2})(?!\d)/y, inFigures('day', 'month')],
  [/(?:z|utc|gmt|cest|cet|heure|time|[+]\d{2}:?\d{2})(?![a-z])/y, () => ({ kind: 'time-zone', said: {} })],
  [/(?:apres[- ]?midi|afternoon)(?![a-z])/y, () => said({ halfDay: 'afternoon' })],
  // 1er, 2nd: a day
  [/(\d{1,2})\s?(?:er|st|nd|rd|th)(?![a-z])/y, inFigures('day')],
  [/\d+/y, () => ({ kind: 'number', said: {} })],
  [/[-–—/]/y, () => ({ kind: 'to', said: {} })],
  [/&/y, () => ({ kind: 'and', said: {} })],
];

const numbers = (texts: Readonly<Record<'day' | 'month' | 'year', string | undefined>>): Said => ({
  day: Number(texts.day),
  month: Number(texts.month),
  year: Number(texts.year),
});

const MONTHS: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'january', 'jan'],
  ['fevrier', 'fevr', 'fev', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
];

const WEEKDAYS: readonly (readonly string[])[] = [
  ['dimanche', 'dim', 'sunday', 'sun'],
  ['lundi', 'lun', 'monday', 'mon'],
  ['mardi', 'tuesday', 'tue', 'tues'],
  ['mercredi', 'mer', 'wednesday', 'wed'],
  ['jeudi', 'jeu', 'thursday', 'thu', 'thur', 'thurs'],
  ['vendredi', 'ven', 'friday', 'fri'],
  ['samedi', 'sam', 'saturday', 'sat'],
];
const TUESDAY = 2;

const HALF_DAY_WORDS: Readonly<Record<HalfDay, readonly string[]>> = {
  morning: ['matin', 'matinee', 'morning'],
  afternoon: ['aprem'],
  evening: ['soir', 'soiree', 'evening'],
};

const LINKS: Readonly<Record<string, TokenKind>> = {
  a: 'at',
  at: 'at',
  au: 'to',
  to: 'to',
  jusqu: 'until',
  jusque: 'until',
  until: 'until',
  till: 'until',
  et: 'and',
  and: 'and',
};

const SILENT_WORDS: readonly string[] = 'le la les l du de d des en dans partir on the of in from'.split(' ');

function readWord(word: string, following: string, previous: Token | undefined): Read | undefined {
  if (SILENT_WORDS.includes(word)) return undefined;
  const link = Object.hasOwn(LINKS, word) ? LINKS[word] : undefined;
  if (link) return { kind: link, said: {} };
  // « mar. 11 mars »: Tuesday, where a day follows and none stands before.
  if (word === 'mar' && previous?.kind !== 'number' && /^\.?\s+\d{1,2}(?!\d)/.test(following)) {
    return said({ weekday: TUESDAY });
  }
  const month = MONTHS.findIndex((names) => names.includes(word)) + 1;
  if (month > 0) return said({ month });
  const weekday = WEEKDAYS.findIndex((names) => names.includes(word));
  if (weekday >= 0) return said({ weekday });
  if (word === 'midi' || word === 'noon') return said({ hour: 12, minute: 0 });
  for (const halfDay of ['morning', 'afternoon', 'evening'] as const)
    if (HALF_DAY_WORDS[halfDay].includes(word)) return said({ halfDay });
  return { kind: 'unknown', said: {} };
}
