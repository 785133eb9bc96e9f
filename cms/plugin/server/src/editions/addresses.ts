/**
 * Which answer an address asks for. Pure: it reads nothing but the address, and says what is wrong with it.
 *
 * Every target has a `key`, itself an address: one for every order and spelling of the same request.
 */
import {
  COLLECTION_NAMES,
  COLLECTIONS,
  EMBEDDED_COLLECTIONS,
  isEmbedded,
  PAGED_FORMATS,
  isKeyOf,
  isTerritoryCode,
  isTrackingName,
  parseSelection,
  selectionPairs,
  SELECTION_RULES,
  toLanguage,
  canonicalSelection,
  FORMAT_NAMES,
  LISTED_KINDS,
  type Collection,
  type Language,
  type Selection,
  type SelectionProblem,
  type SelectionRules,
  type FormatName,
} from 'ess-shared-types';
import type { ChangesFilter } from '../catalogue/changes';
import { canonicalVariables } from '../graphql/variables';
import { type EditionOptions } from '../formats/edition';
import { OEMBED_FORMATS, OEMBED_PATH, type OembedFormat } from '../formats/oembed';
import type { TerritoryForm } from '../formats/territory';
import { isSearchedCollection, SEARCHED_COLLECTIONS, type SearchedCollection } from '../formats/search-hits';

/** Presentation of an embedded page, which its element knows how to read. */
const PRESENTATION = ['heading', 'heading-level', 'appearance', 'filters', 'show', 'layout', 'link'] as const;

/** Of an entry, a vocabulary or a term, as they are stored. */
const SLUG = /^[a-z0-9-]{1,255}$/;

const NO_OPTIONS: EditionOptions = { sessions: false, dialect: 'rfc4180', fragment: false };

/** Territories of a copy: a departmental network, or a few. */
const MOST_TERRITORIES = 20;

/** Longer than any selection that a person or a widget writes. */
const LONGEST_ADDRESS = 8_000;

export interface ListTarget {
  readonly kind: 'list';
  readonly key: string;
  readonly collection: Collection;
  readonly format: FormatName;
  readonly selection: Selection;
  readonly options: EditionOptions;
  /** What somebody typed as a territory in the form of a page: a name, a postal code. */
  readonly place?: string;
}

export interface ItemTarget {
  readonly kind: 'item';
  readonly key: string;
  readonly collection: Collection;
  readonly format: FormatName;
  readonly slug: string;
  readonly lang: Language;
  readonly options: EditionOptions;
}

export interface EmbedTarget {
  readonly kind: 'embed';
  readonly key: string;
  readonly collection: Collection;
  readonly selection: Selection;
  /** Attributes of the element, as they stand in the address. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

export interface ChangesTarget {
  readonly kind: 'changes';
  readonly key: string;
  /** Milliseconds; 0 for everything. */
  readonly since: number;
  readonly cursor: string | undefined;
  /** That of the copy which is to be brought up to date, as it was answered. */
  readonly epoch: string | undefined;
  readonly filter: ChangesFilter;
}

export interface OembedTarget {
  readonly kind: 'oembed';
  readonly key: string;
  /** The server that the described address names, without a final slash: it has to be this one. */
  readonly server: string;
  readonly collection: Collection;
  readonly selection: Selection;
  readonly format: OembedFormat;
  /** Pixels. */
  readonly maxWidth: number | undefined;
  readonly maxHeight: number | undefined;
}

export interface SitemapTarget {
  readonly kind: 'sitemap';
  readonly key: string;
  /** From 1, of a sitemap of several files; `undefined` for the whole one, or their index. */
  readonly part: number | undefined;
}

/** A search in everything that is published. */
export interface SearchTarget {
  readonly kind: 'search';
  readonly key: string;
  readonly format: 'html' | 'json';
  readonly q: string;
  readonly lang: Language;
  readonly collection: SearchedCollection | undefined;
  /** A code. */
  readonly territory: string | undefined;
  /** What people typed as their territory: a name, a postal code. */
  readonly place: string | undefined;
  readonly topic: readonly string[];
  readonly organisation: readonly string[];
  /** From 1. */
  readonly page: number;
}

/** A term of a vocabulary, with what illustrates it. */
export interface TermTarget {
  readonly kind: 'term';
  readonly key: string;
  readonly format: 'html' | 'json';
  readonly vocabulary: string;
  readonly slug: string;
  readonly lang: Language;
}

/** A territory, with all that is published for it. */
export interface TerritoryTarget {
  readonly kind: 'territory';
  readonly key: string;
  /** A page, data, or a page to be framed by another site. */
  readonly format: TerritoryForm;
  /** A code, or a name as somebody typed it. */
  readonly place: string;
  readonly lang: Language;
}

