/** Makes the edition that a format turns into text, from what the catalogue answers. */
import {
  addDays,
  DEFAULT_TIME_ZONE,
  localDay,
  parseSelection,
  SELECTION_RULES,
  type Collection,
  type Language,
  type Selection,
} from 'ess-shared-types';
import type { ServerFacts } from '../catalogue/answered-views';
import type { Catalogue, EntryPage } from '../catalogue/catalogue';
import type {
  CollectionViews,
  Edition,
  EditionAddresses,
  EditionOf,
  EditionOptions,
  FormatName,
} from '../formats/edition';
import { COLLECTION_FORMATS, itemAddress, listAddress, type ItemTarget, type ListTarget } from './addresses';
import { listTitle } from './list-titles';

/** Entries that a format without pages carries at most: of more, the latest. Tables carry all (`whole-tables.ts`). */
export const WHOLE_LIST = 5_000;
/** Entries of a news feed. */
export const FEED_LENGTH = 50;
/** A calendar keeps what is over for a while, so that a cancellation reaches whoever subscribed. */
const CALENDAR_PAST_DAYS = 90;

const FEEDS: readonly FormatName[] = ['rss', 'atom', 'feed.json'];
const PAGED: readonly FormatName[] = ['html', 'json'];

/** What editions are made with. */
export interface EditionSource {
  readonly catalogue: Catalogue;
  server(): ServerFacts;
  now(): number;
}

type AskedList = Pick<ListTarget, 'collection' | 'format' | 'selection' | 'options'>;

/** The edition of a list. Throws `SelectionRefused` for what the selection names and does not exist. */
export async function listEdition(source: EditionSource, asked: AskedList): Promise<Edition> {
  const selection = asked.format === 'ics' ? calendarSelection(asked.selection, source.now()) : asked.selection;
  const isPaged = PAGED.includes(asked.format);
  const { edition } = isPaged
    ? await partOf(source, asked, selection, selection.limit, 'first')
    : await partOf(source, asked, selection, WHOLE_LIST, 'latest');
  return edition;
}

/** A whole list, however long, a part after the other. Throws `SelectionRefused`. */
export async function* listParts(source: EditionSource, asked: AskedList, size: number): AsyncGenerator<Edition> {
  let cursor: string | null = null;
  do {
    const selection: Selection = { ...asked.selection, cursor: cursor ?? undefined };
    const part: Part = await partOf(source, asked, selection, size, 'first');
    yield part.edition;
    cursor = part.next;
  } while (cursor !== null);
}

interface Part {
  readonly edition: Edition;
  /** Where to go on; `null` at the end. */
  readonly next: string | null;
}

async function partOf(
  source: EditionSource,
  asked: AskedList,
  selection: Selection,
  limit: number | undefined,
  keeps: 'first' | 'latest',
): Promise<Part> {
  const { catalogue } = source;
  switch (asked.collection) {
    case 'agenda':
      return part(source, asked, 'agenda', await catalogue.events(selection, limit, keeps));
    case 'chiffres-cles':
      return part(source, asked, 'chiffres-cles', await catalogue.keyFigures(selection, limit));
    case 'initiatives':
      return part(source, asked, 'initiatives', await catalogue.initiatives(selection, limit));
    case 'ressources':
      return part(source, asked, 'ressources', await catalogue.resources(selection, limit));
    case 'dispositifs':
      return part(source, asked, 'dispositifs', await catalogue.dispositifs(selection, limit));
  }
}

const part = <Name extends Collection>(
  source: EditionSource,
  asked: AskedList,
  collection: Name,
  page: EntryPage<CollectionViews[Name]>,
): { readonly edition: EditionOf<Name>; readonly next: string | null } => ({
  edition: listOf(source, asked, collection, page),
  next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
});

/** What a calendar holds when nothing is said of time: what is to come, and what was lately. */
export function calendarSelection(selection: Selection, now: number): Selection {
  const { when, from, to, days } = selection;
  if ((when ?? from ?? to ?? days) !== undefined) return selection;
  return { ...selection, from: addDays(localDay(now, DEFAULT_TIME_ZONE), -CALENDAR_PAST_DAYS) };
}

