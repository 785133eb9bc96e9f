/** The labels of every content type, without the schemas: what the admin bundles. */
import { labels as dispositif } from './dispositif/labels';
import { labels as event } from './event/labels';
import { labels as eventSeries } from './event-series/labels';
import { labels as figureGroup } from './figure-group/labels';
import { labels as indicator } from './indicator/labels';
import { labels as initiative } from './initiative/labels';
import { labels as keyFigure } from './key-figure/labels';
import type { Labels } from './labels';
import { labels as organisation } from './organisation/labels';
import { labels as person } from './person/labels';
import { labels as resource } from './resource/labels';
import { labels as selection } from './selection/labels';
import { labels as source } from './source/labels';
import { labels as term } from './term/labels';
import { labels as territory } from './territory/labels';
import { labels as vocabulary } from './vocabulary/labels';

export const TYPE_LABELS = {
  dispositif,
  event,
  'event-series': eventSeries,
  'figure-group': figureGroup,
  indicator,
  initiative,
  'key-figure': keyFigure,
  organisation,
  person,
  resource,
  selection,
  source,
  term,
  territory,
  vocabulary,
} as const satisfies Readonly<Record<string, Labels>>;
