/**
 * What Strapi's content manager tells without looking at conditions: what a part of an entry leads to, whether a slug
 * is taken, how many entries there are. People who see a part of the entries are told of that part.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import { z } from 'zod';
import type { AdminContext } from './admin-request';
import { slugAvailability } from './free-slugs';
import type { TypeUid } from '../content-types';
import { readableSearch, unreadableField } from './asked-fields';
import { adminUserOf } from './current-user';
import { hasDrafts, isLimited } from './linked-reach';
import { linkingFields } from './links';
import { reachOf } from './reach';
import { guardStockRoutes, type RouteGuard } from './stock-routes';
import { strapiServices } from './strapi-services';

const OURS = 'plugin::ess.';
const relationSource = z.object({ model: z.string(), id: z.string().optional() });
const relationTarget = z.object({ targetField: z.string() });
const UNREADABLE: Readonly<Record<Language, (field: string) => string>> = {
  fr: (field) => `Vos droits ne permettent pas de chercher ni de trier par « ${field} ».`,
  en: (field) => `Your rights do not allow searching or sorting by “${field}”.`,
};
const languageOf = (context: AdminContext): Language => adminUserOf(context.state)?.language ?? 'fr';

const wordsAsked = z.object({ _q: z.string() });
const queryId = z.object({ id: z.string().optional() });
const slugAsked = z.object({ contentTypeUID: z.string(), value: z.string() });
const typeAsked = z.object({ contentTypeUID: z.string() });

export function guardStockReads(strapi: Core.Strapi): void {
  const types = (): TypeUid[] => Object.keys(strapi.contentTypes).filter(isOurs);
  const mayRead = (context: AdminContext, uid: string) =>
    strapiServices(strapi)
      .get('plugin::content-manager.permission-checker')
      .create({ userAbility: abilityOf(context), model: uid })
      .can.read();

  /** Strapi knows no owner of a component: any number would be answered. */
  const ownPart: RouteGuard = async (context, next) => {
    const { model, id = queryId.parse(context.query).id } = relationSource.parse(context.params);
    const isPart = id !== undefined && Object.keys(strapi.components).includes(model);
    if (isPart && types().some((uid) => !mayRead(context, uid) || isLimited(strapi, context.state, uid))) {
      const owners = await ownersOf(strapi, model, [Number(id)]);
      let isRead = false;
      for (const { uid, documentId } of owners)
        isRead ||= isOurs(uid) && (await reachOf(strapi, context.state, uid, 'read'))(documentId);
      if (!isRead) throw new errors.NotFoundError();
    }
    return next();
  };

  /** Of a list, of an entry, of what a relation offers. */
  const readableQuestion: RouteGuard = async (context, next) => {
    const { model } = relationSource.parse(context.params);
    const type = relationTarget.safeParse(context.params).data?.targetField;
    const uid = type === undefined ? model : targetOf(strapi, model, type);
    const field = uid === undefined ? undefined : unreadableField(strapi, context.state, uid, context.query);
    if (field !== undefined) throw new errors.ForbiddenError(UNREADABLE[languageOf(context)](field));
    const words = wordsAsked.safeParse(context.query).data?._q;
    const search = type === undefined && words ? readableSearch(strapi, context.state, model, words) : undefined;
    if (search) {
      // Strapi keeps what it has parsed of an address: its own handler reads this object.
      const { query } = context;
      query.filters = { $and: [query.filters ?? {}, search] };
      delete query._q;
    }
    return next();
  };
  const relation: RouteGuard = (context, next) => readableQuestion(context, () => ownPart(context, next));

  const slugOfType: RouteGuard = async (context, next) => {
    const uid = typeAsked.safeParse(context.request.body).data?.contentTypeUID;
    if (uid !== undefined && isOurs(uid) && !mayRead(context, uid)) throw new errors.ForbiddenError();
    return next();
  };
  const freeSlug: RouteGuard = async (context, next) => {
    const asked = slugAsked.safeParse(context.request.body).data;
    if (!asked || !isLimited(strapi, context.state, asked.contentTypeUID)) return next();
    if (!mayRead(context, asked.contentTypeUID)) throw new errors.ForbiddenError();
    context.body = await slugAvailability(strapi, asked.contentTypeUID, asked.value);
    return undefined;
  };

  /** In the words of Strapi's homepage: never published, published as it is, changed since. */
  const ownCounts: RouteGuard = async (context, next) => {
    const readable = types().filter((uid) => mayRead(context, uid));
    if (!readable.some((uid) => isLimited(strapi, context.state, uid))) return next();
    const counts = { draft: 0, published: 0, modified: 0 };
    for (const uid of readable) {
      const isRead = await reachOf(strapi, context.state, uid, 'read');
      const rows: { documentId: string; publishedAt: unknown; updatedAt: unknown }[] = await strapi.db
        .query(uid)
        .findMany({ select: hasDrafts(strapi, uid) ? ['documentId', 'publishedAt', 'updatedAt'] : ['documentId'] });
      for (const [documentId, [one, other]] of grouped(rows))
        if (isRead(documentId)) counts[stateOf(hasDrafts(strapi, uid), one, other)] += 1;
    }
    context.body = { data: counts };
    return undefined;
  };

  guardStockRoutes(strapi, 'content-manager', {
    'GET /collection-types/:model': readableQuestion,
    'GET /collection-types/:model/:id': readableQuestion,
    'GET /relations/:model/:targetField': relation,
    'GET /relations/:model/:id/:targetField': relation,
    'POST /uid/generate': slugOfType,
    'POST /uid/check-availability': freeSlug,
    'GET /homepage/count-documents': ownCounts,
  });
}

