import { LANGUAGES, toLanguage, type SelectionProblem } from 'ess-shared-types';

const HEADING_LEVELS = ['2', '3', '4', '5', '6'] as const;
const APPEARANCES = ['light', 'dark', 'auto'] as const;
/** Where a title leads: the page on the CMS, what unfolds in place, or the page of the source. */
const LINKS = ['page', 'inline', 'source'] as const;

export const PRESENTATION_ATTRIBUTES = ['heading', 'heading-level', 'appearance', 'link', 'item-url'] as const;

/** How an element is shown; every wrong value has become its default. */
export interface Presentation {
  /** Empty when the page has its own heading. */
  readonly heading: string;
  readonly headingLevel: number;
  readonly appearance: (typeof APPEARANCES)[number];
  readonly link: (typeof LINKS)[number];
  /** Template of the host's own page, `https://mairie.example/agenda/{slug}`; empty without one. */
  readonly itemUrl: string;
}

/** Reads the presentation attributes: a wrong value is reported to `problems` and replaced by its default, the first one. */
export function readPresentation(element: Element, problems: SelectionProblem[]): Presentation {
  const read = <Value extends string>(
    name: (typeof PRESENTATION_ATTRIBUTES)[number] | 'lang',
    allowed: readonly [Value, ...Value[]],
    find: (text: string) => Value | undefined = (text) => allowed.find((value) => value === text),
  ): Value => {
    const text = element.getAttribute(name) ?? allowed[0];
    const value = find(text);
    if (value === undefined) problems.push({ name, value: text, reason: 'unknown-value', allowed });
    return value ?? allowed[0];
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
  };
}
