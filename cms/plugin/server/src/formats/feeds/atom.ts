/** Atom (RFC 4287), with the event module of RSS for when and where, and licences by RFC 4946. */
import { createHash } from 'node:crypto';
import { selectionKey, type EntryView } from 'ess-shared-types';
import { attributionLine, licencesOf, rightsOf, sourcesOf } from '../attribution';
import type { Edition, Format } from '../edition';
import { LICENCE_URLS } from '../licence-urls';
import { MEDIA_TYPES } from '../media-types';
import { feedAuthors, feedItems, itemAuthor, lastChange, type FeedAuthor, type FeedItem } from './item';
import { eventFields } from './rss';
import { lines, xml, type Xml } from './xml';

export const atom: Format = {
  contentType: `${MEDIA_TYPES.atom}; charset=utf-8`,
  write: (edition) => `${feed(edition).xml}\n`,
};

function feed(edition: Edition): Xml {
  const { addresses, entries } = edition;
  return lines(
    xml`<?xml version="1.0" encoding="utf-8"?>`,
    xml`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ev="http://purl.org/rss/1.0/modules/event/" xml:lang="${edition.lang}">`,
    xml`<id>${urnOf(feedName(edition))}</id>`,
    xml`<title>${edition.title}</title>`,
    xml`<updated>${lastChange(edition)}</updated>`,
    feedAuthors(edition).map((author) => person('author', author)),
    xml`<link rel="self" type="application/atom+xml" href="${addresses.self}"/>`,
    xml`<link rel="alternate" type="text/html" href="${addresses.page}"/>`,
    addresses.next !== null && xml`<link rel="next" type="application/atom+xml" href="${addresses.next}"/>`,
    licencesOf(entries).map(({ url }) => url !== null && xml`<link rel="license" href="${url}"/>`),
    entries.length > 0 && xml`<rights>${attributionLine(entries)}</rights>`,
    feedItems(edition).map((item) => entry(item, edition)),
    xml`</feed>`,
  );
}

function entry({ view, title, summary, content, categories, creators, event }: FeedItem, edition: Edition): Xml {
  const licence = LICENCE_URLS[view.licence.key];
  return lines(
    xml`<entry xml:lang="${view.lang}">`,
    xml`<id>${urnOf(view.id)}</id>`,
    xml`<title>${title}</title>`,
    xml`<published>${view.firstPublishedAt}</published>`,
    xml`<updated>${view.changedAt}</updated>`,
    person('author', itemAuthor(view, edition)),
    creators.map((name) => person('contributor', { name, website: null })),
    xml`<link rel="alternate" type="text/html" href="${view.pageUrl}"/>`,
    via(view).map((url) => xml`<link rel="via" href="${url}"/>`),
    licence !== null && xml`<link rel="license" href="${licence}"/>`,
    categories.map(({ slug, label }) => xml`<category term="${slug}" label="${label}"/>`),
    xml`<rights>${rightsOf(view)}</rights>`,
    xml`<summary>${summary}</summary>`,
    xml`<content type="html">${content.html}</content>`,
    sourcesOf(view).map((source) => xml`<dc:source>${source}</dc:source>`),
    event && eventFields(event),
    xml`</entry>`,
  );
}

const person = (element: 'author' | 'contributor', { name, website }: FeedAuthor): Xml => {
  const parts = xml`<name>${name}</name>${website !== null && xml`<uri>${website}</uri>`}`;
  return element === 'author' ? xml`<author>${parts}</author>` : xml`<contributor>${parts}</contributor>`;
};

/** Pages where the sources of an entry are read. */
const via = ({ provenance }: EntryView): string[] => [...new Set(provenance.flatMap(({ url }) => url ?? []))];

/** A feed keeps its identity when the address of the server changes. */
function feedName(edition: Edition): string {
  const asked = edition.scope === 'item' ? (edition.entries[0]?.id ?? '') : selectionKey(edition.selection);
  return `${edition.instanceId} ${edition.collection} ${edition.scope} ${asked}`;
}

/** The namespace of our names, drawn once (RFC 9562 §5.5). */
const NAMESPACE = '0d6e0d2e-6f0b-4a57-8a63-5d8f0f6d2c41';

/** Atom wants an IRI for an id: the name-based UUID (version 5) of a public id, always the same for the same id. */
export function urnOf(id: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(id)
    .digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