/** The type to which a relation of a type or of a component leads. */
function targetOf(strapi: Core.Strapi, model: string, field: string): string | undefined {
  const kind = linkingFields(strapi, model).find(([name]) => name === field)?.[1];
  return kind?.kind === 'entry' ? kind.uid : undefined;
}

const isOurs = (uid: string): uid is TypeUid => uid.startsWith(OURS);

const abilityOf = ({ state }: AdminContext): unknown => {
  const { userAbility }: Readonly<Record<string, unknown>> = state;
  return userAbility;
};

interface Version {
  readonly documentId: string;
  readonly publishedAt: unknown;
  readonly updatedAt: unknown;
}

function grouped(rows: readonly Version[]): Map<string, Version[]> {
  const versions = new Map<string, Version[]>();
  for (const row of rows) versions.set(row.documentId, [...(versions.get(row.documentId) ?? []), row]);
  return versions;
}

function stateOf(drafts: boolean, one?: Version, other?: Version): 'draft' | 'published' | 'modified' {
  if (!drafts) return 'published';
  if (!one || !other) return one?.publishedAt ? 'published' : 'draft';
  return String(one.updatedAt) === String(other.updatedAt) ? 'published' : 'modified';
}

interface Owner {
  readonly uid: string;
  readonly documentId: string;
}

const rowSchema = z.object({ id: z.number(), documentId: z.string().optional() });

/** The documents that hold parts, however deep. */
async function ownersOf(strapi: Core.Strapi, component: string, ids: readonly number[]): Promise<Owner[]> {
  if (ids.length === 0) return [];
  const owners: Owner[] = [];
  for (const model of [...Object.keys(strapi.contentTypes), ...Object.keys(strapi.components)])
    for (const [field, kind] of linkingFields(strapi, model)) {
      if (kind.kind !== 'parts' || kind.isZone || !kind.uids.includes(component)) continue;
      const found: unknown = await strapi.db.query(model).findMany({ where: { [field]: { id: { $in: [...ids] } } } });
      const rows = z.array(rowSchema).parse(found);
      if (Object.keys(strapi.components).includes(model))
        owners.push(
          ...(await ownersOf(
            strapi,
            model,
            rows.map(({ id }) => id),
          )),
        );
      else
        owners.push(
          ...rows.flatMap(({ documentId }) => (documentId === undefined ? [] : [{ uid: model, documentId }])),
        );
    }
  return owners;
}
