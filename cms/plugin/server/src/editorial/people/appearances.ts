/** The documents that name a person through a relation, in every version. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Appearance } from '../../../../shared/contracts/people';
import { uidOf } from '../../content-types';
import { mergeVersions, ModelWalk } from './model-walk';

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
  const referring = await rowsReferringTo(strapi, documentId);
  const walk = new ModelWalk(strapi);
  const appearances: Appearance[] = [];
  for (const model of new Set(referring.map((found) => found.model))) {
    const rows = referring.filter((found) => found.model === model);
    for (const owner of await walk.owners(
      model,
      rows.map(({ rowId }) => rowId),
    )) {
      const functions = rows.flatMap((found) =>
        owner.rowIds.includes(found.rowId) && found.function !== null ? [found.function] : [],
      );
      appearances.push({
        uid: owner.uid,
        documentId: owner.documentId,
        title: owner.title,
        versions: owner.versions,
        functions,
      });
    }
  }
  const byDocument = ({ uid, documentId: id }: Appearance) => `${uid} ${id}`;
  return mergeVersions(appearances, byDocument).map((appearance) => ({
    ...appearance,
    functions: [
      ...new Set(
        appearances.filter((line) => byDocument(line) === byDocument(appearance)).flatMap((line) => line.functions),
      ),
    ],
  }));
}
