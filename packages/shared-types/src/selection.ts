/**
 * The selection grammar: the same words in URLs, GraphQL arguments, widget attributes and the admin.
 *
 * OR within a name, AND between names. A value that cannot be read is never dropped: the whole selection
 * is refused with what is wrong and what is allowed.
 */
import type { Collection } from './collections.js';
import { isLanguage, LANGUAGES, type Language } from './language.js';
import { parseMoment } from './moments.js';
import { isSlug } from './slug.js';
import { isTerritoryCode, type TerritoryCode } from './territory-code.js';
import {
  ATTENDANCE_MODES,
  DISPOSITIF_NATURES,
  DISPOSITIF_STATUSES,
  EVENT_KINDS,
  EVENT_STATUSES,
  FIGURE_SCOPES,
  FIGURE_STATUSES,
  INITIATIVE_STAGES,
  isKeyOf,
  keysOf,
  RESOURCE_KINDS,
  type AttendanceMode,
  type VocabularyEntry,
} from './vocabularies.js';

export const REACHES = ['within', 'covering', 'both'] as const;
export type Reach = (typeof REACHES)[number];

export const FALLBACKS = ['none', 'up'] as const;
export type Fallback = (typeof FALLBACKS)[number];

export const WHENS = ['upcoming', 'past', 'recurring', 'all'] as const;
export type When = (typeof WHENS)[number];

export const LIMIT_RANGE = { min: 1, max: 100, default: 20 } as const;
const DAYS_RANGE = { min: 1, max: 3660 } as const;

/** What is selected, each name with its values in canonical order. */
export interface Selection {
  readonly territory: readonly TerritoryCode[];
  readonly reach: Reach | undefined;
  readonly fallback: Fallback | undefined;
  readonly topic: readonly string[];
  readonly audience: readonly string[];
  readonly lever: readonly string[];
  readonly challenge: readonly string[];
  readonly sector: readonly string[];
  readonly zoning: readonly string[];
  readonly indicator: readonly string[];
  /** Keys of the kinds of the collection: event kinds, resource kinds ... */
  readonly kind: readonly string[];
  readonly organisation: readonly string[];
  readonly publisher: readonly string[];
  readonly series: readonly string[];
  readonly attendance: readonly AttendanceMode[];
  /** Keys of the statuses of the collection. */
  readonly status: readonly string[];
  readonly when: When | undefined;
  /** Local days of the event, `YYYY-MM-DD`, both included. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** In days from now; back from now when `when` is `past`. */
  readonly days: number | undefined;
  /** Full text. */
  readonly q: string | undefined;
  /** Ids or slugs of entries to leave out. */
  readonly exclude: readonly string[];
  /** Slug of a saved selection, which the filters narrow. */
  readonly selection: string | undefined;
  readonly lang: Language | undefined;
  readonly limit: number | undefined;
  readonly cursor: string | undefined;
}

export type SelectionName = keyof Selection;

/** Why a name or value was refused, in a form that can be said in either language. */
export interface SelectionProblem {
  readonly name: string;
  readonly value?: string;
  readonly reason: 'unknown-name' | 'unknown-value' | 'repeated' | 'too-many' | 'out-of-range' | 'contradiction';
  /** What may be written instead: values, names or a pattern. */
  readonly allowed: readonly string[];
  /** Something nearer to what was probably meant, `COM-49127 Durtal`. */
  readonly suggestions?: readonly string[];
}

export type ParsedSelection =
  | { readonly ok: true; readonly selection: Selection }
  | {
      readonly ok: false;
      /** The first `MOST_PROBLEMS`. */
      readonly problems: readonly SelectionProblem[];
      /** How many more there are. */
      readonly others: number;
    };

interface Reader<Value> {
  readonly allowed: readonly string[];
  /** `undefined` when the text is not a value of this name. */
  read(text: string): Value | undefined;
  /** Texts of the right form: one of them that is not read is out of range. */
  readonly form?: RegExp;
}

const oneOf = <Value extends string>(values: readonly Value[]): Reader<Value> => ({
  allowed: values,
  read: (text) => values.find((value) => value === text),
});

const keyOf = <Key extends string>(
  vocabulary: Readonly<Record<Key, { stored: string; label: Record<Language, string> }>>,
): Reader<Key> => ({
  allowed: keysOf(vocabulary),
  read: (text) => (isKeyOf(vocabulary, text) ? text : undefined),
});

