/** The version of an entry: another one each time that its draft or its published form is written. */
import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ConflictingEntry, Versions } from '../../../../shared/contracts/versions';
import type { TypeUid } from '../../content-types';
import { isPostgres } from '../../database/dialect';

const instant = z.coerce.date().nullish();
const rowSchema = z.object({ documentId: z.string(), updatedAt: instant, publishedAt: instant }).catchall(z.unknown());
type Row = z.output<typeof rowSchema>;
const authorSchema = z.object({ firstname: z.string().nullish(), lastname: z.string().nullish() });

async function rowsOf(strapi: Core.Strapi, uid: TypeUid, documentIds: readonly string[]): Promise<Map<string, Row[]>> {
  const found: unknown[] = await strapi.db
    .query(uid)
    .findMany({ where: { documentId: { $in: [...documentIds] } }, populate: { updatedBy: true } });
  const byDocument = new Map<string, Row[]>();
  for (const row of found.map((value) => rowSchema.parse(value)))
    byDocument.set(row.documentId, [...(byDocument.get(row.documentId) ?? []), row]);
  return byDocument;
}

function versionOf(rows: readonly Row[]): string {
  const written = rows.map(({ updatedAt, publishedAt }) => [publishedAt?.getTime() ?? 0, updatedAt?.getTime() ?? 0]);
  const text = JSON.stringify(written.sort(([a = 0], [b = 0]) => a - b));
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

export async function versionsOf(strapi: Core.Strapi, uid: TypeUid, documentIds: readonly string[]): Promise<Versions> {
  const rows = await rowsOf(strapi, uid, documentIds);
  return Object.fromEntries([...rows].map(([documentId, found]) => [documentId, versionOf(found)]));
}

/** Those that are no longer what they were; nobody else writes the others before the transaction under way ends. */
export async function conflictsOf(
  strapi: Core.Strapi,
  uid: TypeUid,
  expected: Versions,
  trx: Knex,
): Promise<ConflictingEntry[]> {
  const documentIds = Object.keys(expected);
  if (isPostgres(trx)) {
    const { tableName } = strapi.db.metadata.get(uid);
    await trx(tableName).whereIn('document_id', documentIds).orderBy('id').select('id').forUpdate();
  }
  const rows = await rowsOf(strapi, uid, documentIds);
  return documentIds.flatMap((documentId) => {
    const found = rows.get(documentId) ?? [];
    const version = found.length === 0 ? undefined : versionOf(found);
    if (version === expected[documentId]) return [];
    const latest = [...found].sort((a, b) => Number(b.updatedAt) - Number(a.updatedAt))[0];
    const author = authorSchema.safeParse(latest?.updatedBy).data;
    const name = [author?.firstname, author?.lastname].filter(Boolean).join(' ');
    return [
      {
        documentId,
        title: latest ? titleOf(latest) : '',
        version,
        changedBy: name === '' ? undefined : name,
        changedAt: latest?.updatedAt?.toISOString(),
      },
    ];
  });
}

const TITLE_FIELDS = ['title', 'name', 'label_fr', 'label', 'display_name'];

function titleOf(row: Row): string {
  const text = TITLE_FIELDS.map((field) => row[field]).find((value) => typeof value === 'string');
  return typeof text === 'string' ? text : row.documentId;
}
