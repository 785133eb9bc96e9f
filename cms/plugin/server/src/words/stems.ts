/**
 * The stem under which a word is searched: what is left once plural, feminine and the commonest endings are gone.
 *
 * Words come without accents (`textKey`), because people type them without. Snowball’s French expects accents, and tells
 * `emplois` from `emploi`, `lieux` from `lieu` and `vidéos` from `vidéo`: this light stemmer, in the manner of Savoy’s,
 * keeps them together. One function for what is stored and what is asked gives the same answers on every database.
 */
import type { Language } from 'ess-shared-types';

/** Words that the rules would take for others. */
const FRENCH_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['travaux', 'travail'],
  ['yeux', 'oeil'],
  ['bail', 'bail'],
  ['baux', 'bail'],
  ['vieux', 'vieil'],
  ['vieille', 'vieil'],
  ['vieilles', 'vieil'],
  ['nouveau', 'nouvel'],
  ['nouveaux', 'nouvel'],
  ['nouvelle', 'nouvel'],
  ['nouvelles', 'nouvel'],
  ['departement', 'departement'],
  ['departements', 'departement'],
  ['appartement', 'appartement'],
  ['appartements', 'appartement'],
]);

type Rule = readonly [ending: RegExp, instead: string, shortest: number];

/** In order; a rule holds for words of at least so many letters. */
const FRENCH_NUMBER: readonly Rule[] = [
  [/eaux$/, 'eau', 4],
  [/aux$/, 'al', 5],
  [/([eo]u)x$/, '$1', 4],
  [/s$/, '', 4],
];
const FRENCH_ENDINGS: readonly Rule[] = [
  [/issement$/, 'ir', 9],
  [/ement$/, '', 9],
  [/atrice$/, 'ateur', 8],
  [/trice$/, 'teur', 8],
  [/euse$/, 'eur', 6],
  [/iere$/, 'ier', 6],
  [/ive$/, 'if', 5],
  [/elle$/, 'el', 7],
  [/enne$/, 'en', 6],
  [/([ao])ise$/, '$1i', 6],
  [/alite$/, 'al', 8],
  [/ees?$/, 'e', 4],
  [/([^i])er$/, '$1', 6],
  [/e$/, '', 4],
];
const ENGLISH_NUMBER: readonly Rule[] = [
  [/sses$/, 'ss', 5],
  [/ies$/, 'y', 5],
  [/([sxz]|[cs]h)es$/, '$1', 5],
  [/([^siu])s$/, '$1', 4],
];
const ENGLISH_ENDINGS: readonly Rule[] = [
  [/ing$/, '', 7],
  [/ed$/, '', 6],
  [/e$/, '', 5],
];

const RULES: Readonly<Record<Language, readonly (readonly Rule[])[]>> = {
  fr: [FRENCH_NUMBER, FRENCH_ENDINGS],
  en: [ENGLISH_NUMBER, ENGLISH_ENDINGS],
};

/** The stem of a word as `textKey` writes it. */
export function stemOf(word: string, lang: Language): string {
  const exception = lang === 'fr' ? FRENCH_EXCEPTIONS.get(word) : undefined;
  if (exception !== undefined) return exception;
  return RULES[lang].reduce(withoutEnding, word);
}

/** The first rule that fits. */
function withoutEnding(word: string, rules: readonly Rule[]): string {
  const rule = rules.find(([ending, , shortest]) => word.length >= shortest && ending.test(word));
  return rule === undefined ? word : word.replace(rule[0], rule[1]);
}

/** Words that say nothing of what is looked for, with the verbs and the questions in which people wrap it. */
const FRENCH_SILENT = `
  a ai as au aux avec avoir avons avez ayant bien c ce cela celle celles celui ces cet cette ceux chaque chez comme
  comment combien d dans de des doit doivent dois dont du elle elles en entre es est et etaient etait ete etes etre eu
  existe faire fais faisons fait faites faut font il ils j je l la laquelle le lequel les leur leurs lui m ma mais me
  memes meme mes mon n ne ni nos notre nous on ont ou par parmi pas peut peuvent peux pour pourquoi pouvez pouvons puis
  qu quand que quel quelle quelles quels qui quoi s sa sans se sera sert ses si sommes son sont sous sur t ta te tes toi
  ton tous tout toute toutes tu un une vers veut veux vos votre vous voudrais y autre autres aussi afin ainsi donc car or
  prochain prochaine prochains prochaines trouver trouve cherche cherchons chercher connaitre savoir obtenir
`;
const ENGLISH_SILENT = `
  a about all an and any are as at be been by can could do does for from get had has have how i if in into is it its me
  my no not of on or our s so some that the their them there these they this those to us was we were what when where
  which who whom why will with would you your find
`;

const silent = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
const SILENT: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: silent(FRENCH_SILENT),
  en: silent(ENGLISH_SILENT),
};

/** Whether a word says nothing by itself. */
export const isSilent = (word: string, lang: Language): boolean => SILENT[lang].has(word);
