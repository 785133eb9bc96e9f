import { LANGUAGES, toLanguage, type SelectionProblem } from 'ess-shared-types';

const HEADING_LEVELS = ['2', '3', '4', '5', '6'] as const;
const APPEARANCES = ['light', 'dark', 'auto'] as const;
/** Where a title leads: the page on the CMS, what unfolds in place, or the page of the source. */
const LINKS = ['page', 'inline', 'source'] as const;

/** The value of an attribute, or of the property that mirrors it. */
export type AttributeValue = string | number | null | undefined;

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

type PresentationAttributes = Readonly<Record<keyof Presentation, AttributeValue>>;

/** Reads the presentation attributes: a wrong value is reported and replaced by its default, the first one. */
export function readPresentation(
  attributes: PresentationAttributes,
  lang: string | null,
): { readonly presentation: Presentation; readonly problems: readonly SelectionProblem[] } {
  const problems: SelectionProblem[] = [];
  const report = (name: string, value: string, allowed: readonly string[]) =>
    problems.push({ name, value, reason: 'unknown-value', allowed });

  const oneOf = <Value extends string>(name: string, raw: AttributeValue, values: readonly [Value, ...Value[]]): Value => {
    const text = String(raw ?? values[0]);
    const value = values.find((allowed) => allowed === text);
    if (value === undefined) report(name, text, values);
    return value ?? values[0];
  };

  let itemUrl = String(attributes.itemUrl ?? '');
  if (attributes.itemUrl !== undefined && !/\{(slug|id)\}/.test(itemUrl)) {
    report('item-url', itemUrl, ['https://…/{slug}']);
    itemUrl = '';
  }
  if (lang !== null && !lang.toLowerCase().startsWith(toLanguage(lang))) report('lang', lang, LANGUAGES);
  return {
    presentation: {
      heading: String(attributes.heading ?? ''),
      headingLevel: Number(oneOf('heading-level', attributes.headingLevel, HEADING_LEVELS)),
      appearance: oneOf('appearance', attributes.appearance, APPEARANCES),
      link: oneOf('link', attributes.link, LINKS),
      itemUrl,
    },
    problems,
  };
}
