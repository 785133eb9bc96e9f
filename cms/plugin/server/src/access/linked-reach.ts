/** What a person may lead to from an entry of theirs: what they may read, and what is published. */
import type { Core } from '@strapi/strapi';
import { adminUserOf } from './current-user';
import { FILE, linkedTypes, linkingFields, linkKey, linksOf, type Link } from './links';
import { strapiServices, type QueryParams } from './strapi-services';

const READ_FILE = 'plugin::upload.read';

const abilityOf = (state: unknown): unknown =>
  typeof state === 'object' && state !== null && 'userAbility' in state ? state.userAbility : undefined;

/** Whether the person sees only a part of what a document of this type may lead to. */
export function seesAPart(strapi: Core.Strapi, state: unknown, uid: string): boolean {
  return (
    adminUserOf(state) !== undefined && [...linkedTypes(strapi, uid)].some((type) => isLimited(strapi, state, type))
  );
}

/** Whether there are entries of a type, or files, that the person may not read; never for what is no person. */
export function isLimited(strapi: Core.Strapi, state: unknown, type: string): boolean {
  if (!adminUserOf(state)) return false;
  if (type === FILE) {
    const { ability } = filesOf(strapi, state);
    const rules = ability.rulesFor(READ_FILE, FILE);
    return rules.length === 0 || rules.some(({ conditions }) => conditions !== undefined);
  }
  const checker = checkerOf(strapi, state, type);
  return !checker.can.read() || checker.requiresEntity.read();
}

const filesOf = (strapi: Core.Strapi, state: unknown) =>
  strapiServices(strapi)
    .get('admin::permission')
    .createPermissionsManager({ ability: abilityOf(state), action: READ_FILE, model: FILE });

const checkerOf = (strapi: Core.Strapi, state: unknown, model: string) =>
  strapiServices(strapi)
    .get('plugin::content-manager.permission-checker')
    .create({ userAbility: abilityOf(state), model });

export interface OutOfReach {
  /** Neither readable nor published. */
  readonly hidden: ReadonlySet<string>;
  /** Not readable, but published: what is published of it may be seen, and nothing else. */
  readonly publishedOnly: ReadonlySet<string>;
}

/** Keys of the links that lead out of a person's reach. */
export async function outOfReach(strapi: Core.Strapi, state: unknown, links: readonly Link[]): Promise<OutOfReach> {
  const hidden = new Set<string>();
  const publishedOnly = new Set<string>();
  for (const type of new Set(links.map(({ uid }) => uid))) {
    if (!isLimited(strapi, state, type)) continue;
    const ofType = links.filter(({ uid }) => uid === type);
    const readable = await readableIds(strapi, state, type, ofType);
    const others = ofType.filter(({ id }) => !readable.has(id));
    const published = others.length === 0 ? new Set() : await publishedIds(strapi, type, others);
    for (const link of others) (published.has(link.id) ? publishedOnly : hidden).add(linkKey(link));
  }
  return { hidden, publishedOnly };
}

async function readableIds(
  strapi: Core.Strapi,
  state: unknown,
  type: string,
  links: readonly Link[],
): Promise<ReadonlySet<string>> {
  const ids = links.map(({ id }) => id);
  const queryParams: QueryParams = strapi.get('query-params');
  if (type === FILE) {
    const manager = filesOf(strapi, state);
    if (manager.ability.rulesFor(READ_FILE, FILE).length === 0) return new Set();
    const query = await manager.addPermissionsQueryTo({ filters: { id: { $in: ids.map(Number) } }, fields: ['id'] });
    const files: { id: number }[] = await strapi.db.query(FILE).findMany(queryParams.transform(FILE, query));
    return new Set(files.map(({ id }) => String(id)));
  }
  const checker = checkerOf(strapi, state, type);
  if (!checker.can.read()) return new Set();
  const query = await checker.sanitizedQuery.read({});
  const filters = { $and: ['filters' in query ? query.filters : {}, { documentId: { $in: ids } }] };
  const entries: { documentId: string }[] = await strapi.db
    .query(type)
    .findMany(queryParams.transform(type, { ...query, filters, fields: ['documentId'] }));
  return new Set(entries.map(({ documentId }) => documentId));
}

/** Of what has drafts: a list that has none is either readable or not. */
async function publishedIds(strapi: Core.Strapi, type: string, links: readonly Link[]): Promise<ReadonlySet<string>> {
  if (type === FILE) return publishedFiles(strapi, links);
  if (!hasDrafts(strapi, type)) return new Set();
  const where = { documentId: { $in: links.map(({ id }) => id) }, publishedAt: { $notNull: true } };
  const rows: { documentId: string }[] = await strapi.db.query(type).findMany({ select: ['documentId'], where });
  return new Set(rows.map(({ documentId }) => documentId));
}

export function hasDrafts(strapi: Core.Strapi, type: string): boolean {
  const types = new Map<string, { readonly options?: { readonly draftAndPublish?: boolean } }>(
    Object.entries(strapi.contentTypes),
  );
  return types.get(type)?.options?.draftAndPublish ?? false;
}

/** Files that a published entry of the plugin shows. */
async function publishedFiles(strapi: Core.Strapi, links: readonly Link[]): Promise<ReadonlySet<string>> {
  const asked = links.map(({ id }) => Number(id));
  const published = new Set<string>();
  for (const uid of Object.keys(strapi.contentTypes).filter(
    (type) => type.startsWith('plugin::ess.') && hasDrafts(strapi, type),
  ))
    for (const holding of filePaths(strapi, uid, { id: { $in: asked } })) {
      const rows: { documentId: string }[] = await strapi.db
        .query(uid)
        .findMany({ select: ['id', 'documentId'], where: { ...holding, publishedAt: { $notNull: true } } });
      for (const { documentId } of rows)
        for (const link of (await linksOf(strapi, uid, documentId)).values())
          if (link.uid === FILE) published.add(link.id);
    }
  return published;
}

/** One filter a field that holds files, at whatever depth of the components of a type. */
function filePaths(strapi: Core.Strapi, uid: string, wanted: object, depth = 0): object[] {
  if (depth > 4) return [];
  return linkingFields(strapi, uid).flatMap(([name, kind]) => {
    if (kind.kind === 'file') return [{ [name]: wanted }];
    if (kind.kind !== 'parts' || kind.isZone) return [];
    return kind.uids.flatMap((part) => filePaths(strapi, part, wanted, depth + 1)).map((path) => ({ [name]: path }));
  });
}