const slug: Reader<string> = { allowed: ['slug'], read: (text) => (isSlug(text) ? text : undefined) };
const QUALIFIED_SLUG = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*:)?[a-z0-9]+(?:-[a-z0-9]+)*$/;
const qualifiedSlug: Reader<string> = {
  allowed: ['slug', 'vocabulary:slug'],
  read: (text) => (QUALIFIED_SLUG.test(text) ? text : undefined),
};
const territoryCode: Reader<TerritoryCode> = {
  allowed: [
    'FR',
    'FR-METRO',
    'REG-52',
    'DEP-49',
    'EPCI-244900809',
    'COM-49127',
    'COMD-49177',
    'COMA-…',
    'ARM-…',
    'slug',
  ],
  read: (text) => (isTerritoryCode(text) ? text : undefined),
};
const calendarDay: Reader<string> = {
  allowed: ['YYYY-MM-DD'],
  read: (text) => (parseMoment(text)?.precision === 'day' ? text : undefined),
};
const integer = ({ min, max }: { min: number; max: number }): Reader<number> => ({
  allowed: [`${String(min)}-${String(max)}`],
  form: /^-?\d+$/,
  read: (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : undefined;
  },
});
/** Room for a sort key of 255 letters of any script, and more than any address should carry. */
const CURSOR = /^[A-Za-z0-9_-]{1,1500}$/;
const cursor: Reader<string> = { allowed: ['cursor'], read: (text) => (CURSOR.test(text) ? text : undefined) };
const language: Reader<Language> = { allowed: LANGUAGES, read: (text) => (isLanguage(text) ? text : undefined) };

const QUERY = { max: 200 } as const;
/** Without a letter or a number there is nothing to look for, and everything would be found. */
const SEARCHABLE = /[\p{L}\p{N}]/u;
const query: Reader<string> = {
  allowed: [`1-${String(QUERY.max)} characters`],
  read: (text) => (SEARCHABLE.test(text) && text.length <= QUERY.max ? text.trim() : undefined),
};
const ENTRY = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:@[a-z0-9-]+)?$/;
const entry: Reader<string> = { allowed: ['slug', 'id'], read: (text) => (ENTRY.test(text) ? text : undefined) };

/** What is particular to a collection: the values of `kind` and `status`, and the names it does not know. */
export interface SelectionRules {
  readonly collection: Collection;
  readonly kinds: Readonly<Record<string, VocabularyEntry>>;
  readonly statuses: Readonly<Record<string, VocabularyEntry>>;
  readonly without: readonly SelectionName[];
}

const DATED_NAMES = ['series', 'attendance', 'when', 'from', 'to', 'days'] as const satisfies readonly SelectionName[];

export const AGENDA_RULES: SelectionRules = {
  collection: 'agenda',
  kinds: EVENT_KINDS,
  statuses: EVENT_STATUSES,
  without: ['indicator'],
};
export const RESOURCE_RULES: SelectionRules = {
  collection: 'ressources',
  kinds: RESOURCE_KINDS,
  statuses: {},
  without: [...DATED_NAMES, 'indicator', 'status'],
};
export const KEY_FIGURE_RULES: SelectionRules = {
  collection: 'chiffres-cles',
  kinds: FIGURE_SCOPES,
  statuses: FIGURE_STATUSES,
  without: DATED_NAMES,
};
export const INITIATIVE_RULES: SelectionRules = {
  collection: 'initiatives',
  kinds: {},
  statuses: INITIATIVE_STAGES,
  without: [...DATED_NAMES, 'indicator', 'kind'],
};
export const DISPOSITIF_RULES: SelectionRules = {
  collection: 'dispositifs',
  kinds: DISPOSITIF_NATURES,
  statuses: DISPOSITIF_STATUSES,
  without: [...DATED_NAMES, 'indicator'],
};

/** Every name, in canonical order. */
const MANY = {
  territory: territoryCode,
  topic: qualifiedSlug,
  audience: qualifiedSlug,
  lever: qualifiedSlug,
  challenge: qualifiedSlug,
  sector: qualifiedSlug,
  zoning: qualifiedSlug,
  indicator: slug,
  organisation: slug,
  publisher: slug,
  series: slug,
  attendance: keyOf<AttendanceMode>(ATTENDANCE_MODES),
  exclude: entry,
} as const;

const SINGLE = {
  reach: oneOf(REACHES),
  fallback: oneOf(FALLBACKS),
  when: oneOf(WHENS),
  from: calendarDay,
  to: calendarDay,
  days: integer(DAYS_RANGE),
  q: query,
  selection: slug,
  lang: language,
  limit: integer(LIMIT_RANGE),
  cursor,
} as const;

