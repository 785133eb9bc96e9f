/** Published values in words. Nothing is computed but the scale of large sums of money. */
import type { Language } from './language.js';
import type { FigureInWords, FigureValueView } from './views.js';
import type { Comparator } from './vocabularies.js';

/** What a value holds beside its words. */
type FigureNumbers = Omit<FigureValueView, 'inWords'>;

const NO_BREAK_SPACE = '\u00a0';

const MOST_DECIMALS = 3;
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };
const formatsOf = (language: Language) =>
  Array.from(
    { length: MOST_DECIMALS + 1 },
    (_, least) =>
      new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: least, maximumFractionDigits: MOST_DECIMALS }),
  );
/** By the least number of decimals. Made once: a format costs a hundred times what using it does. */
const FORMATS: Readonly<Record<Language, readonly Intl.NumberFormat[]>> = { fr: formatsOf('fr'), en: formatsOf('en') };

/** `1 234,5` with the thin space that does not break; `1,234.5` in English; with `decimals` of them at least. */
export const numberInWords = (number: number, language: Language, decimals = 0): string =>
  (FORMATS[language][Math.min(decimals, MOST_DECIMALS)]?.format(number) ?? String(number)).replace('-', '−');

/** Numbers as documents print them: `1 234,50`. */
const PRINTED_NUMBER = /\d+(?:[\s\u00a0\u202f]\d{3})*(?:[.,](\d+))?/g;

/** How many decimals the source prints of this number: that « 9,90 % » is exact to the hundredth is told too. */
function decimalsPrinted(asPublished: string, amount: number): number {
  for (const [printed, decimals = ''] of asPublished.matchAll(PRINTED_NUMBER)) {
    if (Number(printed.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')) === Math.abs(amount))
      return decimals.length;
  }
  return 0;
}

const COMPARATOR_WORDS: Readonly<Record<Comparator, Readonly<Record<Language, string>>>> = {
  'at-least': { fr: 'au moins', en: 'at least' },
  'more-than': { fr: 'plus de', en: 'more than' },
  'at-most': { fr: 'au plus', en: 'at most' },
  'less-than': { fr: 'moins de', en: 'less than' },
  about: { fr: 'environ', en: 'about' },
  soon: { fr: 'bientôt', en: 'soon' },
};
const OUT_OF: Readonly<Record<Language, string>> = { fr: 'sur', en: 'in' };
const RANGE_TO: Readonly<Record<Language, string>> = { fr: 'à', en: 'to' };

/** `plus de`, `17,7`, `%`; `null` when the source has no number to trust, or cuts it. */
export function figureInWords(value: FigureNumbers, language: Language): FigureInWords | null {
  const number = numberOf(value, language);
  if (number === null) return null;
  return {
    comparator: value.comparator && COMPARATOR_WORDS[value.comparator.key][language],
    number,
    unit: unitOf(value),
  };
}

/** The number without its unit. */
function numberOf(value: FigureNumbers, language: Language): string | null {
  const { shape, number, maximum, numerator, denominator, asPublished } = value;
  const say = (amount: number) => {
    const scaled = amount / scaleOf(value);
    return numberInWords(scaled, language, decimalsPrinted(asPublished, scaled));
  };
  const both = (from: number, word: string, to: number) => [say(from), word, say(to)].join(NO_BREAK_SPACE);
  switch (shape.key) {
    case 'text-only':
    case 'composite':
    case 'truncated':
      return null;
    case 'ratio':
      if (numerator === null || denominator === null) return null;
      // « 3 fois » is told as 3 to 1.
      return denominator === 1 ? say(numerator) : both(numerator, OUT_OF[language], denominator);
    case 'range':
      return number === null || maximum === null ? null : both(number, RANGE_TO[language], maximum);
    case 'change':
      return number === null ? null : (number > 0 ? '+' : '') + say(number);
    case 'exact':
    case 'comparator':
      return number === null ? null : say(number);
  }
}

/** Millions of euros are said as such: `8 M€` rather than `8 000 000 €`. */
const MILLION = 1e6;
const BILLION = 1e9;

function scaleOf({ number, maximum, unit }: FigureNumbers): number {
  const largest = Math.max(Math.abs(number ?? 0), Math.abs(maximum ?? 0));
  return unit !== '€' || largest < MILLION ? 1 : largest < BILLION ? MILLION : BILLION;
}

/** What a part of a whole is counted in needs no name: « 1 sur 3 ». */
const UNIT_OF_A_SHARE = 'part';

function unitOf(value: FigureNumbers): string | null {
  if (value.shape.key === 'ratio' && value.unit === UNIT_OF_A_SHARE) return null;
  const scale = scaleOf(value);
  return scale === MILLION ? 'M€' : scale === BILLION ? 'Md€' : value.unit;
}
