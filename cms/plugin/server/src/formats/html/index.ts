/** The pages for people: lists, entries, and their fragments for other pages to include. No script at all. */
import type { Collection, CollectionViews, EntryView } from 'ess-shared-types';
import type { EditionOf, Format } from '../edition';
import { contextOf, type AnyEdition, type Context } from './context';
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
export { territoriesPage } from './territories-page';
export { territoryFrame, territoryPage } from './territory-page';
export { PAGE_STYLE } from './style';

export const htmlPages: Format = {
  contentType: 'text/html; charset=utf-8',
  write: (edition) => {
    const context = contextOf(edition);
    const item = edition.scope === 'item' ? itemOf(edition, context) : undefined;
    if (item) return (context.isFragment ? itemFragment : itemPage)(edition, item.entry, item.parts, context);
    return (context.isFragment ? listFragment : listPage)(edition, entriesMarkup(edition, context), context);
  },
};

/** The page of one entry that is not published, under a notice that says so; `undefined` for a list. */
export function previewPage<Name extends Collection>(edition: EditionOf<Name>, notice: string): string | undefined {
  const context = contextOf(edition);
  const item = itemOf(edition, context);
  return item && itemPage(edition, item.entry, item.parts, context, notice);
}

const PARTS: {
  readonly [Name in Collection]: (entry: CollectionViews[Name], edition: AnyEdition, context: Context) => ItemParts;
} = {
  agenda: eventParts,
  'chiffres-cles': keyFigureParts,
  initiatives: initiativeParts,
  ressources: resourceParts,
  dispositifs: dispositifParts,
};

interface Item {
  readonly entry: EntryView;
  readonly parts: ItemParts;
}

function itemOf<Name extends Collection>(edition: EditionOf<Name>, context: Context): Item | undefined {
  const [entry] = edition.entries;
  return entry && { entry, parts: PARTS[edition.collection](entry, edition, context) };
}
