/** A loaded document as a person may see it: without what it leads to out of their reach, with what is published of it. */
import type { Core } from '@strapi/strapi';
import { TYPE_UIDS } from '../content-types';
import { outOfReach, seesAPart, type OutOfReach } from './linked-reach';
import { linkingFields, linkKey, linksIn } from './links';

type Populate = Readonly<Record<string, unknown>>;

/** @param populate What the document was loaded with. */
export async function seenDocument<Document extends object>(
  strapi: Core.Strapi,
  state: unknown,
  uid: string,
  document: Document,
  populate: Populate,
): Promise<Document> {
  if (!seesAPart(strapi, state, uid)) return document;
  const out = await outOfReach(strapi, state, linksIn(strapi, uid, document));
  if (out.hidden.size === 0 && out.publishedOnly.size === 0) return document;
  return { ...document, ...(await seenFields(strapi, uid, document, populate, out)) };
}

async function seenFields(
  strapi: Core.Strapi,
  model: string,
  node: object,
  populate: Populate,
  out: OutOfReach,
): Promise<Record<string, unknown>> {
  const values: Readonly<Record<string, unknown>> = { ...node };
  const seen: Record<string, unknown> = {};
  for (const [name, kind] of linkingFields(strapi, model)) {
    const value = values[name];
    if (!isObject(value) || kind.kind === 'file') continue;
    const asked = populate[name];
    const below = isObject(asked) ? asked : {};
    const one = async (item: unknown): Promise<unknown> => {
      if (!isObject(item)) return item;
      if (kind.kind === 'entry') return seenEntry(strapi, kind.uid, item, below, out);
      const part = typeof item.__component === 'string' ? item.__component : kind.uids[0];
      const inner = isObject(below.populate) ? below.populate : {};
      return part === undefined ? item : { ...item, ...(await seenFields(strapi, part, item, inner, out)) };
    };
    seen[name] = Array.isArray(value)
      ? (await Promise.all(value.map(one))).filter((item) => item !== null)
      : await one(value);
  }
  return seen;
}

async function seenEntry(
  strapi: Core.Strapi,
  uid: string,
  entry: Readonly<Record<string, unknown>>,
  query: object,
  out: OutOfReach,
): Promise<unknown> {
  const { documentId } = entry;
  if (typeof documentId !== 'string') return entry;
  const key = linkKey({ uid, id: documentId, field: '' });
  if (out.hidden.has(key)) return null;
  if (!out.publishedOnly.has(key)) return entry;
  const type = TYPE_UIDS.find((known) => known === uid);
  return type === undefined ? null : strapi.documents(type).findOne({ ...query, documentId, status: 'published' });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
