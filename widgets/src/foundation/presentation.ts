import { LANGUAGES, type PresentationChoices, type SelectionProblem } from 'ess-shared-types';

const HEADING_LEVELS = ['2', '3', '4', '5', '6'] as const;
const APPEARANCES = ['light', 'dark', 'auto'] as const;
/** Where a title leads: the page on the CMS, what unfolds in place, or the page of the source. */
const LINKS = ['page', 'inline', 'source'] as const;

export const PRESENTATION_ATTRIBUTES = [
  'heading',
  'heading-level',
  'appearance',
  'link',
  'item-url',
  'layout',
  'show',
  'filters',
] as const;

/** How an element is shown; every wrong value has become its default. */
export interface Presentation {
  /** Empty when the page has its own heading. */
  readonly heading: string;
  readonly headingLevel: number;
  readonly appearance: (typeof APPEARANCES)[number];
  readonly link: (typeof LINKS)[number];
  /** Template of the host's own page, `https://mairie.example/agenda/{slug}`; empty without one. */
  readonly itemUrl: string;
  readonly layout: string;
  /** Optional parts that are shown. */
  readonly show: readonly string[];
  /** What a visitor may filter by. */
  readonly filters: readonly string[];
}

/** Reads the presentation attributes: a wrong value is reported to `problems` and replaced by its default. */
export function readPresentation(
  element: Element,
  { layouts, parts, shown, filters }: PresentationChoices,
  problems: SelectionProblem[],
): Presentation {
  const refuse = (name: string, value: string, allowed: readonly string[]) =>
    problems.push({ name, value, reason: 'unknown-value', allowed });
  /** One of the values allowed; the first one is the default. */
  const read = <Value extends string>(
    name: string,
    allowed: readonly [Value, ...Value[]],
    text = element.getAttribute(name),
  ): Value => {
    const value = allowed.find((candidate) => candidate === text);
    if (text !== null && value === undefined) refuse(name, text, allowed);
    return value ?? allowed[0];
  };
  /** Several of the values allowed, or `none`. */
  const readList = (name: string, allowed: readonly string[], otherwise: readonly string[]): readonly string[] => {
    const asked = element.getAttribute(name)?.split(/\s+/).filter(Boolean) ?? [];
    const wrong = asked.filter((value) => value !== 'none' && !allowed.includes(value));
    if (wrong.length > 0) refuse(name, wrong.join(' '), [...allowed, 'none']);
    return asked.length > wrong.length ? asked.filter((value) => allowed.includes(value)) : otherwise;
  };
  // `fr-CA` is French.
  read('lang', LANGUAGES, element.getAttribute('lang')?.slice(0, 2).toLowerCase());
  const itemUrl = element.getAttribute('item-url') ?? '';
  const isTemplate = /\{(slug|id)\}/.test(itemUrl);
  if (itemUrl && !isTemplate) refuse('item-url', itemUrl, ['https://…/{slug}']);
  return {
    heading: element.getAttribute('heading') ?? '',
    headingLevel: Number(read('heading-level', HEADING_LEVELS)),
    appearance: read('appearance', APPEARANCES),
    link: read('link', LINKS),
    itemUrl: isTemplate ? itemUrl : '',
    layout: read('layout', layouts),
    show: readList('show', parts, shown),
    filters: readList('filters', filters, []),
  };
}
