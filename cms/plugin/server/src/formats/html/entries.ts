/** The list of any collection. */
import type { Edition } from '../edition';
import type { Context } from './context';
import { agendaList } from './lists/agenda';
import { dispositifList } from './lists/dispositifs';
import { initiativeList } from './lists/initiatives';
import { keyFigureList } from './lists/key-figures';
import { resourceList } from './lists/resources';
import type { Markup } from './markup';

export function entriesMarkup(edition: Edition, context: Context): Markup {
  switch (edition.collection) {
    case 'agenda':
      return agendaList(edition.entries, context);
    case 'chiffres-cles':
      return keyFigureList(edition.entries, context);
    case 'initiatives':
      return initiativeList(edition.entries, context);
    case 'ressources':
      return resourceList(edition.entries, context);
    case 'dispositifs':
      return dispositifList(edition.entries, context);
  }
}
