/** Whence a figure is known and of when it is, in a line: « Insee - Clap 2015 », « ESS France (2018) ». */
import type { FigureReference, Language } from 'ess-shared-types';
import { isFromDocument } from '../../attribution';
import { fromSource, type Context } from '../context';
import { html, type Markup, type Part } from '../markup';
import { WORDS } from '../words';
import { periodInWords } from './figure-value';

type Origin = Pick<FigureReference, 'source' | 'period' | 'provenance'>;

export function figureOrigin(figure: Origin, context: Context): Markup {
  const { lang } = context;
  const period = periodInWords(figure.period, lang);
  const isSaid = period === null || saysPeriod(sourceOf(figure) ?? '', period, lang);
  return html`${namedSource(figure, context)}${!isSaid && html` (${period})`}`;
}

/** The source that the document cites; the document itself where it cites none. */
export function namedSource(figure: Origin, context: Context): Part {
  const { lang } = context;
  if (figure.source) return fromSource(figure.source.label, context);
  const document = sourceOf(figure);
  return document === undefined
    ? WORDS.sourceUnknown[lang]
    : html`${WORDS.accordingTo[lang]} ${fromSource(WORDS.quoted.fr(document), context)}`;
}

const sourceOf = ({ source, provenance }: Origin): string | undefined =>
  source?.label ?? provenance.find(isFromDocument)?.label;

const WORD = /[\p{L}\p{N}]+/gu;
const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

/** « du 11 septembre 2025 » has said 2025, and « Jeudi 11 septembre 2025 » too. */
function saysPeriod(source: string, period: string, lang: Language): boolean {
  const said = new Set(wordsOf(source));
  return wordsOf(period).every((word) => said.has(word) || WEEKDAYS[lang].has(word));
}

/** Any Monday and the six days after it. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;
const weekdays = (lang: Language): ReadonlySet<string> => {
  const format = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' });
  return new Set(Array.from({ length: 7 }, (_, day) => format.format(A_MONDAY + day * DAY).toLowerCase()));
};
const WEEKDAYS: Readonly<Record<Language, ReadonlySet<string>>> = { fr: weekdays('fr'), en: weekdays('en') };
