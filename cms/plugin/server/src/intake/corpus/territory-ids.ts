import type { Core } from '@strapi/strapi';
import { uidOf } from '../../content-types';

/** Document ids of all territories, by code. */
export async function territoryDocumentIds(strapi: Core.Strapi): Promise<ReadonlyMap<string, string>> {
  const rows: { code: string; documentId: string }[] = await strapi.db
    .query(uidOf('territory'))
    .findMany({ select: ['code', 'documentId'] });
  return new Map(rows.map((row) => [row.code, row.documentId]));
}
