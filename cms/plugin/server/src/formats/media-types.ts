/** The media type of each format, as registered with IANA (`application/feed+json` by JSON Feed 1.1). */
import type { FormatName } from 'ess-shared-types';

export const MEDIA_TYPES: Readonly<Record<FormatName, string>> = {
  html: 'text/html',
  ics: 'text/calendar',
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  'feed.json': 'application/feed+json',
  json: 'application/json',
  jsonld: 'application/ld+json',
  csv: 'text/csv',
  geojson: 'application/geo+json',
};
