import { TYPE_LABELS } from './all-labels';
import { presented } from './content-manager';
import { layout as dispositifLayout } from './dispositif/layout';
import dispositif from './dispositif/schema';
import { layout as eventLayout } from './event/layout';
import event from './event/schema';
import { layout as eventSeriesLayout } from './event-series/layout';
import eventSeries from './event-series/schema';
import { layout as figureGroupLayout } from './figure-group/layout';
import figureGroup from './figure-group/schema';
import { layout as indicatorLayout } from './indicator/layout';
import indicator from './indicator/schema';
import { layout as initiativeLayout } from './initiative/layout';
import initiative from './initiative/schema';
import { layout as keyFigureLayout } from './key-figure/layout';
import keyFigure from './key-figure/schema';
import { layout as organisationLayout } from './organisation/layout';
import organisation from './organisation/schema';
import { layout as personLayout } from './person/layout';
import person from './person/schema';
import { layout as resourceLayout } from './resource/layout';
import resource from './resource/schema';
import { layout as selectionLayout } from './selection/layout';
import selection from './selection/schema';
import { layout as sourceLayout } from './source/layout';
import source from './source/schema';
import { layout as termLayout } from './term/layout';
import term from './term/schema';
import { layout as territoryLayout } from './territory/layout';
import territory from './territory/schema';
import { layout as vocabularyLayout } from './vocabulary/layout';
import vocabulary from './vocabulary/schema';

/** Strapi's key of a content type must equal its `singularName`. */
export const contentTypes = {
  dispositif: { schema: presented(dispositif, TYPE_LABELS.dispositif, dispositifLayout) },
  event: { schema: presented(event, TYPE_LABELS.event, eventLayout) },
  'event-series': { schema: presented(eventSeries, TYPE_LABELS['event-series'], eventSeriesLayout) },
  'figure-group': { schema: presented(figureGroup, TYPE_LABELS['figure-group'], figureGroupLayout) },
  indicator: { schema: presented(indicator, TYPE_LABELS.indicator, indicatorLayout) },
  initiative: { schema: presented(initiative, TYPE_LABELS.initiative, initiativeLayout) },
  'key-figure': { schema: presented(keyFigure, TYPE_LABELS['key-figure'], keyFigureLayout) },
  organisation: { schema: presented(organisation, TYPE_LABELS.organisation, organisationLayout) },
  person: { schema: presented(person, TYPE_LABELS.person, personLayout) },
  resource: { schema: presented(resource, TYPE_LABELS.resource, resourceLayout) },
  selection: { schema: presented(selection, TYPE_LABELS.selection, selectionLayout) },
  source: { schema: presented(source, TYPE_LABELS.source, sourceLayout) },
  term: { schema: presented(term, TYPE_LABELS.term, termLayout) },
  territory: { schema: presented(territory, TYPE_LABELS.territory, territoryLayout) },
  vocabulary: { schema: presented(vocabulary, TYPE_LABELS.vocabulary, vocabularyLayout) },
};

export type TypeName = keyof typeof contentTypes;
export type TypeUid = `plugin::ess.${TypeName}`;

export const uidOf = <Name extends TypeName>(name: Name): `plugin::ess.${Name}` => `plugin::ess.${name}`;

/** Every content type of the plugin. */
export const TYPE_UIDS: readonly TypeUid[] = [
  uidOf('dispositif'),
  uidOf('event'),
  uidOf('event-series'),
  uidOf('figure-group'),
  uidOf('indicator'),
  uidOf('initiative'),
  uidOf('key-figure'),
  uidOf('organisation'),
  uidOf('person'),
  uidOf('resource'),
  uidOf('selection'),
  uidOf('source'),
  uidOf('term'),
  uidOf('territory'),
  uidOf('vocabulary'),
];