/** The territories that a name or a postal code leads to. */
export interface TerritoriesTarget {
  readonly kind: 'territories';
  readonly key: string;
  readonly format: 'html' | 'json';
  readonly q: string;
  /** The code of the territory where it is looked for. */
  readonly within: string | undefined;
  readonly lang: Language;
}

export type Target =
  | ListTarget
  | SearchTarget
  | TermTarget
  | TerritoryTarget
  | TerritoriesTarget
  | { readonly kind: 'home'; readonly key: string; readonly lang: Language }
  | { readonly kind: 'suggestions'; readonly key: string; readonly q: string; readonly lang: Language }
  | { readonly kind: 'themes'; readonly key: string; readonly slug: string | undefined; readonly lang: Language }
  | ItemTarget
  | EmbedTarget
  | { readonly kind: 'document'; readonly key: string; readonly hash: string; readonly variables: string }
  | ChangesTarget
  | OembedTarget
  | SitemapTarget
  | { readonly kind: 'catalog' | 'export'; readonly key: string }
  | { readonly kind: 'health' | 'ready' | 'metrics' }
  | { readonly kind: 'widget'; readonly release: string; readonly file: string }
  | { readonly kind: 'demo' | 'schema'; readonly file: string };

/** Why an address has no answer. `problems` are of its selection, and may be helped with what is known. */
export interface AddressRefusal {
  readonly status: 400 | 404 | 414 | 501;
  readonly title: string;
  readonly detail: string;
  readonly problems?: readonly SelectionProblem[];
  /** How many more problems there are. */
  readonly others?: number;
  /** Whether a person reads the refusal. */
  readonly isPage: boolean;
  readonly lang: Language;
  /** In which language a program hears of problems; English unless said. */
  readonly saidIn?: Language | undefined;
}

export type ReadAddress =
  { readonly ok: true; readonly target: Target } | { readonly ok: false; readonly refusal: AddressRefusal };

const refused = (
  status: AddressRefusal['status'],
  title: string,
  detail: string,
  more: Partial<AddressRefusal> = {},
): ReadAddress => ({ ok: false, refusal: { status, title, detail, isPage: false, lang: 'fr', ...more } });

const notFound = (isPage = false) =>
  refused(404, 'Not found', 'There is nothing at this address. See /ess/sitemap.xml and /ess/catalog.jsonld.', {
    isPage,
  });

/** Reads an address from its path and query, as they stand in the first line of a request. */
export function readAddress(address: string): ReadAddress {
  if (address.length > LONGEST_ADDRESS)
    return refused(414, 'Address too long', `Allowed: ${String(LONGEST_ADDRESS)} characters.`);
  const mark = address.indexOf('?');
  const path = mark === -1 ? address : address.slice(0, mark);
  const query = mark === -1 ? '' : address.slice(mark + 1);
  const segments = path === HOME ? [''] : decodedSegments(path);
  const pairs = decodedPairs(query);
  if (!segments || !pairs)
    return refused(400, 'Unreadable address', 'A “%” must be followed by two hexadecimal digits of UTF-8 text.');
  const [stem = '', ...rest] = segments;

  if (path === HOME) return readHome(pairs);
  if (rest.length === 0) {
    const [name, format] = splitEnding(stem);
    if (isKeyOf(COLLECTIONS, name)) return format ? readList(name, format, pairs) : notFound();
    switch (stem) {
      case SEARCH_STEM:
        return readSearch('html', pairs);
      case `${SEARCH_STEM}.json`:
        return readSearch('json', pairs);
      case 'suggestions.json':
        return readSuggestions(pairs);
      case THEMES_STEM:
        return readThemes(undefined, pairs);
      case TERRITORIES_STEM:
        return readTerritories('html', pairs);
      case `${TERRITORIES_STEM}.json`:
        return readTerritories('json', pairs);
      case 'changes.json':
        return readChanges(pairs);
      case 'oembed':
        return readOembed(pairs);
      case 'sitemap.xml':
        return alone({ kind: 'sitemap', key: `/ess/${stem}`, part: undefined }, pairs);
      case 'catalog.jsonld':
        return alone({ kind: 'catalog', key: `/ess/${stem}` }, pairs);
      case 'export.zip':
        return alone({ kind: 'export', key: `/ess/${stem}` }, pairs);
      case 'health':
      case 'ready':
      case 'metrics':
        return { ok: true, target: { kind: stem } };
    }
    const [, part] = /^sitemap-([1-9]\d{0,3})\.xml$/.exec(stem) ?? [];
    if (part !== undefined) return alone({ kind: 'sitemap', key: `/ess/${stem}`, part: Number(part) }, pairs);
    return notFound();
  }
  if (stem === 'demo') return { ok: true, target: { kind: 'demo', file: rest.join('/') } };
  const [second = '', third, ...others] = rest;
  if (stem === 'widgets' && third !== undefined && others.length === 0)
    return { ok: true, target: { kind: 'widget', release: second, file: third } };
  if (stem === THEMES_STEM && third !== undefined && others.length === 0) return readTerm(second, third, pairs);
  if (third !== undefined) return notFound();
  if (stem === 'schemas') return { ok: true, target: { kind: 'schema', file: second } };
  if (stem === 'graphql') return readDocument(second, pairs);
  if (stem === THEMES_STEM) return readThemes(second, pairs);
  if (stem === TERRITORIES_STEM) return readTerritory(second, pairs);
  if (stem === 'embed' && second === TERRITORY_FRAME) return readTerritoryFrame(pairs);
  if (stem === 'embed')
    return isKeyOf(COLLECTIONS, second) && isEmbedded(second) ? readEmbed(second, pairs) : notFound(true);
  const collection = COLLECTION_NAMES.find((name) => COLLECTIONS[name].stem === stem);
  return collection ? readItem(collection, second, pairs) : notFound();
}