function listOf<Name extends Collection>(
  source: EditionSource,
  { format, selection, options }: AskedList,
  collection: Name,
  page: EntryPage<CollectionViews[Name]>,
): EditionOf<Name> {
  const { publicUrl, instanceId } = source.server();
  const lang = selection.lang ?? 'fr';
  const whole: Selection = { ...selection, limit: undefined, cursor: undefined };
  const at = (name: FormatName, chosen = whole) => publicUrl + listAddress(collection, name, chosen);
  const { endCursor, hasNextPage } = page.pageInfo;
  return {
    collection,
    scope: 'list',
    lang,
    title: listTitle(collection, page.asked, page.selection, lang),
    entries: FEEDS.includes(format) ? latest(page.nodes) : page.nodes,
    total: page.total,
    asOf: page.asOf,
    selection,
    territories: page.asked.territories,
    terms: page.asked.terms,
    foundAt: page.foundAt,
    saved: page.selection,
    addresses: {
      self: publicUrl + listAddress(collection, format, selection, options),
      page: at('html'),
      formats: Object.fromEntries(COLLECTION_FORMATS[collection].map((name) => [name, at(name)])),
      next:
        hasNextPage && endCursor !== null && PAGED.includes(format)
          ? publicUrl + listAddress(collection, format, { ...selection, cursor: endCursor }, options)
          : null,
      server: publicUrl,
    },
    options,
    instanceId,
  };
}

/** The latest first: a feed says what is new. */
const latest = <View extends { readonly firstPublishedAt: string }>(entries: readonly View[]): readonly View[] =>
  [...entries].sort((a, b) => b.firstPublishedAt.localeCompare(a.firstPublishedAt)).slice(0, FEED_LENGTH);

/** The edition of one entry; `undefined` when its slug leads nowhere. The entry’s slug may be a newer one. */
export async function itemEdition(source: EditionSource, target: ItemTarget): Promise<Edition | undefined> {
  const { catalogue } = source;
  const { slug, lang } = target;
  switch (target.collection) {
    case 'agenda':
      return itemOf(source, target, 'agenda', await catalogue.eventBy({ slug }, lang));
    case 'chiffres-cles':
      return itemOf(source, target, 'chiffres-cles', await catalogue.keyFigureBy({ slug }, lang));
    case 'initiatives':
      return itemOf(source, target, 'initiatives', await catalogue.initiativeBy({ slug }, lang));
    case 'ressources':
      return itemOf(source, target, 'ressources', await catalogue.resourceBy({ slug }, lang));
    case 'dispositifs':
      return itemOf(source, target, 'dispositifs', await catalogue.dispositifBy({ slug }, lang));
  }
}

/** The edition of one entry, from its view. */
export function itemOf<Name extends Collection>(
  source: Pick<EditionSource, 'server' | 'now'>,
  { format, lang, options }: Pick<ItemTarget, 'format' | 'lang' | 'options'>,
  collection: Name,
  entry: CollectionViews[Name] | undefined,
): EditionOf<Name> | undefined {
  if (!entry) return undefined;
  const { publicUrl, instanceId } = source.server();
  return {
    collection,
    scope: 'item',
    lang,
    title: entry.title,
    entries: [entry],
    total: 1,
    asOf: new Date(source.now()).toISOString(),
    selection: everything(collection, lang),
    territories: [],
    terms: [],
    foundAt: null,
    saved: null,
    addresses: itemAddresses(publicUrl, collection, format, entry.slug, lang, options),
    options,
    instanceId,
  };
}

export function itemAddresses(
  publicUrl: string,
  collection: Collection,
  format: FormatName,
  slug: string,
  lang: Language,
  options: EditionOptions,
): EditionAddresses {
  const at = (name: FormatName) => publicUrl + itemAddress(collection, name, slug, lang);
  return {
    self: publicUrl + itemAddress(collection, format, slug, lang, options),
    page: at('html'),
    formats: Object.fromEntries(COLLECTION_FORMATS[collection].map((name) => [name, at(name)])),
    next: null,
    server: publicUrl,
  };
}

function everything(collection: Collection, lang: Language): Selection {
  const parsed = parseSelection([['lang', lang]], { rules: SELECTION_RULES[collection] });
  if (!parsed.ok) throw new Error('A selection of everything is refused');
  return parsed.selection;
}
