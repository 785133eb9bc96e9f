/** Reads the documents to review: the latest that editors wrote, or what is published. */
import type { Core } from '@strapi/strapi';
import { uidOf } from '../../content-types';
import { giveWay } from '../../event-loop/give-way';
import { populateOf, readReviewed, type ReviewedDocument, type ReviewedType } from './reviewed-document';

const BATCH = 50;

const hasDrafts = (strapi: Core.Strapi, type: ReviewedType): boolean =>
  strapi.getModel(uidOf(type)).options?.draftAndPublish ?? false;

/** The latest version of some documents; what is no more is left out. */
export async function draftsOf(
  strapi: Core.Strapi,
  type: ReviewedType,
  documentIds: readonly string[],
): Promise<ReviewedDocument[]> {
  if (documentIds.length === 0) return [];
  const found = await strapi.documents(uidOf(type)).findMany({
    filters: { documentId: { $in: [...documentIds] } },
    populate: populateOf(type),
    limit: documentIds.length,
    ...(hasDrafts(strapi, type) ? { status: 'draft' } : {}),
  });
  return found.map(readReviewed);
}

/** Every published version of a type, some at a time; what has no draft is public as soon as it is saved. */
export async function* publishedDocuments(strapi: Core.Strapi, type: ReviewedType): AsyncGenerator<ReviewedDocument> {
  const rows: { id: number }[] = await strapi.db.query(uidOf(type)).findMany({
    select: ['id'],
    where: hasDrafts(strapi, type) ? { publishedAt: { $notNull: true } } : {},
    orderBy: { id: 'asc' },
  });
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = await strapi.documents(uidOf(type)).findMany({
      filters: { id: { $in: rows.slice(start, start + BATCH).map(({ id }) => id) } },
      populate: populateOf(type),
      limit: BATCH,
      ...(hasDrafts(strapi, type) ? { status: 'published' } : {}),
    });
    for (const document of batch) {
      await giveWay();
      yield readReviewed(document);
    }
  }
}
