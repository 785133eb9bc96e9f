/**
 * A document in the form in which the Document Service takes it back: to know whether anyone changed it since an
 * import, and to put it back as it was. Follows the schema, whatever the type.
 */
import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { TypeUid } from '../content-types';
import { hasDrafts } from '../publication/types';
import type { Data } from './corpus/to-documents';

/** What Strapi adds, and what says who and when. */
const TECHNICAL = new Set([
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
]);

/** Handling a point to check is no change of the entry. */
const NOT_COMPARED = new Set(['review_flags', 'external_id']);

const attributesSchema = z.record(
  z.string(),
  z.object({ type: z.string(), component: z.string().optional(), repeatable: z.boolean().optional() }),
);
type Attributes = z.output<typeof attributesSchema>;

const objectSchema = z.record(z.string(), z.unknown());
const listSchema = z.array(objectSchema);

export interface StoredDocument {
  readonly documentId: string;
  readonly data: Data;
  /** When it was last published, milliseconds since the epoch; `undefined` for what is not public. */
  readonly publishedAt: number | undefined;
}

/** Documents read in one go. */
const BATCH = 50;

/** Their drafts, or the documents themselves where the type has no draft; those that no longer exist are missing. */
export async function readDocuments(
  strapi: Core.Strapi,
  uid: TypeUid,
  documentIds: readonly string[],
  status: 'draft' | 'published' = 'draft',
): Promise<Map<string, StoredDocument>> {
  const attributes = attributesOf(strapi, uid);
  const populate = populateOf(strapi, attributes);
  const withDrafts = hasDrafts(uid);
  const documents = new Map<string, StoredDocument>();
  for (let start = 0; start < documentIds.length; start += BATCH) {
    const filters = { documentId: { $in: documentIds.slice(start, start + BATCH) } };
    const found = await strapi.documents(uid).findMany({
      filters,
      populate,
      limit: BATCH,
      ...(withDrafts ? { status } : {}),
    });
    const published = withDrafts
      ? await strapi.documents(uid).findMany({ filters, fields: ['publishedAt'], limit: BATCH, status: 'published' })
      : [];
    const publishedAt = new Map(published.map((document) => [document.documentId, instantOf(document.publishedAt)]));
    for (const { documentId, ...fields } of found) {
      documents.set(documentId, {
        documentId,
        data: asInput(strapi, attributes, fields),
        publishedAt: publishedAt.get(documentId),
      });
    }
  }
  return documents;
}

const instantOf = (value: string | Date | null | undefined): number => (value ? new Date(value).getTime() : 0);

/** A hash a field, of the fields that are compared. */
export function fieldHashes(data: Data): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(data)
      .filter(([name]) => !NOT_COMPARED.has(name))
      .map(([name, value]) => [
        name,
        createHash('sha256')
          .update(JSON.stringify(value ?? null))
          .digest('hex')
          .slice(0, 16),
      ]),
  );
}

/** Names of the fields that differ; one that a side lacks differs. */
export function changedFields(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => before[name] !== after[name]);
}

function attributesOf(strapi: Core.Strapi, uid: string): Attributes {
  const models: Readonly<Record<string, { readonly attributes: unknown }>> = {
    ...strapi.contentTypes,
    ...strapi.components,
  };
  const attributes = attributesSchema.parse(models[uid]?.attributes ?? {});
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !TECHNICAL.has(name)));
}

interface Populate {
  [attribute: string]: { fields?: string[]; populate?: Populate };
}

function populateOf(strapi: Core.Strapi, attributes: Attributes): Populate {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { type, component }]): [string, Populate[string]][] => {
      if (type === 'relation') return [[name, { fields: ['documentId'] }]];
      if (type === 'media') return [[name, { fields: ['name'] }]];
      if (type !== 'component' || component === undefined) return [];
      return [[name, { populate: populateOf(strapi, attributesOf(strapi, component)) }]];
    }),
  );
}

function asInput(strapi: Core.Strapi, attributes: Attributes, fields: Data): Data {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type, component }]) => {
      const value = fields[name] ?? null;
      if (type === 'relation') return [name, { set: documentsIn(value) }];
      if (type === 'media') return [name, objectSchema.safeParse(value).data?.id ?? null];
      if (type !== 'component' || component === undefined || value === null) return [name, value];
      const inside = attributesOf(strapi, component);
      const list = listSchema.safeParse(value).data;
      if (list) return [name, list.map((item) => asInput(strapi, inside, item))];
      return [name, asInput(strapi, inside, objectSchema.parse(value))];
    }),
  );
}

const reference = z.object({ documentId: z.string() });

function documentsIn(value: unknown): { documentId: string }[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => {
    const parsed = reference.safeParse(item);
    return parsed.success ? [{ documentId: parsed.data.documentId }] : [];
  });
}
