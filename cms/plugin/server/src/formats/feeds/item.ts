/** An entry as the three feeds tell it: a rendez-vous or a resource, with the same words in each. */
import {
  ORGANISING_ROLES,
  type Collection,
  type CollectionViews,
  type EntryView,
  type EventView,
  type OccurrenceView,
  type ResourceView,
  type TermReference,
} from 'ess-shared-types';
import { publishersOf } from '../attribution';
import type { Edition, EditionOf } from '../edition';
import { namesInRoles, whenInWords, whereInWords } from '../entry-words';
import type { Markup } from '../html/markup';
import { eventContent, resourceContent, type ContentContext } from './content';
import { datedTitle } from './dated-title';

export interface FeedItem {
  /** What every entry has: id, page, language, dates, publisher, licence. */
  readonly view: EntryView;
  /** Opens with the date of a rendez-vous, so that a list of titles is an agenda. */
  readonly title: string;
  /** One or two sentences, without markup. */
  readonly summary: string;
  readonly content: Markup;
  readonly categories: readonly Pick<TermReference, 'slug' | 'label'>[];
  /** Names of the organisations that organise or made it. */
  readonly creators: readonly string[];
  readonly event: FeedEvent | null;
}

/** When and where, for readers that have a field for it. */
export interface FeedEvent {
  /** W3CDTF, as precise as the source: `2025-09`, `2025-09-11`, `2025-09-11T07:30:00Z`. */
  readonly start: string | null;
  readonly end: string | null;
  readonly location: string;
  readonly organisers: readonly string[];
  readonly kind: string;
}

/** The roles that make an organisation the author of a resource. */
const AUTHOR_ROLES = ['producer', 'editor', 'organiser', 'co-organiser'] as const;

/** The collections that have feeds. */
const ITEMS: {
  readonly [Name in Collection]?: (view: CollectionViews[Name], context: ContentContext) => FeedItem;
} = { agenda: eventItem, ressources: resourceItem };

/** The entries of an edition as items, in their order. A collection without feeds is an error of the caller. */
export function feedItems<Name extends Collection>(edition: EditionOf<Name>): FeedItem[] {
  const { collection, entries } = edition;
  const item = ITEMS[collection];
  if (!item) throw new RangeError(`There is no feed of ${collection}`);
  const context = contextOf(edition);
  return entries.map((view) => item(view, context));
}

/** When what it shows changed last: a reader that has seen it has nothing new to look for. ISO 8601. */
export const lastChange = ({ entries, asOf }: Edition): string =>
  entries.map(({ changedAt }) => changedAt).reduce((last, at) => (at > last ? at : last), '') || asOf;

export const contextOf = ({ lang, asOf, addresses }: Pick<Edition, 'lang' | 'asOf' | 'addresses'>): ContentContext => ({
  lang,
  asOf: Date.parse(asOf),
  server: addresses.server,
});

export function eventItem(event: EventView, context: ContentContext): FeedItem {
  const { lang } = context;
  const organisers = namesInRoles(event.involvements, ORGANISING_ROLES);
  const location = whereInWords(event, lang);
  return {
    view: event,
    title: datedTitle(event, lang),
    summary: sentences([whenInWords(event, lang).join(lang === 'fr' ? '\u00a0; ' : '; '), location, event.summary]),
    content: eventContent(event, context),
    categories: categoriesOf(event, event.kind),
    creators: organisers,
    event: {
      start: event.mainOccurrence && startOf(event.mainOccurrence),
      end: event.mainOccurrence && endOf(event.mainOccurrence),
      location,
      organisers,
      kind: event.kind.label,
    },
  };
}

function resourceItem(resource: ResourceView, context: ContentContext): FeedItem {
  return {
    view: resource,
    title: resource.title,
    summary: resource.summary ?? resource.kind.label,
    content: resourceContent(resource, context),
    categories: categoriesOf(resource, resource.kind),
    creators: namesInRoles(resource.involvements, AUTHOR_ROLES),
    event: null,
  };
}

const sentences = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('. ');

const categoriesOf = (
  { topics }: EntryView,
  kind: { readonly key: string; readonly label: string },
): FeedItem['categories'] => [{ slug: kind.key, label: kind.label }, ...topics];

const startOf = ({ start, startsAt }: OccurrenceView): string => (hasHour(start) ? instant(startsAt) : start);
const endOf = ({ end, endsAt }: OccurrenceView): string | null =>
  end !== null && hasHour(end) ? instant(endsAt) : end;

const hasHour = (moment: string): boolean => moment.includes('T');
const instant = (iso: string): string => iso.replace(/\.\d+Z$/, 'Z');

export interface FeedAuthor {
  readonly name: string;
  readonly website: string | null;
}

/** Who answers for a feed: its publishers, else whoever offers the selection, else the server. */
export function feedAuthors(edition: Edition): readonly FeedAuthor[] {
  const publishers = publishersOf(edition.entries);
  return publishers.length > 0 ? publishers : [edition.saved?.publisher ?? serverAuthor(edition)];
}

/** Who answers for an item. Without its own author it would be taken for a work of every author of the feed. */
export const itemAuthor = ({ publisher }: EntryView, edition: Edition): FeedAuthor =>
  publisher ?? serverAuthor(edition);

const serverAuthor = ({ addresses: { server } }: Edition): FeedAuthor => ({
  name: server.replace(/^https?:\/\//, ''),
  website: server,
});
