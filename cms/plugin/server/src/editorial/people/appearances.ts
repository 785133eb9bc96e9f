/** The documents that name a person through a relation, in every version. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Appearance } from '../../../../shared/contracts/people';
import { uidOf } from '../../content-types';
import { groupedBy, mergeVersions, ModelWalk } from './model-walk';

const PERSON = uidOf('person');

/** A row that refers to a person, and the function it gives them. */
interface Referring {
  readonly model: string;
  readonly attribute: string;
  readonly rowId: number;
  readonly function: string | null;
}

const row = z.object({ id: z.number(), function_at_date: z.string().nullish() });

/** Every row, of drafts and of published versions, that refers to the person. */
export async function rowsReferringTo(strapi: Core.Strapi, documentId: string): Promise<Referring[]> {
  const found: Referring[] = [];
  for (const { model, attribute } of new ModelWalk(strapi).referringTo(PERSON)) {
    const rows = await strapi.db.query(model).findMany({ where: { [attribute]: { documentId } } });
    for (const { id, function_at_date } of z.array(row).parse(rows))
      found.push({ model, attribute, rowId: id, function: function_at_date?.trim() ? function_at_date : null });
  }
  return found;
}

export async function appearancesOf(strapi: Core.Strapi, documentId: string): Promise<Appearance[]> {
  const byModel = groupedBy(await rowsReferringTo(strapi, documentId), ({ model }) => model);
  const walk = new ModelWalk(strapi);
  const appearances: Appearance[] = [];
  for (const [model, rows] of byModel) {
    const byRow = groupedBy(rows, ({ rowId }) => rowId);
    for (const { uid, documentId: id, title, versions, rowIds } of await walk.owners(model, [...byRow.keys()])) {
      const functions = rowIds.flatMap((rowId) => (byRow.get(rowId) ?? []).flatMap((found) => found.function ?? []));
      appearances.push({ uid, documentId: id, title, versions, functions });
    }
  }
  const keyOf = ({ uid, documentId: id }: Appearance) => `${uid} ${id}`;
  const byDocument = groupedBy(appearances, keyOf);
  return mergeVersions(appearances, keyOf).map((appearance) => ({
    ...appearance,
    functions: [...new Set((byDocument.get(keyOf(appearance)) ?? []).flatMap(({ functions }) => functions))],
  }));
}
