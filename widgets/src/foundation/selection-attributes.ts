/**
 * The selection as the attributes of an element say it. The element knows the names of the grammar and
 * how values are set apart; whether a value exists is for the CMS to say, which answers a wrong one with
 * what is allowed. So the grammar and its vocabularies need not be downloaded before content shows.
 */
import { toGraphqlEnum, type Language, type SelectionName, type SelectionProblem } from 'ess-shared-types';
import { filterMeant } from './strangers.js';

/** Values by parameter; one value where the grammar knows only one. What is not asked for has no entry. */
export type SelectionValues = { readonly [Name in SelectionName]?: readonly string[] };

/** Variables of a list operation. */
export type Variables = Readonly<Record<string, unknown>>;

/** Every parameter that may be an attribute: the grammar without `lang`, which HTML has, and `cursor`. */
const NAMES = [
  'territory',
  'topic',
  'audience',
  'lever',
  'challenge',
  'sector',
  'zoning',
  'indicator',
  'organisation',
  'publisher',
  'series',
  'attendance',
  'exclude',
  'kind',
  'status',
  'reach',
  'fallback',
  'when',
  'from',
  'to',
  'days',
  'q',
  'selection',
  'limit',
] as const satisfies readonly SelectionName[];

export type SelectionAttribute = (typeof NAMES)[number];

/** A text with spaces is one value of these. */
export const SINGLE = /^(reach|fallback|when|from|to|days|q|selection|limit)$/;
const ENUMERATED = /^(reach|fallback|when|kind|status|attendance)$/;
const WHOLE_NUMBER = /^(days|limit)$/;

/** The selection attributes of an element: all but those that its collection does not know. */
export const attributesWithout = (...unknown: readonly SelectionAttribute[]): readonly SelectionAttribute[] =>
  NAMES.filter((name) => !unknown.includes(name));

/** What the attributes ask for, and whether anything may be shown of it. */
export interface ReadSelection {
  readonly selection: SelectionValues;
  /** `undecided`: an attribute may be a misspelt filter, which is being found out. */
  readonly verdict: 'good' | 'refused' | 'undecided';
}

/**
 * Reads the selection; what is wrong is added to `problems`.
 *
 * An attribute that is there but empty is wrong: it is most often a variable that the host's CMS left
 * blank. So is one that looks like a parameter but is none of this element's (`topics`, `commune`, `when`
 * on initiatives). Neither may turn into unfiltered content. How many entries are shown is no filter: a wrong
 * `limit` is its default.
 */
export function readSelection(
  { attributes }: Element,
  known: readonly SelectionAttribute[],
  others: readonly string[],
  problems: SelectionProblem[],
  decided: () => void,
): ReadSelection {
  const selection: Record<string, readonly string[]> = {};
  let verdict: ReadSelection['verdict'] = 'good';
  for (const { name, value } of attributes) {
    const text = value.trim();
    if (known.some((parameter) => parameter === name)) {
      const isGood = name === 'limit' ? /^([1-9]\d?|100)$/.test(text) : name === 'days' ? /^\d+$/.test(text) : text;
      if (isGood) selection[name] = SINGLE.test(name) ? [text] : [...new Set(text.split(/\s+/))].sort();
      else {
        const isLimit = name === 'limit';
        problems.push({ name, value, reason: 'unknown-value', allowed: [isLimit ? '1-100' : '…'] });
        if (!isLimit) verdict = 'refused';
      }
    } else if (!others.includes(name)) {
      const meant = NAMES.some((parameter) => parameter === name) ? name : filterMeant(name, decided);
      if (meant) {
        problems.push({ name, value, reason: 'unknown-name', allowed: known });
        verdict = 'refused';
      } else if (meant === undefined && verdict === 'good') verdict = 'undecided';
    }
  }
  return { selection, verdict };
}

/**
 * The variables of a list operation, always in the same order, so that one selection has one address.
 * `withNames`: the names of the territories asked for come too, to say what was looked for.
 */
export function variablesOf(selection: SelectionValues, language: Language): Variables {
  const variables: Record<string, unknown> = { fallback: 'UP' };
  for (const [name, values] of Object.entries(selection).sort()) {
    const spelt = values.map((value) =>
      ENUMERATED.test(name) ? toGraphqlEnum(value) : WHOLE_NUMBER.test(name) ? Number(value) : value,
    );
    variables[name] = SINGLE.test(name) ? spelt[0] : spelt;
  }
  // French is what is answered to whom asks for nothing.
  if (language !== 'fr') variables['lang'] = toGraphqlEnum(language);
  if (selection.territory) variables['withNames'] = true;
  return variables;
}
