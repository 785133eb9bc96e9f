/** Reads the documents to review: drafts, the latest that editors wrote. What has not changed is read once. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { uidOf, type TypeName } from '../../content-types';
import { ENTRIES } from '../../publication/tables';
import { populateOf, readReviewed, type ReviewedDocument, type ReviewedType } from './reviewed-document';

const BATCH = 200;

type Status = 'draft' | 'published';

/** Loads documents by the ids of their rows, in batches. */
async function load(
  strapi: Core.Strapi,
  type: ReviewedType,
  rowIds: readonly number[],
  status: Status,
): Promise<ReviewedDocument[]> {
  const loaded: ReviewedDocument[] = [];
  for (let start = 0; start < rowIds.length; start += BATCH) {
    const batch = await strapi.documents(uidOf(type)).findMany({
      filters: { id: { $in: rowIds.slice(start, start + BATCH) } },
      populate: populateOf(type),
      limit: BATCH,
      ...(hasDrafts(strapi, type) ? { status } : {}),
    });
    loaded.push(...batch.map(readReviewed));
  }
  return loaded;
}

const hasDrafts = (strapi: Core.Strapi, type: ReviewedType): boolean =>
  strapi.getModel(uidOf(type)).options?.draftAndPublish ?? false;

interface Row {
  readonly id: number;
  readonly updatedAt: string;
}
const rowSchema = z.object({ id: z.number(), updatedAt: z.coerce.date().transform((date) => date.toISOString()) });

async function rowsOf(strapi: Core.Strapi, type: ReviewedType, status: Status, where: object = {}): Promise<Row[]> {
  const ofStatus = hasDrafts(strapi, type) ? { publishedAt: status === 'draft' ? null : { $notNull: true } } : {};
  const rows = await strapi.db
    .query(uidOf(type))
    .findMany({ select: ['id', 'updatedAt'], where: { ...where, ...ofStatus }, orderBy: { id: 'asc' } });
  return z.array(rowSchema).parse(rows);
}

/** Every published version of a type; what has no draft is public as soon as it is saved. */
export async function publishedDocuments(strapi: Core.Strapi, type: ReviewedType): Promise<ReviewedDocument[]> {
  const rows = await rowsOf(strapi, type, 'published');
  return load(
    strapi,
    type,
    rows.map(({ id }) => id),
    'published',
  );
}

/** The latest version of one document. */
export async function draftOf(
  strapi: Core.Strapi,
  type: ReviewedType,
  documentId: string,
): Promise<ReviewedDocument | undefined> {
  const rows = await rowsOf(strapi, type, 'draft', { documentId });
  const [document] = await load(
    strapi,
    type,
    rows.map(({ id }) => id),
    'draft',
  );
  return document;
}

/** Documents as they were read, as long as nothing that they name has changed. */
interface Memory {
  references: string;
  readonly documents: Map<
    ReviewedType,
    Map<number, { readonly updatedAt: string; readonly document: ReviewedDocument }>
  >;
}
const memories = new WeakMap<Core.Strapi, Memory>();

/** The latest version of every document of the types. Loading two thousand takes seconds, seeing what changed does not. */
export async function drafts(
  strapi: Core.Strapi,
  types: readonly ReviewedType[],
): Promise<ReadonlyMap<ReviewedType, readonly ReviewedDocument[]>> {
  const references = await stateOfReferences(strapi);
  let memory = memories.get(strapi);
  if (memory?.references !== references) memory = { references, documents: new Map() };
  memories.set(strapi, memory);
  const found = new Map<ReviewedType, readonly ReviewedDocument[]>();
  for (const type of types) {
    const known = memory.documents.get(type);
    const rows = await rowsOf(strapi, type, 'draft');
    const changed = rows.filter(({ id, updatedAt }) => known?.get(id)?.updatedAt !== updatedAt);
    const loaded = new Map(
      (
        await load(
          strapi,
          type,
          changed.map(({ id }) => id),
          'draft',
        )
      ).map((document) => [document.id, document]),
    );
    const current = rows.flatMap(({ id, updatedAt }) => {
      const document = loaded.get(id) ?? known?.get(id)?.document;
      return document ? [[id, { updatedAt, document }] as const] : [];
    });
    memory.documents.set(type, new Map(current));
    found.set(
      type,
      current.map(([, { document }]) => document),
    );
  }
  return found;
}

/** What documents show of others: names, and whether they are there at all. */
const REFERENCES: readonly TypeName[] = ['organisation', 'source', 'figure-group', 'resource'];

async function stateOfReferences(strapi: Core.Strapi): Promise<string> {
  const states: unknown[] = [];
  for (const name of REFERENCES) {
    const table = strapi.getModel(uidOf(name)).collectionName ?? '';
    // Entries show nothing of a resource but that it exists.
    const columns = name === 'resource' ? 'count(*) as count' : 'count(*) as count, max(updated_at) as changed';
    states.push(await strapi.db.connection(table).first(strapi.db.connection.raw(columns)));
  }
  return JSON.stringify(states);
}

/** Document ids of what the public reads now. */
export async function publishedIds(strapi: Core.Strapi): Promise<ReadonlySet<string>> {
  const rows: { document_id: string }[] = await strapi.db
    .connection(ENTRIES)
    .whereNull('withdrawn_at')
    .select('document_id');
  return new Set(rows.map((row) => row.document_id));
}
