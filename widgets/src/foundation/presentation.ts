import { LANGUAGES, toLanguage, type SelectionProblem } from 'ess-shared-types';

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

/** What an element lets its page choose; the first layout is the default, and may be the only one. */
export interface PresentationChoices {
  readonly layouts: readonly [string, ...string[]];
  /** Values of `show`. */
  readonly parts: readonly string[];
  /** What is shown without `show`. */
  readonly shown: readonly string[];
  /** Values of `filters`. */
  readonly filters: readonly string[];
}

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
  type Name = (typeof PRESENTATION_ATTRIBUTES)[number] | 'lang';
  const refuse = (name: Name, value: string, allowed: readonly string[]) =>
    problems.push({ name, value, reason: 'unknown-value', allowed });
  /** One of the values allowed; the first one is the default. */
  const read = <Value extends string>(
    name: Name,
    allowed: readonly [Value, ...Value[]],
    find: (text: string) => Value | undefined = (text) => allowed.find((value) => value === text),
  ): Value => {
    const text = element.getAttribute(name) ?? allowed[0];
    const value = find(text);
    if (value === undefined) refuse(name, text, allowed);
    return value ?? allowed[0];
  };
  /** Several of the values allowed, or `none`. */
  const readList = (name: Name, allowed: readonly string[], otherwise: readonly string[]): readonly string[] => {
    const asked = element.getAttribute(name)?.split(/\s+/).filter(Boolean) ?? [];
    const wrong = asked.filter((value) => value !== 'none' && !allowed.includes(value));
    if (wrong.length > 0) refuse(name, wrong.join(' '), [...allowed, 'none']);
    return asked.length > wrong.length ? asked.filter((value) => allowed.includes(value)) : otherwise;
  };
  read('lang', LANGUAGES, (text) => (text.toLowerCase().startsWith(toLanguage(text)) ? toLanguage(text) : undefined));
  return {
    heading: element.getAttribute('heading') ?? '',
    headingLevel: Number(read('heading-level', HEADING_LEVELS)),
    appearance: read('appearance', APPEARANCES),
    link: read('link', LINKS),
    itemUrl: read('item-url', ['', 'https://…/{slug}'], (text) =>
      text === '' || /\{(slug|id)\}/.test(text) ? text : undefined,
    ),
    layout: read('layout', layouts),
    show: readList('show', parts, shown),
    filters: readList('filters', filters, []),
  };
}
