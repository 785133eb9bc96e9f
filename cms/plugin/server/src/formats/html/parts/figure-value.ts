/** A published value as typography: the number, its unit, and what must be said so that it is not misread. */
import {
  daysInWords,
  DEFAULT_TIME_ZONE,
  figureInWords,
  type FigureReference,
  type FigureValueView,
  type Language,
  type PeriodView,
} from 'ess-shared-types';
import { fromSource, type Context } from '../context';
import { html, type Markup, type Part } from '../markup';
import { capitalised, untilInWords } from '../phrases';
import { WORDS } from '../words';

const NO_BREAK_SPACE = '\u00a0';

/** What stands in large letters: a number with its unit, or the words of the source where there is no number to trust. */
export function figureValue(value: FigureValueView, context: Context): Markup {
  if (value.inWords === null) {
    return html`<span class="words">${fromSource(WORDS.quoted.fr(value.asPublished), context)}</span>`;
  }
  const { comparator, number, unit } = value.inWords;
  return html`${comparator !== null && html`<span class="comparator">${comparator}</span> `}<span class="number">${number}</span>${unit !== null && html`${NO_BREAK_SPACE}<span class="unit">${fromSource(unit, context)}</span>`}`;
}

/** The same as plain text, of a value that is not published yet too. */
export function figureValueInWords(value: Omit<FigureValueView, 'inWords'>, lang: Language): string {
  const inWords = figureInWords(value, lang);
  if (inWords === null) return WORDS.quoted.fr(value.asPublished);
  const { comparator, number, unit } = inWords;
  return `${comparator === null ? '' : `${comparator} `}${number}${unit === null ? '' : NO_BREAK_SPACE + unit}`;
}

/** What the reader must know not to take the value for more than it is. */
export function valueWarning({ shape }: Pick<FigureValueView, 'shape'>, lang: Language): string | null {
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
