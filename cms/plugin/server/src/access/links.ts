/** What a document leads to: entries and files, at every depth of its components and dynamic zones. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

export const FILE = 'plugin::upload.file';

export interface Link {
  /** The type of what it leads to; `plugin::upload.file` for a file. */
  readonly uid: string;
  /** The id of a document; the number of a file. */
  readonly id: string;
  /** The field of the document below which it stands. */
  readonly field: string;
}

export const linkKey = ({ uid, id }: Link): string => `${uid} ${id}`;

const attributeSchema = z.object({
  type: z.string(),
  target: z.string().optional(),
  component: z.string().optional(),
  components: z.array(z.string()).optional(),
});
type Attribute = z.output<typeof attributeSchema>;

/** Strapi's own relations of an entry: nobody writes them. */
const OWN_RELATIONS: readonly string[] = ['createdBy', 'updatedBy', 'localizations'];

type Kind =
  | { readonly kind: 'entry'; readonly uid: string }
  | { readonly kind: 'file' }
  | { readonly kind: 'parts'; readonly uids: readonly string[]; readonly isZone: boolean };

function kindOf(name: string, { type, target, component, components }: Attribute): Kind | undefined {
  if (type === 'media') return { kind: 'file' };
  if (type === 'relation' && target !== undefined && !OWN_RELATIONS.includes(name))
    return { kind: 'entry', uid: target };
  if (type === 'component' && component !== undefined) return { kind: 'parts', uids: [component], isZone: false };
  if (type === 'dynamiczone' && components) return { kind: 'parts', uids: components, isZone: true };
  return undefined;
}

/** The fields of a type or of a component that lead somewhere, or hold parts. */
export function linkingFields(strapi: Core.Strapi, uid: string): [string, Kind][] {
  const models: Readonly<Record<string, { readonly attributes: object } | undefined>> = {
    ...strapi.contentTypes,
    ...strapi.components,
  };
  return Object.entries(models[uid]?.attributes ?? {}).flatMap(([name, attribute]): [string, Kind][] => {
    const kind = kindOf(name, attributeSchema.parse(attribute));
    return kind ? [[name, kind]] : [];
  });
}

/** Types that a document of a type may lead to, files included. */
export function linkedTypes(strapi: Core.Strapi, uid: string): ReadonlySet<string> {
  const types = new Set<string>();
  const seen = new Set<string>();
  const visit = (model: string) => {
    if (seen.has(model)) return;
    seen.add(model);
    for (const [, kind] of linkingFields(strapi, model)) {
      if (kind.kind === 'file') types.add(FILE);
      else if (kind.kind === 'entry') types.add(kind.uid);
      else kind.uids.forEach(visit);
    }
  };
  visit(uid);
  return types;
}

/** Components may hold each other: deeper than this, Strapi's own forms do not go. */
const DEEPEST = 8;

function populateOf(strapi: Core.Strapi, uid: string, depth = 0): Record<string, object> {
  const populate: Record<string, object> = {};
  if (depth > DEEPEST) return populate;
  for (const [name, kind] of linkingFields(strapi, uid)) {
    if (kind.kind === 'file') populate[name] = { select: ['id'] };
    else if (kind.kind === 'entry') populate[name] = { select: ['id', 'documentId'] };
    else {
      const below = kind.uids.map((part) => [part, { populate: populateOf(strapi, part, depth + 1) }] as const);
      const [first] = below;
      if (kind.isZone) populate[name] = { on: Object.fromEntries(below) };
      else if (first && Object.keys(first[1].populate).length > 0) populate[name] = first[1];
    }
  }
  return populate;
}

/** All that the versions of a document, draft and published, lead to, by key. */
export async function linksOf(strapi: Core.Strapi, uid: string, documentId: string): Promise<Map<string, Link>> {
  const versions: object[] = await strapi.db
    .query(uid)
    .findMany({ where: { documentId }, select: ['id'], populate: populateOf(strapi, uid) });
  const links = new Map<string, Link>();
  for (const version of versions)
    for (const link of linksIn(strapi, uid, version)) if (!links.has(linkKey(link))) links.set(linkKey(link), link);
  return links;
}

const targetSchema = z.object({ id: z.number(), documentId: z.string().optional() });
const partSchema = z.looseObject({ __component: z.string().optional() });
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];

/** All that a loaded document leads to. */
export function linksIn(strapi: Core.Strapi, uid: string, document: object, top?: string): Link[] {
  const values: Readonly<Record<string, unknown>> = { ...document };
  return linkingFields(strapi, uid).flatMap(([name, kind]) => {
    const field = top ?? name;
    return listOf(values[name]).flatMap((value): Link[] => {
      if (kind.kind === 'parts') {
        const part = partSchema.parse(value);
        const model = part.__component ?? kind.uids[0];
        return model === undefined ? [] : linksIn(strapi, model, part, field);
      }
      const target = targetSchema.safeParse(value).data;
      if (!target) return [];
      if (kind.kind === 'file') return [{ uid: FILE, id: String(target.id), field }];
      return target.documentId === undefined ? [] : [{ uid: kind.uid, id: target.documentId, field }];
    });
  });
}