type Pairs = readonly (readonly [name: string, value: string])[];

/** The segments after `/ess/`; `undefined` when one of them cannot be decoded. */
function decodedSegments(path: string): string[] | undefined {
  try {
    return path.slice('/ess/'.length).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function decodedPairs(query: string): Pairs | undefined {
  try {
    return query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const equals = part.indexOf('=');
        const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
        return equals === -1 ? [decode(part), ''] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))];
      });
  } catch {
    return undefined;
  }
}

/** `agenda.feed.json` is `agenda` as `feed.json`; a slug holds no dot. */
function splitEnding(name: string): [stem: string, format: FormatName | undefined] {
  const dot = name.indexOf('.');
  if (dot === -1) return [name, 'html'];
  const ending = name.slice(dot + 1);
  return [name.slice(0, dot), FORMAT_NAMES.find((format) => format === ending && format !== 'html')];
}

const languageIn = (pairs: Pairs): Language => toLanguage(pairs.find(([name]) => name === 'lang')?.[1]);

const hasFormat = (collection: Collection, format: FormatName): boolean => {
  const formats: readonly FormatName[] = COLLECTIONS[collection].formats;
  return formats.includes(format);
};

function readList(collection: Collection, format: FormatName, pairs: Pairs): ReadAddress {
  const isPage = format === 'html';
  if (!hasFormat(collection, format)) return notFound(isPage);
  const rules = SELECTION_RULES[collection];
  const options = readOptions(format, pairs);
  // A fragment is asked for by a program, whose misspelt or unfilled filter would show everything on somebody's page.
  const { fragment } = options.read;
  const isForgiving = isPage && !fragment;
  const parsed = parseSelection(fragment ? options.others : filled(options.others), {
    rules: PAGED_FORMATS.includes(format) ? rules : wholeRules(rules),
    ignoreUnknownNames: isForgiving,
  });
  const problems = [...options.problems, ...(parsed.ok ? [] : parsed.problems)];
  if (!parsed.ok || problems.length > 0) {
    const lang = languageIn(pairs);
    const saidIn = options.read.fragment ? lang : undefined;
    const others = parsed.ok ? 0 : parsed.others;
    return refused(400, 'Selection refused', '', { problems, others, isPage: isForgiving, lang, saidIn });
  }
  const { selection } = parsed;
  const key = listAddress(collection, format, selection, options.read);
  const target = { kind: 'list', key, collection, format, selection, options: options.read } as const;
  const place = isForgiving ? placeTyped(pairs) : undefined;
  if (place === undefined) return { ok: true, target };
  const typed = new URLSearchParams({ [PLACE_NAME]: place }).toString();
  return { ok: true, target: { ...target, place, key: `${key}${key.includes('?') ? '&' : '?'}${typed}` } };
}

/** In which a form sends what somebody types as a territory. */
const PLACE_NAME = 'lieu';

function placeTyped(pairs: Pairs): string | undefined {
  const typed = pairs
    .find(([name]) => name === PLACE_NAME)?.[1]
    .replaceAll('\0', '')
    .trim()
    .slice(0, LONGEST_PLACE);
  return typed === '' ? undefined : typed;
}

/** What is given empty is not given: a form sends its empty fields too. */
const filled = (pairs: Pairs): Pairs => pairs.filter(([, value]) => value.trim() !== '');

