/** The labels of every content type, without the schemas: what the admin bundles. */
import { labels as event } from './event/labels';
import { labels as eventSeries } from './event-series/labels';
import type { Labels } from './labels';
import { labels as organisation } from './organisation/labels';
import { labels as person } from './person/labels';
import { labels as resource } from './resource/labels';
import { labels as term } from './term/labels';
import { labels as territory } from './territory/labels';
import { labels as vocabulary } from './vocabulary/labels';

export const TYPE_LABELS = {
  event,
  'event-series': eventSeries,
  organisation,
  person,
  resource,
  term,
  territory,
  vocabulary,
} as const satisfies Readonly<Record<string, Labels>>;
