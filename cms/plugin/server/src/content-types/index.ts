import event from './event/schema';
import eventSeries from './event-series/schema';
import organisation from './organisation/schema';
import person from './person/schema';
import resource from './resource/schema';
import term from './term/schema';
import territory from './territory/schema';
import vocabulary from './vocabulary/schema';

/** Strapi's key of a content type must equal its `singularName`. */
export const contentTypes = {
  event: { schema: event },
  'event-series': { schema: eventSeries },
  organisation: { schema: organisation },
  person: { schema: person },
  resource: { schema: resource },
  term: { schema: term },
  territory: { schema: territory },
  vocabulary: { schema: vocabulary },
};

export type TypeName = keyof typeof contentTypes;
export type TypeUid = `plugin::ess.${TypeName}`;

export const uidOf = <Name extends TypeName>(name: Name): `plugin::ess.${Name}` => `plugin::ess.${name}`;

/** Every content type of the plugin. */
export const TYPE_UIDS: readonly TypeUid[] = [
  uidOf('event'), uidOf('event-series'), uidOf('organisation'), uidOf('person'),
  uidOf('resource'), uidOf('term'), uidOf('territory'), uidOf('vocabulary'),
];
