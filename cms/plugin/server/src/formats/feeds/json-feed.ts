/** JSON Feed 1.1 (jsonfeed.org) of the agenda; what it has no field for stands under `_ess`, as the views write it. */
import type { EventView } from 'ess-shared-types';
import { licencesOf, publishersOf } from '../attribution';
import type { EditionOf, Format } from '../edition';
import { imageUrl } from '../image-url';
import { MEDIA_TYPES } from '../media-types';
import { contextOf, eventItem, feedAuthors, itemAuthor, type FeedAuthor } from './item';

export const jsonFeed: Format = {
  contentType: MEDIA_TYPES['feed.json'],
  write(edition) {
    if (edition.collection !== 'agenda') throw new RangeError(`There is no JSON Feed of ${edition.collection}`);
    return JSON.stringify(feed(edition));
  },
};

function feed(edition: EditionOf<'agenda'>) {
  const { addresses, title, lang, entries, asOf, total } = edition;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: addresses.page,
    feed_url: addresses.self,
    ...(addresses.next === null ? {} : { next_url: addresses.next }),
    language: lang,
    authors: feedAuthors(edition).map(author),
    _ess: { asOf, total, licences: licencesOf(entries), publishers: publishersOf(entries) },
    items: entries.map((event) => item(event, edition)),
  };
}

function item(event: EventView, edition: EditionOf<'agenda'>) {
  const { title, summary, content, categories, creators } = eventItem(event, contextOf(edition));
  return {
    id: event.id,
    url: event.pageUrl,
    title,
    summary,
    content_html: content.html,
    ...(event.image === null ? {} : { image: imageUrl(event.image, edition.addresses.server) }),
    date_published: event.firstPublishedAt,
    date_modified: event.changedAt,
    authors: [author(itemAuthor(event, edition))],
    tags: categories.map(({ label }) => label),
    language: event.lang,
    _ess: {
      title: event.title,
      kind: event.kind,
      status: event.status,
      attendance: event.attendance,
      temporalState: event.temporalState,
      occurrences: event.occurrences,
      recurring: event.recurring,
      places: event.places,
      organisers: creators,
      licence: event.licence,
      provenance: event.provenance,
    },
  };
}

const author = ({ name, website }: FeedAuthor) => (website === null ? { name } : { name, url: website });