export const SELECTION_NAMES: readonly string[] = [...Object.keys(MANY), 'kind', 'status', ...Object.keys(SINGLE)];

/** The names that a collection knows. */
export const namesOf = (rules: SelectionRules): string[] =>
  SELECTION_NAMES.filter((name) => !rules.without.some((unknown) => unknown === name));

/** Names that trackers append to any link: ignored everywhere, so that a shared link keeps working. */
export const TRACKING_NAMES: readonly string[] = [
  'fbclid',
  'gclid',
  'dclid',
  'msclkid',
  'mtm_campaign',
  'mtm_source',
  'mtm_medium',
  '_gl',
  'igshid',
];
const TRACKING_PREFIXES = ['utm_', 'mc_', 'pk_', 'at_'];

export function isTrackingName(name: string): boolean {
  return TRACKING_NAMES.includes(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix));
}

/** An address made of nothing but faults is not answered with a page on each: the others are counted. */
export const MOST_PROBLEMS = 10;

/** Values that one name may have: each costs the server a look-up, whoever asks. */
export const MOST_VALUES = 50;

/**
 * Reads a selection from pairs of name and value, in any order, names repeated for several values.
 * Pairs whose name is a tracker's are ignored; with `ignoreUnknownNames` other unknown names are too
 * (pages for people), else they are refused.
 */
export function parseSelection(
  pairs: Iterable<readonly [name: string, value: string]>,
  options: { readonly ignoreUnknownNames?: boolean; readonly rules?: SelectionRules } = {},
): ParsedSelection {
  const values = new Map<string, string[]>();
  const problems: SelectionProblem[] = [];
  const rules = options.rules ?? AGENDA_RULES;
  const names = namesOf(rules);
  for (const [name, value] of pairs) {
    if (isTrackingName(name)) continue;
    if (!names.includes(name)) {
      if (!options.ignoreUnknownNames) problems.push({ name, reason: 'unknown-name', allowed: names });
      continue;
    }
    const before = values.get(name);
    if (before === undefined) values.set(name, [value]);
    else before.push(value);
  }

  const refuse = (name: string, value: string, { allowed, form }: Reader<unknown>) => {
    problems.push({ name, value, reason: form?.test(value) ? 'out-of-range' : 'unknown-value', allowed });
  };
  const many = <Value extends string>(name: string, reader: Reader<Value>): Value[] => {
    const read = new Set<Value>();
    const texts = new Set(values.get(name) ?? []);
    if (texts.size > MOST_VALUES) {
      problems.push({ name, reason: 'too-many', allowed: [`1-${String(MOST_VALUES)} values`] });
      return [];
    }
    for (const text of texts) {
      const value = reader.read(text);
      if (value === undefined) refuse(name, text, reader);
      else read.add(value);
    }
    return [...read].sort();
  };
  const single = <Value>(name: string, reader: Reader<Value>): Value | undefined => {
    const [text, ...others] = new Set(values.get(name) ?? []);
    if (text === undefined) return undefined;
    if (others.length > 0)
      problems.push({ name, value: others.join(', '), reason: 'repeated', allowed: reader.allowed });
    const value = reader.read(text);
    if (value === undefined) refuse(name, text, reader);
    return value;
  };

  const selection: Selection = {
    territory: many('territory', MANY.territory),
    reach: single('reach', SINGLE.reach),
    fallback: single('fallback', SINGLE.fallback),
    topic: many('topic', MANY.topic),
    audience: many('audience', MANY.audience),
    lever: many('lever', MANY.lever),
    challenge: many('challenge', MANY.challenge),
    sector: many('sector', MANY.sector),
    zoning: many('zoning', MANY.zoning),
    indicator: many('indicator', MANY.indicator),
    kind: many('kind', keyOf(rules.kinds)),
    organisation: many('organisation', MANY.organisation),
    publisher: many('publisher', MANY.publisher),
    series: many('series', MANY.series),
    attendance: many('attendance', MANY.attendance),
    status: many('status', keyOf(rules.statuses)),
    when: single('when', SINGLE.when),
    from: single('from', SINGLE.from),
    to: single('to', SINGLE.to),
    days: single('days', SINGLE.days),
    q: single('q', SINGLE.q),
    exclude: many('exclude', MANY.exclude),
    selection: single('selection', SINGLE.selection),
    lang: single('lang', SINGLE.lang),
    limit: single('limit', SINGLE.limit),
    cursor: single('cursor', SINGLE.cursor),
  };
  if (selection.from !== undefined && selection.to !== undefined && selection.to < selection.from) {
    problems.push({ name: 'to', value: selection.to, reason: 'contradiction', allowed: [`>= ${selection.from}`] });
  }
  if (selection.days !== undefined && (selection.from !== undefined || selection.to !== undefined)) {
    problems.push({
      name: 'days',
      value: String(selection.days),
      reason: 'contradiction',
      allowed: ['days', 'from, to'],
    });
  }
  if (selection.when === 'recurring' && (selection.from ?? selection.to ?? selection.days) !== undefined) {
    problems.push({ name: 'when', value: 'recurring', reason: 'contradiction', allowed: ['upcoming', 'past', 'all'] });
  }
  return problems.length === 0
    ? { ok: true, selection }
    : {
        ok: false,
        problems: problems.slice(0, MOST_PROBLEMS),
        others: Math.max(0, problems.length - MOST_PROBLEMS),
      };
}

