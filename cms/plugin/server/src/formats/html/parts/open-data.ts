/** The other forms of what is on the page. */
import { isEmbedded, type FormatName } from 'ess-shared-types';
import { oembedAddress, OEMBED_DISCOVERY, OEMBED_FORMATS } from '../../oembed';
import { link } from '../addresses';
import type { AnyEdition, Context } from '../context';
import { html, joined, type Markup } from '../markup';
import { WORDS } from '../words';

interface FormatWords {
  readonly name: string;
  /** Media type, without its parameters. */
  readonly type: string;
  /** For machines and tables; the others are for calendars and news readers. */
  readonly isData: boolean;
}

const FORMATS: Readonly<Record<Exclude<FormatName, 'html'>, FormatWords>> = {
  csv: { name: 'CSV', type: 'text/csv', isData: true },
  json: { name: 'JSON', type: 'application/json', isData: true },
  jsonld: { name: 'JSON-LD', type: 'application/ld+json', isData: true },
  geojson: { name: 'GeoJSON', type: 'application/geo+json', isData: true },
  ics: { name: 'iCalendar', type: 'text/calendar', isData: false },
  rss: { name: 'RSS', type: 'application/rss+xml', isData: false },
  atom: { name: 'Atom', type: 'application/atom+xml', isData: false },
  'feed.json': { name: 'JSON Feed', type: 'application/feed+json', isData: false },
};

const NAMES = ['csv', 'json', 'jsonld', 'geojson', 'ics', 'rss', 'atom', 'feed.json'] as const;

/** « Données ouvertes : CSV, JSON, JSON-LD ». */
export function openData({ addresses }: AnyEdition, { lang }: Context): Markup | null {
  const links = NAMES.filter((name) => FORMATS[name].isData).flatMap((name) => {
    const url = addresses.formats[name];
    return url === undefined ? [] : [link(url, FORMATS[name].name)];
  });
  if (links.length === 0) return null;
  return html`<section class="tool"><h2>${WORDS.openData[lang]}</h2><p>${joined(links, ', ')}</p></section>`;
}

/** The same, for programs that read the head of a page. */
export const alternates = ({ addresses, title }: AnyEdition): Markup[] =>
  NAMES.flatMap((name) => {
    const url = addresses.formats[name];
    const { type, name: format } = FORMATS[name];
    return url === undefined
      ? []
      : [html`<link rel="alternate" type="${type}" title="${`${title} (${format})`}" href="${url}">\n`];
  });

/** What a CMS into which the address of this list is pasted may show in its place. */
export const embeddings = ({ addresses: { server, page }, collection, title }: AnyEdition): Markup[] =>
  !isEmbedded(collection)
    ? []
    : OEMBED_FORMATS.map(
        (format) =>
          html`<link rel="alternate" type="${OEMBED_DISCOVERY[format]}" title="${title}" href="${oembedAddress(server, page, format)}">\n`,
      );