/** A format that carries the whole selection has no pages. */
const wholeRules = (rules: SelectionRules): SelectionRules => ({
  ...rules,
  without: [...rules.without, 'limit', 'cursor'],
});

/** The values of the options, by the format that knows them. */
const OPTIONS: Readonly<
  Partial<Record<FormatName, { readonly name: string; readonly allowed: readonly string[]; readonly on: string }>>
> = {
  ics: { name: 'sessions', allowed: ['0', '1'], on: '1' },
  csv: { name: 'dialect', allowed: ['rfc4180', 'excel'], on: 'excel' },
  html: { name: 'fragment', allowed: ['0', '1'], on: '1' },
};

interface ReadOptions {
  readonly read: EditionOptions;
  readonly problems: readonly SelectionProblem[];
  readonly others: Pairs;
}

function readOptions(format: FormatName, pairs: Pairs): ReadOptions {
  const option = OPTIONS[format];
  if (!option) return { read: NO_OPTIONS, problems: [], others: pairs };
  const values = pairs.filter(([name]) => name === option.name).map(([, value]) => value);
  const wrong = values.filter((value) => !option.allowed.includes(value));
  const isOn = values.includes(option.on);
  return {
    read: {
      sessions: format === 'ics' && isOn,
      dialect: format === 'csv' && isOn ? 'excel' : 'rfc4180',
      fragment: format === 'html' && isOn,
    },
    problems: wrong.map((value) => ({
      name: option.name,
      value,
      reason: 'unknown-value' as const,
      allowed: option.allowed,
    })),
    others: pairs.filter(([name]) => name !== option.name),
  };
}

/** Path and query of a list, without what is the same as saying nothing. */
export function listAddress(
  collection: Collection,
  format: FormatName,
  selection: Selection,
  options: EditionOptions = NO_OPTIONS,
): string {
  const pairs = selectionPairs(canonicalSelection(selection, collection));
  return withQuery(`/ess/${collection}${ending(format)}`, [...pairs, ...optionPairs(format, options)]);
}

/** Path and query of one entry. */
export function itemAddress(
  collection: Collection,
  format: FormatName,
  slug: string,
  lang: Language,
  options: EditionOptions = NO_OPTIONS,
): string {
  const language: [string, string][] = lang === 'fr' ? [] : [['lang', lang]];
  return withQuery(`/ess/${COLLECTIONS[collection].stem}/${slug}${ending(format)}`, [
    ...language,
    ...optionPairs(format, options),
  ]);
}

const ending = (format: FormatName): string => (format === 'html' ? '' : `.${format}`);

const optionPairs = (format: FormatName, { sessions, dialect, fragment }: EditionOptions): [string, string][] => {
  const option = OPTIONS[format];
  return option && (sessions || dialect === 'excel' || fragment) ? [[option.name, option.on]] : [];
};

const withQuery = (path: string, pairs: readonly (readonly [string, string])[]): string =>
  pairs.length === 0
    ? path
    : `${path}?${new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString()}`;

function readItem(collection: Collection, name: string, pairs: Pairs): ReadAddress {
  const [slug, format] = splitEnding(name);
  if (!format || !hasFormat(collection, format) || !SLUG.test(slug)) return notFound(format === 'html');
  const isPage = format === 'html';
  const options = readOptions(format, pairs);
  const unknown = isPage ? [] : unknownNames(options.others, ['lang']);
  const lang = pairs.find(([known]) => known === 'lang')?.[1];
  const wrongLanguage: SelectionProblem[] =
    lang === undefined || lang === 'fr' || lang === 'en' || isPage
      ? []
      : [{ name: 'lang', value: lang, reason: 'unknown-value', allowed: ['fr', 'en'] }];
  const problems = [...options.problems, ...unknown, ...wrongLanguage];
  if (problems.length > 0) return refused(400, 'Parameters refused', '', { problems, isPage, lang: languageIn(pairs) });
  const language = languageIn(pairs);
  const key = itemAddress(collection, format, slug, language, options.read);
  return { ok: true, target: { kind: 'item', key, collection, format, slug, lang: language, options: options.read } };
}

const unknownNames = (pairs: Pairs, allowed: readonly string[]): SelectionProblem[] =>
  pairs
    .filter(([name]) => !allowed.includes(name) && !isTrackingName(name))
    .map(([name]) => ({ name, reason: 'unknown-name' as const, allowed }));