/** The pairs of a selection in canonical order: `parseSelection(selectionPairs(s))` gives `s` back. */
export function selectionPairs(selection: Selection): [name: string, value: string][] {
  return Object.entries<readonly string[] | string | number | undefined>({ ...selection }).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const texts = typeof value === 'object' ? value : [String(value)];
    return texts.map((text): [string, string] => [name, text]);
  });
}

/** One key for every spelling and order of the same selection. */
export function selectionKey(selection: Selection): string {
  return new URLSearchParams(selectionPairs(selection)).toString();
}

const REASONS: Readonly<Record<SelectionProblem['reason'], Readonly<Record<Language, string>>>> = {
  'unknown-name': { fr: 'ce nom de paramètre n’existe pas', en: 'there is no such parameter' },
  'unknown-value': { fr: 'cette valeur n’est pas reconnue', en: 'this value is not recognised' },
  repeated: { fr: 'une seule valeur est possible', en: 'only one value is possible' },
  'too-many': { fr: 'cela fait trop de valeurs', en: 'these are too many values' },
  'out-of-range': { fr: 'cette valeur est hors des bornes', en: 'this value is out of range' },
  contradiction: { fr: 'cette valeur en contredit une autre', en: 'this value contradicts another' },
};

/** One sentence that names what is wrong and what is allowed. */
export function describeProblem(problem: SelectionProblem, lang: Language): string {
  const { quote, colon, question } = TYPOGRAPHY[lang];
  const subject = [problem.name, ...(problem.value === undefined ? [] : [problem.value])]
    .map((text) => quote(shorten(text)))
    .join(colon);
  const allowed = lang === 'fr' ? 'Valeurs possibles' : 'Allowed';
  const suggestions = problem.suggestions?.length
    ? ` ${lang === 'fr' ? 'Vouliez-vous dire' : 'Did you mean'}${colon}${problem.suggestions.join(', ')}${question}`
    : '';
  return `${subject}${colon}${REASONS[problem.reason][lang]}. ${allowed}${colon}${problem.allowed.join(', ')}.${suggestions}`;
}

/** One sentence that counts the problems that are not described; empty where there are none. */
export function describeOthers(others: number, lang: Language): string {
  if (others === 0) return '';
  if (lang === 'en') return others === 1 ? 'There is one more problem.' : `There are ${String(others)} more problems.`;
  return others === 1 ? 'Il y a une autre erreur.' : `Il y a ${String(others)} autres erreurs.`;
}

/** French sets quotation marks, colons and question marks off with a space that does not break. */
const TYPOGRAPHY = {
  fr: { quote: (text: string) => `«\u00a0${text}\u00a0»`, colon: '\u00a0: ', question: '\u00a0?' },
  en: { quote: (text: string) => `“${text}”`, colon: ': ', question: '?' },
} as const;

const LONGEST_ECHO = 80;

/** A hostile name or value is named, not echoed whole. */
function shorten(text: string): string {
  const characters = [...text.slice(0, 4 * LONGEST_ECHO).normalize('NFC')];
  const printable = characters
    .slice(0, LONGEST_ECHO)
    .join('')
    .replaceAll(/[^\p{Letter}\p{Number}\p{Punctuation}\p{Symbol} ]/gu, '\u{fffd}');
  return characters.length > LONGEST_ECHO ? `${printable}…` : printable;
}
