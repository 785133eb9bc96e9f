/** Every format by its name. */
import type { FormatName } from 'ess-shared-types';
import { csv } from './csv';
import type { Format } from './edition';
import { atom } from './feeds/atom';
import { jsonFeed } from './feeds/json-feed';
import { rss } from './feeds/rss';
import { geojson } from './geojson';
import { htmlPages } from './html';
import { icalendar } from './icalendar/calendar';
import { json } from './json';
import { jsonLd } from './json-ld';

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  html: htmlPages,
  ics: icalendar,
  rss,
  atom,
  'feed.json': jsonFeed,
  json,
  jsonld: jsonLd,
  csv,
  geojson,
};