function readEmbed(collection: Collection, pairs: Pairs): ReadAddress {
  const parsed = parseSelection(filled(pairs), { rules: SELECTION_RULES[collection], ignoreUnknownNames: true });
  if (!parsed.ok) {
    return refused(400, 'Selection refused', '', {
      problems: parsed.problems,
      others: parsed.others,
      isPage: true,
      lang: languageIn(pairs),
    });
  }
  const shown = pairs.filter(([name]) => PRESENTATION.some((known) => known === name));
  const selected = attributesOf(parsed.selection);
  const attributes = [...selected, ...shown].slice(0, 60);
  return {
    ok: true,
    target: {
      kind: 'embed',
      key: withQuery(`/ess/embed/${collection}`, attributes),
      collection,
      selection: parsed.selection,
      attributes,
    },
  };
}

/** What describes an address to the CMS into which it was pasted. Names that are not ours are those of its habits. */
function readOembed(pairs: Pairs): ReadAddress {
  const given = (name: string) => pairs.find(([known]) => known === name)?.[1];
  const problems: SelectionProblem[] = [];
  const wanted = given('format') ?? 'json';
  const format = OEMBED_FORMATS.find((known) => known === wanted);
  if (!format) return refused(501, 'Unknown format', `“format” may be ${OEMBED_FORMATS.join(' or ')}.`);
  const pixels = (name: string) => {
    const text = given(name);
    if (text === undefined || text === '') return undefined;
    if (!/^[1-9]\d{0,4}$/.test(text))
      problems.push({ name, value: text, reason: 'unknown-value', allowed: ['1', '…', '99999'] });
    return Number(text);
  };
  const maxWidth = pixels('maxwidth');
  const maxHeight = pixels('maxheight');
  const page = given('url') ?? '';
  if (page === '')
    problems.push({ name: 'url', reason: 'unknown-value', allowed: ['https://…/ess/agenda?territory=DEP-49'] });
  if (problems.length > 0) return refused(400, 'Parameters refused', '', { problems, lang: languageIn(pairs) });

  const described = describedList(page);
  if (!described)
    return refused(
      404,
      'Nothing to embed',
      `Lists have a frame: ${EMBEDDED_COLLECTIONS.map((name) => `/ess/${name}`).join(', ')}.`,
    );
  if (!described.read.ok) return described.read;
  const { server, read } = described;
  const { collection, selection } = read.target;
  const asked = { server, collection, selection, format, maxWidth, maxHeight };
  return { ok: true, target: { kind: 'oembed', key: oembedKey(asked), ...asked } };
}

