/** What people type, as the words that are looked for. Pure. */
import type { Language } from 'ess-shared-types';
import { joinedWords, plainWords } from './searched-words';
import { isSilent, stemOf } from './stems';

/** Words that are looked for at once: whoever pastes a page is answered as soon as the others. */
const MOST_WORDS = 12;
/** Characters that are read at all. */
const MOST_CHARACTERS = 2_000;

export interface TypedWord {
  readonly word: string;
  /** It may be found under any of these. */
  readonly stems: readonly string[];
  /** What it forms with its neighbours: « start up » is `startup`, « 161 900 » is `161900`. */
  readonly joined: readonly string[];
}

/** The words of a search, each once and in order; silent ones only where there are no others. */
export function typedWords(typed: string, lang: Language): TypedWord[] {
  const text = typed.slice(0, MOST_CHARACTERS);
  const words = plainWords(text);
  const joined = joinedWords(text);
  const speaking = words.filter((word) => !isSilent(word, lang));
  const meant = new Set((speaking.length > 0 ? speaking : words).slice(0, 4 * MOST_WORDS));
  const found = new Map<string, TypedWord>();
  words.forEach((word, index) => {
    if (!meant.has(word) || found.size >= MOST_WORDS) return;
    const stems = stemsOf(word, lang);
    const key = stems.join(' ');
    const near = [words[index - 1], words[index + 1]];
    const together = [near[0] && near[0] + word, near[1] && word + near[1]].flatMap((form) => form || []);
    const others = [...together, ...joined.filter((form) => form.includes(word) && form !== word)];
    const before = found.get(key);
    found.set(key, { word: before?.word ?? word, stems, joined: [...new Set([...(before?.joined ?? []), ...others])] });
  });
  return [...found.values()];
}

/** Readers of English are also shown what is in French alone. */
export const stemsOf = (word: string, lang: Language): string[] => [
  ...new Set(lang === 'fr' ? [stemOf(word, 'fr')] : [stemOf(word, 'en'), stemOf(word, 'fr')]),
];
