/** Published values in words. Nothing is computed but the scale of large sums of money. */
import type { Language } from './language.js';
import type { FigureInWords, FigureValueView } from './views.js';
import type { Comparator } from './vocabularies.js';

/** What a value holds beside its words. */
type FigureNumbers = Omit<FigureValueView, 'inWords'>;

const NO_BREAK_SPACE = '\u00a0';

/** Made once: a format costs a hundred times what using it does. */
const FORMATS: Readonly<Record<Language, Intl.NumberFormat>> = {
  fr: new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 3 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 }),
};

/** `1 234,5` with the thin space that does not break; `1,234.5` in English. */
export const numberInWords = (number: number, language: Language): string =>
  FORMATS[language].format(number).replace('-', '−');

const COMPARATOR_WORDS: Readonly<Record<Comparator, Readonly<Record<Language, string>>>> = {
  'at-least': { fr: 'au moins', en: 'at least' },
  'more-than': { fr: 'plus de', en: 'more than' },
  'at-most': { fr: 'au plus', en: 'at most' },
  'less-than': { fr: 'moins de', en: 'less than' },
  about: { fr: 'environ', en: 'about' },
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
  const { shape, number, maximum, numerator, denominator } = value;
  const say = (amount: number) => numberInWords(amount / scaleOf(value), language);
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
