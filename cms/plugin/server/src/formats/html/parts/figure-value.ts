/** A published value as typography: the number, its unit, and what must be said so that it is not misread. */
import type { Comparator, FigureReference, FigureValueView, Language, PeriodView } from 'ess-shared-types';
import { daysInWords, DEFAULT_TIME_ZONE } from 'ess-shared-types';
import { fromSource, type Context } from '../context';
import { html, type Markup, type Part } from '../markup';
import { capitalised, numberInWords, untilInWords } from '../phrases';
import { WORDS } from '../words';

const NO_BREAK_SPACE = '\u00a0';

const COMPARATOR_WORDS: Readonly<Record<Comparator, Readonly<Record<Language, string>>>> = {
  'at-least': { fr: 'au moins', en: 'at least' },
  'more-than': { fr: 'plus de', en: 'more than' },
  'at-most': { fr: 'au plus', en: 'at most' },
  'less-than': { fr: 'moins de', en: 'less than' },
  about: { fr: 'environ', en: 'about' },
};

/** A value that is a number: « plus de », « 17,7 », « % ». The unit is kept as the source gives it. */
interface ValueParts {
  readonly comparator: string | null;
  readonly number: string;
  readonly unit: string | null;
}

/** What stands in large letters: a number with its unit, or the words of the source where there is no number to trust. */
export function figureValue(value: FigureValueView, context: Context): Markup {
  const parts = valueParts(value, context.lang);
  if (parts === null) {
    return html`<span class="words">${fromSource(WORDS.quoted.fr(value.asPublished), context)}</span>`;
  }
  const { comparator, number, unit } = parts;
  return html`${comparator !== null && html`<span class="comparator">${comparator}</span> `}<span class="number">${number}</span>${unit !== null && html`${NO_BREAK_SPACE}<span class="unit">${fromSource(unit, context)}</span>`}`;
}

/** The same as plain text. */
export function figureValueInWords(value: FigureValueView, lang: Language): string {
  const parts = valueParts(value, lang);
  if (parts === null) return WORDS.quoted.fr(value.asPublished);
  const { comparator, number, unit } = parts;
  return `${comparator === null ? '' : `${comparator} `}${number}${unit === null ? '' : NO_BREAK_SPACE + unit}`;
}

/** `null` when the source has no number to trust. */
function valueParts(value: FigureValueView, lang: Language): ValueParts | null {
  const number = numberOf(value, lang);
  if (number === null) return null;
  return { comparator: value.comparator && COMPARATOR_WORDS[value.comparator.key][lang], number, unit: unitOf(value) };
}

/** Whether there is a number, beside the words of the source. */
export const hasNumber = (value: FigureValueView): boolean => numberOf(value, 'fr') !== null;

/** The number without its unit; `null` when the source has none, or cuts it. */
function numberOf(value: FigureValueView, lang: Language): string | null {
  const { shape, number, maximum, numerator, denominator } = value;
  const say = (amount: number) => numberInWords(amount / scaleOf(value), lang);
  switch (shape.key) {
    case 'text-only':
    case 'composite':
    case 'truncated':
      return null;
    case 'ratio':
      if (numerator === null || denominator === null) return null;
      // « 3 fois » is told as 3 to 1.
      return denominator === 1 ? say(numerator) : `${say(numerator)} ${WORDS.outOf[lang]} ${say(denominator)}`;
    case 'range':
      if (number === null || maximum === null) return null;
      return `${say(number)} ${WORDS.rangeTo[lang]} ${say(maximum)}`;
    case 'change':
      return number === null ? null : number > 0 ? `+${say(number)}` : say(number).replace('-', '−');
    case 'exact':
    case 'comparator':
      return number === null ? null : say(number);
  }
}

/** Millions of euros are said as such: `8 M€` rather than `8 000 000 €`. */
const MILLION = 1e6;
const BILLION = 1e9;

function scaleOf({ number, maximum, unit }: FigureValueView): number {
  const largest = Math.max(number ?? 0, maximum ?? 0);
  return unit !== '€' || largest < MILLION ? 1 : largest < BILLION ? MILLION : BILLION;
}

/** What a part of a whole is counted in needs no name: « 1 sur 3 ». */
const UNIT_OF_A_SHARE = 'part';

function unitOf(value: FigureValueView): string | null {
  if (value.shape.key === 'ratio' && value.unit === UNIT_OF_A_SHARE) return null;
  const scale = scaleOf(value);
  return scale === MILLION ? 'M€' : scale === BILLION ? 'Md€' : value.unit;
}

/** What the reader must know not to take the value for more than it is. */
export function valueWarning({ shape }: FigureValueView, lang: Language): string | null {
  if (shape.key === 'text-only') return WORDS.textOnly[lang];
  if (shape.key === 'truncated') return WORDS.truncated[lang];
  return shape.key === 'composite' ? WORDS.composite[lang] : null;
}

/** `2022`, `de 2008 à 2015`; `null` when the source does not say. */
export function periodInWords({ start, end, asPrinted }: PeriodView, lang: Language): string | null {
  if (start !== null) {
    return capitalised(daysInWords({ start, end: end ?? undefined, timeZone: DEFAULT_TIME_ZONE }, lang));
  }
  if (end !== null) return capitalised(untilInWords(end, lang));
  return asPrinted === null || asPrinted === PERIOD_NOT_PRINTED ? null : asPrinted;
}

/** How the corpus writes down that a source gives no period. */
const PERIOD_NOT_PRINTED = 'non précisé';

/** Where it was measured: the territory, and the words of the source when they say more. */
export function territoryOf({ territory, territoryAsPrinted }: FigureReference, context: Context): Part {
  if (territory) return territory.name;
  return fromSource(territoryAsPrinted, context);
}