/** The list of an address, of its page or of its frame; `undefined` for what is neither. */
function describedList(page: string) {
  const url = URL.canParse(page) ? new URL(page) : undefined;
  const [before, after] = url?.pathname.split(/\/ess\/(?!.*\/ess\/)/) ?? [];
  const stem = after?.replace(/^embed\//, '');
  if (!url || before === undefined || !EMBEDDED_COLLECTIONS.some((name) => name === stem)) return undefined;
  const read = readAddress(`/ess/${stem ?? ''}${url.search}`);
  if (!read.ok) return { server: url.origin + before, read };
  return read.target.kind === 'list'
    ? { server: url.origin + before, read: { ...read, target: read.target } }
    : undefined;
}

const oembedKey = ({
  server,
  collection,
  selection,
  format,
  maxWidth,
  maxHeight,
}: Omit<OembedTarget, 'kind' | 'key'>) =>
  withQuery(OEMBED_PATH, [
    ['url', server + listAddress(collection, 'html', selection)],
    ...(format === 'json' ? [] : [['format', format] as const]),
    ...(maxWidth === undefined ? [] : [['maxwidth', String(maxWidth)] as const]),
    ...(maxHeight === undefined ? [] : [['maxheight', String(maxHeight)] as const]),
  ]);

/** A selection as attributes of an element: several values of a name stand in one, separated by spaces. */
export function attributesOf(selection: Selection): [name: string, value: string][] {
  const attributes = new Map<string, string>();
  for (const [name, value] of selectionPairs({ ...selection, cursor: undefined })) {
    const before = attributes.get(name);
    attributes.set(name, before === undefined ? value : `${before} ${value}`);
  }
  return [...attributes];
}

/** Characters of a search that are read; whoever pastes more is answered by the beginning. */
const LONGEST_SEARCH = 2_000;
/** The last page of a search: whoever has not found by then looks for something else. */
const LAST_PAGE = 50;
const MOST_SEARCHED_VALUES = 10;

function readSearch(format: SearchTarget['format'], pairs: Pairs): ReadAddress {
  const given = filled(pairs);
  const first = (asked: string) => given.find(([name]) => name === asked)?.[1].trim();
  const all = (asked: string) => [...new Set(given.flatMap(([name, value]) => (name === asked ? [value.trim()] : [])))];
  const isPage = format === 'html';
  const lang = languageIn(pairs);
  const problems: SelectionProblem[] = isPage ? [] : unknownNames(given, SEARCH_NAMES);
  const refuse = (name: string, value: string, allowed: readonly string[]) =>
    problems.push({ name, value, reason: 'unknown-value', allowed });
  const askedLang = first('lang');
  if (!isPage && askedLang !== undefined && askedLang !== 'fr' && askedLang !== 'en')
    refuse('lang', askedLang, ['fr', 'en']);
  const collection = first('collection');
  if (collection !== undefined && !isSearchedCollection(collection))
    refuse('collection', collection, SEARCHED_COLLECTIONS);
  const page = Number(first('page') ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > LAST_PAGE)
    refuse('page', first('page') ?? '', [`1-${String(LAST_PAGE)}`]);
  const [topic, organisation] = [all('topic').sort(), all('organisation').sort()];
  for (const [name, values] of [['topic', topic] as const, ['organisation', organisation] as const])
    if (values.length > MOST_SEARCHED_VALUES)
      problems.push({ name, reason: 'too-many', allowed: [`1-${String(MOST_SEARCHED_VALUES)} values`] });
  const typed = first('q') ?? '';
  if (typed.includes('\0')) refuse('q', typed, ['text without U+0000']);
  if (problems.length > 0) return refused(400, 'Parameters refused', '', { problems, isPage, lang });
  const asked = {
    format,
    q: typed.slice(0, LONGEST_SEARCH),
    lang,
    collection: collection !== undefined && isSearchedCollection(collection) ? collection : undefined,
    territory: first('territory'),
    place: first(PLACE_NAME)?.slice(0, LONGEST_PLACE),
    topic,
    organisation,
    page,
  };
  return { ok: true, target: { kind: 'search', key: searchAddress(asked), ...asked } };
}

const LONGEST_PLACE = 100;
const SEARCH_NAMES = ['q', 'collection', 'territory', PLACE_NAME, 'topic', 'organisation', 'page', 'lang'];
const SEARCH_STEM = 'recherche';
const THEMES_STEM = 'themes';
const TERRITORIES_STEM = 'territoires';
/** Of `/ess/embed/`. */
const TERRITORY_FRAME = 'territoire';

/** Path and query of a search. */
export function searchAddress(asked: Omit<SearchTarget, 'kind' | 'key'>): string {
  const { format, q, collection, territory, place, topic, organisation, page, lang } = asked;
  const one = (name: string, value: string | undefined): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, value]];
  return withQuery(`/ess/${SEARCH_STEM}${ending(format)}`, [
    ...one('q', q),
    ...one('collection', collection),
    ...one('territory', territory),
    ...one(PLACE_NAME, place),
    ...topic.flatMap((value) => one('topic', value)),
    ...organisation.flatMap((value) => one('organisation', value)),
    ...one('page', page === 1 ? undefined : String(page)),
    ...one('lang', lang === 'fr' ? undefined : lang),
  ]);
}

function readSuggestions(pairs: Pairs): ReadAddress {
  const problems = unknownNames(pairs, ['q', 'lang']);
  const q = (pairs.find(([name]) => name === 'q')?.[1] ?? '').trim().slice(0, LONGEST_PLACE);
  if (q.includes('\0'))
    problems.push({ name: 'q', value: q, reason: 'unknown-value', allowed: ['text without U+0000'] });
  if (problems.length > 0) return refused(400, 'Parameters refused', '', { problems });
  const lang = languageIn(pairs);
  const key = withQuery('/ess/suggestions.json', [...(q === '' ? [] : [['q', q] as const]), ...inLanguage(lang)]);
  return { ok: true, target: { kind: 'suggestions', key, q, lang } };
}

const inLanguage = (lang: Language): [string, string][] => (lang === 'fr' ? [] : [['lang', lang]]);

/** The home page, which has no final slash. */
export const HOME = '/ess';

function readHome(pairs: Pairs): ReadAddress {
  const lang = languageIn(pairs);
  return { ok: true, target: { kind: 'home', key: withQuery(HOME, inLanguage(lang)), lang } };
}

/**
 * Where an address that leads nowhere was meant to go: without a final slash, in small letters. `undefined` where that
 * leads nowhere either.
 */
export function meantAddress(address: string): string | undefined {
  const mark = address.indexOf('?');
  const path = mark === -1 ? address : address.slice(0, mark);
  const meant = path.toLowerCase().replace(/(?<!\/)\/+$/, '');
  if (meant === path || !(meant === HOME || meant.startsWith(`${HOME}/`))) return undefined;
  const corrected = meant + (mark === -1 ? '' : address.slice(mark));
  const read = readAddress(corrected);
  return read.ok && 'key' in read.target ? corrected : undefined;
}

