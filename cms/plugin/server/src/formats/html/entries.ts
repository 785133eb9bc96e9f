/** The list of any collection. */
import type { Collection, CollectionViews } from 'ess-shared-types';
import type { EditionOf } from '../edition';
import type { Context } from './context';
import { agendaList } from './lists/agenda';
import { dispositifList } from './lists/dispositifs';
import { initiativeList } from './lists/initiatives';
import { keyFigureList } from './lists/key-figures';
import { resourceList } from './lists/resources';
import type { Markup } from './markup';

const LISTS: {
  readonly [Name in Collection]: (entries: readonly CollectionViews[Name][], context: Context) => Markup;
} = {
  agenda: agendaList,
  'chiffres-cles': keyFigureList,
  initiatives: initiativeList,
  ressources: resourceList,
  dispositifs: dispositifList,
};

export const entriesMarkup = <Name extends Collection>(
  { collection, entries }: Pick<EditionOf<Name>, 'collection' | 'entries'>,
  context: Context,
): Markup => LISTS[collection](entries, context);
