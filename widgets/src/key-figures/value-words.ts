/** A published value in words. Nothing is computed but the scale of large sums of money. */
import type { Language } from 'ess-shared-types';
import { WORDS } from '../foundation/words.js';
import type { FigureValue } from './key-figures-source.js';
import { KEY_FIGURES_WORDS } from './words.js';

/** Shapes of values that are said in the words of the source. */
export const WITHOUT_NUMBER = /text-only|composite|truncated/;

/** `15,2`, `14 à 20`, `1 sur 5`, `+5`, without comparator; empty where the source gives no number to trust. */
export function numberInWords(value: FigureValue, language: Language): string {
  const { shape, number, maximum, numerator, denominator } = value;
  const { outOf, rangeTo } = KEY_FIGURES_WORDS[language];
  const say = (amount: number, [scale] = scaleOf(value)) =>
    (amount / scale).toLocaleString(WORDS[language].locale).replace('-', '−');
  const both = (from: number | null, word: string, to: number | null) =>
    from === null || to === null ? '' : [say(from), word, say(to)].join('\u00a0');
  if (WITHOUT_NUMBER.test(shape.key)) return '';
  if (shape.key === 'range') return both(number, rangeTo, maximum);
  // « 3 fois » is told as 3 to 1.
  if (shape.key === 'ratio')
    return denominator === 1 && numerator !== null ? say(numerator) : both(numerator, outOf, denominator);
  if (number === null) return '';
  return (shape.key === 'change' && number > 0 ? '+' : '') + say(number);
}

/** Millions of euros are said as such: `8 M€` rather than `8 000 000 €`. What `1 sur 5` counts needs no name. */
function scaleOf({ number, unit }: FigureValue): readonly [scale: number, unit: string | null] {
  const size = unit === '€' ? Math.abs(number ?? 0) : 0;
  if (size < 1e6) return [1, unit === 'part' ? '' : unit];
  return size < 1e9 ? [1e6, 'M€'] : [1e9, 'Md€'];
}

/** `%`, `M€`. */
export const unitInWords = (value: FigureValue): string => scaleOf(value)[1] ?? '';

/** `plus de`, of the label `plus de (>)`. */
export const comparatorInWords = ({ comparator }: FigureValue): string => comparator?.label.replace(/ \(.*/, '') ?? '';
