/** The passage of a text that holds what was looked for, with the words found set apart. Pure. */
import { textKey, type Language } from 'ess-shared-types';
import type { Piece } from '../../formats/search-hits';
import type { FoundWord } from './found-words';
import { joinedWords, plainWords } from '../../words/searched-words';
import { stemOf } from '../../words/stems';

/** Characters of a passage. */
const LONGEST = 240;
/** What comes before the first word found. */
const BEFORE = 80;

const WORD = /[\p{L}\p{N}]+(?:[-‐‑.,][\p{L}\p{N}]+)*/gu;

/** A text in pieces. */
export function pieces(text: string, words: readonly FoundWord[], lang: Language): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  const add = (piece: string, isFound: boolean) => {
    const last = found.at(-1);
    if (piece === '') return;
    if (last?.isFound === isFound) found[found.length - 1] = { text: last.text + piece, isFound };
    else found.push({ text: piece, isFound });
  };
  for (const match of text.matchAll(WORD)) {
    add(text.slice(at, match.index), false);
    add(match[0], isMeant(match[0], words, lang));
    at = match.index + match[0].length;
  }
  add(text.slice(at), false);
  return found;
}

/** The best passage of some texts, the first of which is shown where none holds a word. */
export function extract(texts: readonly string[], words: readonly FoundWord[], lang: Language): Piece[] {
  const [first = ''] = texts;
  const holding = texts.map((text) => pieces(text, words, lang)).find((parts) => parts.some(({ isFound }) => isFound));
  return cut(holding ?? [{ text: first, isFound: false }]);
}

/** What was said of a form in one search: texts say the same few words again and again. */
const judged = new WeakMap<readonly FoundWord[], Map<string, boolean>>();

function isMeant(form: string, words: readonly FoundWord[], lang: Language): boolean {
  const known = judged.get(words) ?? new Map<string, boolean>();
  judged.set(words, known);
  const key = `${lang} ${form}`;
  const meant = known.get(key) ?? holds(form, words, lang);
  known.set(key, meant);
  return meant;
}

function holds(form: string, words: readonly FoundWord[], lang: Language): boolean {
  const forms = [...plainWords(form), ...joinedWords(form), textKey(form)];
  return words.some(
    ({ stems, beginning }) =>
      forms.some((word) => stems.includes(stemOf(word, lang))) ||
      (beginning !== undefined && forms.some((word) => word.startsWith(beginning))),
  );
}

function cut(parts: readonly Piece[]): Piece[] {
  const text = parts.map((piece) => piece.text).join('');
  if (text.length <= LONGEST) return [...parts];
  const found = parts.findIndex(({ isFound }) => isFound);
  const at = parts.slice(0, Math.max(0, found)).reduce((sum, piece) => sum + piece.text.length, 0);
  const start = at <= BEFORE ? 0 : text.indexOf(' ', at - BEFORE) + 1;
  const room = text.lastIndexOf(' ', start + LONGEST);
  const end = start + LONGEST >= text.length ? text.length : room > start ? room : start + LONGEST;
  const kept: Piece[] = [];
  let position = 0;
  for (const piece of parts) {
    const from = Math.max(0, start - position);
    const to = Math.min(piece.text.length, end - position);
    if (to > from) kept.push({ ...piece, text: piece.text.slice(from, to) });
    position += piece.text.length;
  }
  return [
    ...(start > 0 ? [{ text: '… ', isFound: false }] : []),
    ...kept,
    ...(end < text.length ? [{ text: ' …', isFound: false }] : []),
  ];
}
