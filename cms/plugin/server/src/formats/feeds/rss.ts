/**
 * RSS 2.0, with the modules that its readers know: Atom links, `content:encoded`, Dublin Core for who and under what
 * licence, and the event module (http://purl.org/rss/1.0/modules/event/) for when and where. That module rather than
 * xCal: it is a field of text in W3CDTF, so that a month stays a month, where RFC 6321 wants the tree of a calendar.
 */
import { attributionLine, rightsOf, sourcesOf } from '../attribution';
import type { Edition, Format } from '../edition';
import { html } from '../html/markup';
import { MEDIA_TYPES } from '../media-types';
import { feedItems, lastChange, type FeedEvent, type FeedItem } from './item';
import { lines, xml, type Xml } from './xml';

export const rss: Format = {
  contentType: `${MEDIA_TYPES.rss}; charset=utf-8`,
  write: (edition) => `${feed(edition).xml}\n`,
};

function feed(edition: Edition): Xml {
  const { addresses, lang, title, entries } = edition;
  return lines(
    xml`<?xml version="1.0" encoding="utf-8"?>`,
    xml`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ev="http://purl.org/rss/1.0/modules/event/">`,
    xml`<channel>`,
    xml`<title>${title}</title>`,
    xml`<link>${addresses.page}</link>`,
    xml`<description>${asHtml([title, attributionLine(entries)].filter((text) => text !== '').join(' – '))}</description>`,
    xml`<language>${lang}</language>`,
    entries.length > 0 && xml`<copyright>${attributionLine(entries)}</copyright>`,
    xml`<lastBuildDate>${httpDate(lastChange(edition))}</lastBuildDate>`,
    xml`<atom:link rel="self" type="application/rss+xml" href="${addresses.self}"/>`,
    addresses.next !== null && xml`<atom:link rel="next" type="application/rss+xml" href="${addresses.next}"/>`,
    feedItems(edition).map((item) => element(item, edition)),
    xml`</channel>`,
    xml`</rss>`,
  );
}

function element(item: FeedItem, { addresses, title }: Edition): Xml {
  const { view } = item;
  return lines(
    xml`<item>`,
    xml`<title>${item.title}</title>`,
    xml`<link>${view.pageUrl}</link>`,
    xml`<guid isPermaLink="false">${view.id}</guid>`,
    xml`<pubDate>${httpDate(view.firstPublishedAt)}</pubDate>`,
    xml`<description>${asHtml(item.summary)}</description>`,
    xml`<content:encoded>${item.content.html}</content:encoded>`,
    item.categories.map(({ label }) => xml`<category>${label}</category>`),
    xml`<source url="${addresses.self}">${title}</source>`,
    item.creators.map((name) => xml`<dc:creator>${name}</dc:creator>`),
    view.publisher && xml`<dc:publisher>${view.publisher.name}</dc:publisher>`,
    xml`<dc:rights>${rightsOf(view)}</dc:rights>`,
    sourcesOf(view).map((source) => xml`<dc:source>${source}</dc:source>`),
    xml`<dc:language>${view.lang}</dc:language>`,
    item.event && eventFields(item.event),
    xml`</item>`,
  );
}

/** The fields of the event module, for RSS and Atom alike. */
export const eventFields = ({ start, end, location, organisers, kind }: FeedEvent): Xml =>
  lines(
    start !== null && xml`<ev:startdate>${start}</ev:startdate>`,
    end !== null && xml`<ev:enddate>${end}</ev:enddate>`,
    location !== '' && xml`<ev:location>${location}</ev:location>`,
    organisers.length > 0 && xml`<ev:organizer>${organisers.join(', ')}</ev:organizer>`,
    xml`<ev:type>${kind}</ev:type>`,
  );

/** A description is HTML to its readers: a text is given as the HTML that says it. */
const asHtml = (text: string): string => html`${text}`.html;

/** RFC 822 as RSS wants it, always in GMT. */
const httpDate = (instant: string): string => new Date(instant).toUTCString();
