import { TYPE_LABELS } from './all-labels';
import { presented } from './content-manager';
import { layout as eventLayout } from './event/layout';
import event from './event/schema';
import { layout as eventSeriesLayout } from './event-series/layout';
import eventSeries from './event-series/schema';
import { layout as organisationLayout } from './organisation/layout';
import organisation from './organisation/schema';
import { layout as personLayout } from './person/layout';
import person from './person/schema';
import { layout as resourceLayout } from './resource/layout';
import resource from './resource/schema';
import { layout as termLayout } from './term/layout';
import term from './term/schema';
import { layout as territoryLayout } from './territory/layout';
import territory from './territory/schema';
import { layout as vocabularyLayout } from './vocabulary/layout';
import vocabulary from './vocabulary/schema';

/** Strapi's key of a content type must equal its `singularName`. */
export const contentTypes = {
  event: { schema: presented(event, TYPE_LABELS.event, eventLayout) },
  'event-series': { schema: presented(eventSeries, TYPE_LABELS['event-series'], eventSeriesLayout) },
  organisation: { schema: presented(organisation, TYPE_LABELS.organisation, organisationLayout) },
  person: { schema: presented(person, TYPE_LABELS.person, personLayout) },
  resource: { schema: presented(resource, TYPE_LABELS.resource, resourceLayout) },
  term: { schema: presented(term, TYPE_LABELS.term, termLayout) },
  territory: { schema: presented(territory, TYPE_LABELS.territory, territoryLayout) },
  vocabulary: { schema: presented(vocabulary, TYPE_LABELS.vocabulary, vocabularyLayout) },
};

export type TypeName = keyof typeof contentTypes;
export type TypeUid = `plugin::ess.${TypeName}`;

export const uidOf = <Name extends TypeName>(name: Name): `plugin::ess.${Name}` => `plugin::ess.${name}`;

/** Every content type of the plugin. */
export const TYPE_UIDS: readonly TypeUid[] = [
  uidOf('event'), uidOf('event-series'), uidOf('organisation'), uidOf('person'),
  uidOf('resource'), uidOf('term'), uidOf('territory'), uidOf('vocabulary'),
];
