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
  type CollectionViews,
  type FormatName,
  COLLECTIONS,
  NEWS_FORMATS,
  PAGED_FORMATS,
} from 'ess-shared-types';
import type { ServerFacts } from '../catalogue/answered-views';
import type { Catalogue, EntryPage } from '../catalogue/catalogue';
import type { Edition, EditionAddresses, EditionOf, EditionOptions } from '../formats/edition';
import { itemAddress, listAddress, type ItemTarget, type ListTarget } from './addresses';
import { listTitle } from './list-titles';

/** Entries that a format without pages carries at most: of more, the latest. Tables carry all (`whole-tables.ts`). */
export const WHOLE_LIST = 5_000;
/** Entries of a news feed. */
export const FEED_LENGTH = 50;
/** A calendar keeps what is over for a while, so that a cancellation reaches whoever subscribed. */
const CALENDAR_PAST_DAYS = 90;

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
  const isPaged = PAGED_FORMATS.includes(asked.format);
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
    const part: Part<Edition> = await partOf(source, asked, selection, size, 'first');
    yield part.edition;
    cursor = part.next;
  } while (cursor !== null);
}

interface Part<Made> {
  readonly edition: Made;
  /** Where to go on; `null` at the end. */
  readonly next: string | null;
}

/** How the editions of one collection are made. */
interface Maker<Name extends Collection> {
  list(
    source: EditionSource,
    asked: AskedList,
    selection: Selection,
    limit: number | undefined,
    keeps: 'first' | 'latest',
  ): Promise<Part<EditionOf<Name>>>;
  item(source: EditionSource, target: ItemTarget): Promise<EditionOf<Name> | undefined>;
}

const makerOf = <Name extends Collection>(name: Name): Maker<Name> => ({
  list: async (source, asked, selection, limit, keeps) => {
    const page = await source.catalogue.entries(name, selection, limit, keeps);
    return {
      edition: listOf(source, asked, name, page),
      next: page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null,
    };
  },
  item: async (source, target) =>
    itemOf(source, target, name, await source.catalogue.entry(name, { slug: target.slug }, target.lang)),
});

const MAKERS: { readonly [Name in Collection]: Maker<Name> } = {
  agenda: makerOf('agenda'),
  'chiffres-cles': makerOf('chiffres-cles'),
  initiatives: makerOf('initiatives'),
  ressources: makerOf('ressources'),
  dispositifs: makerOf('dispositifs'),
};

const partOf = (
  source: EditionSource,
  asked: AskedList,
  selection: Selection,
  limit: number | undefined,
  keeps: 'first' | 'latest',
): Promise<Part<Edition>> => MAKERS[asked.collection].list(source, asked, selection, limit, keeps);

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
    entries: NEWS_FORMATS.includes(format) ? latest(page.nodes) : page.nodes,
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
      formats: Object.fromEntries(COLLECTIONS[collection].formats.map((name) => [name, at(name)])),
      next:
        hasNextPage && endCursor !== null && PAGED_FORMATS.includes(format)
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
export const itemEdition = (source: EditionSource, target: ItemTarget): Promise<Edition | undefined> =>
  MAKERS[target.collection].item(source, target);

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
    formats: Object.fromEntries(COLLECTIONS[collection].formats.map((name) => [name, at(name)])),
    next: null,
    server: publicUrl,
  };
}

function everything(collection: Collection, lang: Language): Selection {
  const parsed = parseSelection([['lang', lang]], { rules: SELECTION_RULES[collection] });
  if (!parsed.ok) throw new Error('A selection of everything is refused');
  return parsed.selection;
}