function readThemes(slug: string | undefined, pairs: Pairs): ReadAddress {
  if (slug !== undefined && !SLUG.test(slug)) return notFound(true);
  const lang = languageIn(pairs);
  return { ok: true, target: { kind: 'themes', key: themesAddress(slug, lang), slug, lang } };
}

function readTerm(vocabulary: string, name: string, pairs: Pairs): ReadAddress {
  const isData = name.endsWith('.json');
  const slug = isData ? name.slice(0, -'.json'.length) : name;
  if (!SLUG.test(vocabulary) || !SLUG.test(slug)) return notFound(!isData);
  const problems = isData ? languageProblems(pairs, ['lang']) : [];
  if (problems.length > 0) return refused(400, 'Parameters refused', '', { problems });
  const asked = { format: isData ? 'json' : 'html', vocabulary, slug, lang: languageIn(pairs) } as const;
  return { ok: true, target: { kind: 'term', key: termAddress(asked), ...asked } };
}

/** Path and query of a term. */
export const termAddress = ({ format, vocabulary, slug, lang }: Omit<TermTarget, 'kind' | 'key'>): string =>
  withQuery(`/ess/${THEMES_STEM}/${vocabulary}/${slug}${ending(format)}`, inLanguage(lang));

/** Path and query of the page of a vocabulary; of all of them without a slug. */
export const themesAddress = (slug: string | undefined, lang: Language): string =>
  withQuery(`/ess/${THEMES_STEM}${slug === undefined ? '' : `/${slug}`}`, inLanguage(lang));

/** Names and codes of territories are short; a name is written as it stands, or with hyphens. */
const PLACE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} '’()-]*$/u;

function readTerritory(name: string, pairs: Pairs): ReadAddress {
  const isData = name.endsWith('.json');
  const place = isData ? name.slice(0, -'.json'.length) : name;
  if (place.length > LONGEST_PLACE || !PLACE.test(place)) return notFound(!isData);
  const problems = isData ? languageProblems(pairs, ['lang']) : [];
  if (problems.length > 0) return refused(400, 'Parameters refused', '', { problems });
  return territoryTarget(isData ? 'json' : 'html', place, languageIn(pairs));
}

function readTerritoryFrame(pairs: Pairs): ReadAddress {
  const place = pairs.find(([name]) => name === 'territory')?.[1].trim() ?? '';
  const lang = languageIn(pairs);
  if (place.length <= LONGEST_PLACE && isTerritoryCode(place)) return territoryTarget('frame', place, lang);
  const problems: SelectionProblem[] = [
    { name: 'territory', value: place, reason: 'unknown-value', allowed: ['COM-49127', 'DEP-49', 'REG-52'] },
  ];
  return refused(400, 'Parameters refused', '', { problems, isPage: true, lang });
}

function territoryTarget(format: TerritoryForm, place: string, lang: Language): ReadAddress {
  return {
    ok: true,
    target: { kind: 'territory', key: territoryAddress(format, place, lang), format, place, lang },
  };
}

/** Path and query of a territory, in one of its forms. */
export const territoryAddress = (format: TerritoryForm, place: string, lang: Language): string =>
  format === 'frame'
    ? withQuery(`/ess/embed/${TERRITORY_FRAME}`, [['territory', place], ...inLanguage(lang)])
    : withQuery(`/ess/${TERRITORIES_STEM}/${encodeURIComponent(place)}${ending(format)}`, inLanguage(lang));

/** What is wrong with the parameters of data that only know some names, a language among them. */
function languageProblems(pairs: Pairs, allowed: readonly string[]): SelectionProblem[] {
  const lang = pairs.find(([name]) => name === 'lang')?.[1];
  return [
    ...unknownNames(pairs, allowed),
    ...(lang === undefined || lang === 'fr' || lang === 'en'
      ? []
      : [{ name: 'lang', value: lang, reason: 'unknown-value' as const, allowed: ['fr', 'en'] }]),
  ];
}

