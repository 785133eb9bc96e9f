/** Saved selections as the builder lists, makes and changes them. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { COLLECTIONS, isEmbedded, keyOfStored, type Language } from 'ess-shared-types';
import { z } from 'zod';
import type { ChangeEffect, EmbeddedCollection, NewSelection, SavedSelection } from '../../../shared/contracts/builder';
import { strapiServices } from '../access/strapi-services';
import { describeAll, SelectionRefused } from '../catalogue/refusal';
import { uidOf } from '../content-types';
import type { EditionSource } from '../editions/editions';
import { editionOf, readFilters } from './module';

const UID = uidOf('selection');
/** More titles than anyone reads. */
const MOST_TITLES = 30;

const storedSchema = z.object({
  documentId: z.string(),
  title: z.string().nullish(),
  slug: z.string().nullish(),
  collection: z.string().nullish(),
  filters: z.string().nullish(),
  retired: z.boolean().nullish(),
  items: z.array(z.unknown()).nullish(),
});

const NOT_FOUND = { fr: 'Cette sélection n’existe pas ou plus.', en: 'There is no such selection any more.' } as const;
const HAND_PICKED = {
  fr: 'Les fiches de cette sélection sont choisies une à une\u00a0: changez-les dans sa fiche.',
  en: 'The entries of this selection are picked one by one: change them in its form.',
} as const;
const FORBIDDEN = {
  fr: 'Vos droits ne permettent pas d’enregistrer une sélection\u00a0: elle est publique aussitôt.',
  en: 'Your rights do not let you save a selection: it is public at once.',
} as const;

/** Whether the person behind a request may save selections, by their rights in the content manager. */
export function maySave(strapi: Core.Strapi, state: unknown): boolean {
  const userAbility =
    typeof state === 'object' && state !== null && 'userAbility' in state ? state.userAbility : undefined;
  if (userAbility === undefined) return false;
  const { can } = strapiServices(strapi)
    .get('plugin::content-manager.permission-checker')
    .create({ userAbility, model: UID });
  return can.create() && can.update();
}

/** Throws a `ForbiddenError` unless they may. */
export function requireSaving(strapi: Core.Strapi, state: unknown, lang: Language): void {
  if (!maySave(strapi, state)) throw new errors.ForbiddenError(FORBIDDEN[lang]);
}

/** Those in use that an element can show, by title. */
export async function savedSelections(strapi: Core.Strapi): Promise<SavedSelection[]> {
  const found: unknown = await strapi.documents(UID).findMany({ populate: ['items'], sort: 'title:asc', limit: -1 });
  return z.array(storedSchema).parse(found).flatMap(shown);
}

export async function savedSelection(strapi: Core.Strapi, documentId: string, lang: Language): Promise<SavedSelection> {
  const found: unknown = await strapi.documents(UID).findOne({ documentId, populate: ['items'] });
  const [selection] = found === null ? [] : shown(storedSchema.parse(found));
  if (!selection) throw new errors.NotFoundError(NOT_FOUND[lang]);
  return selection;
}

function shown(stored: z.output<typeof storedSchema>): SavedSelection[] {
  const { documentId, title, slug, filters, retired, items } = stored;
  const collection = keyOfStored(COLLECTIONS, stored.collection);
  if (!title || !slug || retired || collection === undefined || !isEmbedded(collection)) return [];
  return [{ documentId, title, slug, collection, filters: filters ?? '', isHandPicked: (items?.length ?? 0) > 0 }];
}

/** What is wrong with the filters is said before anything is written, in the language of the person. */
async function checkedFilters(
  source: EditionSource,
  collection: EmbeddedCollection,
  filters: string,
  lang: Language,
): Promise<void> {
  try {
    const selection = await readFilters(source, collection, filters, lang);
    await editionOf(source, collection, { ...selection, limit: 1, lang }, 'html');
  } catch (error) {
    if (!(error instanceof SelectionRefused)) throw error;
    throw new errors.ValidationError(describeAll(error.problems, error.others, lang).join('\n'));
  }
}

/** It is public at once, under a slug made from its title. */
export async function createSelection(
  strapi: Core.Strapi,
  source: EditionSource,
  { title, collection, filters }: NewSelection,
  lang: Language,
): Promise<SavedSelection> {
  await checkedFilters(source, collection, filters, lang);
  const data: Record<string, unknown> = { title, collection: COLLECTIONS[collection].stored, filters };
  const { documentId } = await strapi.documents(UID).create({ data });
  return savedSelection(strapi, documentId, lang);
}

/** The filters it replaces are kept by the history. */
export async function changeFilters(
  strapi: Core.Strapi,
  source: EditionSource,
  documentId: string,
  filters: string,
  lang: Language,
): Promise<SavedSelection> {
  const { collection } = await filteredSelection(strapi, documentId, lang);
  await checkedFilters(source, collection, filters, lang);
  const data: Record<string, unknown> = { filters };
  await strapi.documents(UID).update({ documentId, data });
  return savedSelection(strapi, documentId, lang);
}

/** What a change would bring into, and take out of, every site that uses the selection. */
export async function effectOfChange(
  strapi: Core.Strapi,
  source: EditionSource,
  documentId: string,
  filters: string,
  lang: Language,
): Promise<ChangeEffect> {
  const { collection, filters: current } = await filteredSelection(strapi, documentId, lang);
  await checkedFilters(source, collection, filters, lang);
  const after = { ...(await readFilters(source, collection, filters, lang)), lang };
  try {
    const before = { ...(await readFilters(source, collection, current, lang)), lang };
    return await source.catalogue.difference(collection, before, after, MOST_TITLES);
  } catch (error) {
    if (!(error instanceof SelectionRefused)) throw error;
    // What the selection names has vanished since: its sites now show nothing.
    return source.catalogue.difference(collection, undefined, after, MOST_TITLES);
  }
}

async function filteredSelection(strapi: Core.Strapi, documentId: string, lang: Language): Promise<SavedSelection> {
  const selection = await savedSelection(strapi, documentId, lang);
  if (selection.isHandPicked) throw new errors.ValidationError(HAND_PICKED[lang]);
  return selection;
}
