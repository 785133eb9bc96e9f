/** The pages for people: lists, entries, and their fragments for other pages to include. No script at all. */
import type { EntryView } from 'ess-shared-types';
import type { Edition, Format } from '../edition';
import { contextOf, type Context } from './context';
import { entriesMarkup } from './entries';
import { itemFragment, itemPage, type ItemParts } from './item-page';
import { dispositifParts } from './items/dispositif';
import { eventParts } from './items/event';
import { initiativeParts } from './items/initiative';
import { keyFigureParts } from './items/key-figure';
import { resourceParts } from './items/resource';
import { listFragment, listPage } from './list-page';

export { embedPage, EMBED_FRAME_SCRIPT, EMBED_RESIZE_SCRIPT, type EmbedOptions } from './embed-page';
export { messagePage } from './message';
export { PAGE_STYLE } from './style';

export const htmlPages: Format = {
  contentType: 'text/html; charset=utf-8',
  collections: ['agenda', 'chiffres-cles', 'initiatives', 'ressources', 'dispositifs'],
  write: (edition) => {
    const context = contextOf(edition);
    const item = edition.scope === 'item' ? itemOf(edition, context) : undefined;
    if (item) return (context.isFragment ? itemFragment : itemPage)(edition, item.entry, item.parts, context);
    return (context.isFragment ? listFragment : listPage)(edition, entriesMarkup(edition, context), context);
  },
};

/** The page of one entry that is not published, under a notice that says so; `undefined` for a list. */
export function previewPage(edition: Edition, notice: string): string | undefined {
  const context = contextOf(edition);
  const item = itemOf(edition, context);
  return item && itemPage(edition, item.entry, item.parts, context, notice);
}

interface Item {
  readonly entry: EntryView;
  readonly parts: ItemParts;
}

function itemOf(edition: Edition, context: Context): Item | undefined {
  const made = <View extends EntryView>(
    [entry]: readonly View[],
    parts: (entry: View, edition: Edition, context: Context) => ItemParts,
  ): Item | undefined => entry && { entry, parts: parts(entry, edition, context) };
  switch (edition.collection) {
    case 'agenda':
      return made(edition.entries, eventParts);
    case 'chiffres-cles':
      return made(edition.entries, keyFigureParts);
    case 'initiatives':
      return made(edition.entries, initiativeParts);
    case 'ressources':
      return made(edition.entries, resourceParts);
    case 'dispositifs':
      return made(edition.entries, dispositifParts);
  }
}