function readTerritories(format: TerritoriesTarget['format'], pairs: Pairs): ReadAddress {
  const given = filled(pairs);
  const first = (asked: string) => given.find(([name]) => name === asked)?.[1].trim();
  const isPage = format === 'html';
  const lang = languageIn(pairs);
  const q = (first('q') ?? '').slice(0, LONGEST_PLACE);
  const within = first('within');
  const problems = isPage ? [] : languageProblems(given, ['q', 'within', 'lang']);
  if (within !== undefined && !isTerritoryCode(within))
    problems.push({ name: 'within', value: within, reason: 'unknown-value', allowed: ['DEP-49', 'REG-52'] });
  if (q.includes('\0'))
    problems.push({ name: 'q', value: q, reason: 'unknown-value', allowed: ['text without U+0000'] });
  if (problems.length > 0) return refused(400, 'Parameters refused', '', { problems, isPage, lang });
  const asked = { format, q, within, lang };
  return { ok: true, target: { kind: 'territories', key: territoriesAddress(asked), ...asked } };
}

/** Path and query of a search of territories. */
export const territoriesAddress = ({ format, q, within, lang }: Omit<TerritoriesTarget, 'kind' | 'key'>): string =>
  withQuery(`/ess/${TERRITORIES_STEM}${ending(format)}`, [
    ...(q === '' ? [] : [['q', q] as const]),
    ...(within === undefined ? [] : [['within', within] as const]),
    ...inLanguage(lang),
  ]);

function readDocument(hash: string, pairs: Pairs): ReadAddress {
  const problems = unknownNames(pairs, ['variables']);
  if (problems.length > 0) return refused(400, 'Parameters refused', '', { problems });
  const given = pairs.filter(([name]) => name === 'variables');
  if (given.length > 1) return refused(400, 'Parameters refused', '“variables” may be given once.');
  const text = given[0]?.[1] ?? '';
  // What cannot be read is refused when the document runs, in the words of GraphQL.
  const variables = canonicalVariables(text) ?? text;
  return {
    ok: true,
    target: { kind: 'document', key: withQuery(`/ess/graphql/${hash}`, [['variables', variables]]), hash, variables },
  };
}

function readChanges(pairs: Pairs): ReadAddress {
  const problems = unknownNames(pairs, ['since', 'cursor', 'epoch', 'kind', 'territory', 'lang']);
  const first = (asked: string) => pairs.find(([name]) => name === asked)?.[1];
  const all = (asked: string) => [
    ...new Set(pairs.flatMap(([name, value]) => (name === asked && value !== '' ? [value] : []))),
  ];
  const refuse = (name: string, value: string, allowed: readonly string[]) =>
    problems.push({ name, value, reason: 'unknown-value', allowed });
  const since = first('since');
  const instant = since === undefined ? 0 : instantOf(since);
  if (instant === undefined) refuse('since', since ?? '', ['2026-01-31', '2026-01-31T08:00:00Z']);
  const asked = all('kind');
  const kinds = LISTED_KINDS.filter((kind) => asked.includes(kind));
  const unknownKind = asked.find((kind) => !LISTED_KINDS.some((known) => known === kind));
  if (unknownKind !== undefined) refuse('kind', unknownKind, LISTED_KINDS);
  const lang = first('lang') ?? 'fr';
  if (lang !== 'fr' && lang !== 'en') refuse('lang', lang, ['fr', 'en']);
  const territories = all('territory').sort();
  if (territories.length > MOST_TERRITORIES)
    refuse('territory', territories[MOST_TERRITORIES] ?? '', [`${String(MOST_TERRITORIES)} codes`]);
  if (problems.length > 0 || instant === undefined) return refused(400, 'Parameters refused', '', { problems });
  const filter: ChangesFilter = { kinds, territories, lang: lang === 'en' ? 'en' : 'fr' };
  const target = { since: instant, cursor: first('cursor'), epoch: first('epoch'), filter };
  return { ok: true, target: { kind: 'changes', key: changesAddress(target), ...target } };
}

/** Path and query of what changed. */
export function changesAddress({ since, cursor, epoch, filter }: Omit<ChangesTarget, 'kind' | 'key'>): string {
  return withQuery('/ess/changes.json', [
    ...(since === 0 ? [] : [['since', new Date(since).toISOString()] as const]),
    ...(cursor === undefined ? [] : [['cursor', cursor] as const]),
    ...(epoch === undefined ? [] : [['epoch', epoch] as const]),
    ...filter.kinds.map((kind) => ['kind', kind] as const),
    ...filter.territories.map((code) => ['territory', code] as const),
    ...(filter.lang === 'fr' ? [] : [['lang', filter.lang] as const]),
  ]);
}

/** ISO 8601: a day, or an instant with its offset. */
function instantOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(text))
    return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** What takes no parameter. */
function alone(target: Target, pairs: Pairs): ReadAddress {
  const problems = unknownNames(pairs, []);
  return problems.length > 0 ? refused(400, 'Parameters refused', '', { problems }) : { ok: true, target };
}
