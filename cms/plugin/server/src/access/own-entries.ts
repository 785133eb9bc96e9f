/**
 * Rights that depend on the entry, held at the Document Service: the content manager checks an entry before it is
 * changed, not what it becomes, and creates without looking at what is created.
 */
import { errors } from '@strapi/utils';
import type { Core, Modules } from '@strapi/strapi';
import type { Language } from 'ess-shared-types';
import { adminState, adminUserOf } from './current-user';
import { strapiServices, type PermissionChecker } from './strapi-services';

type Context = Modules.Documents.Middleware.Context;
type Right = 'create' | 'update' | 'delete' | 'publish';

const RIGHTS: ReadonlyMap<string, Right> = new Map([
  ['create', 'create'],
  ['clone', 'create'],
  ['update', 'update'],
  ['discardDraft', 'update'],
  ['publish', 'publish'],
  ['unpublish', 'publish'],
  ['delete', 'delete'],
]);
/** After these, the entry must still be one that the user may change. */
const REWRITES: readonly string[] = ['create', 'clone', 'update'];

const REFUSED: Readonly<Record<Language, string>> = {
  fr: 'Vos droits ne s’étendent pas à cette fiche, ou à la structure qui la publierait.',
  en: 'Your rights do not cover this entry, or the organisation that would publish it.',
};

/** To be used after the publication, whose transaction undoes what is refused here. */
export function guardOwnEntries(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const right = RIGHTS.get(context.action);
    if (right === undefined || !context.uid.startsWith('plugin::ess.')) return next();
    const state = adminState(strapi);
    const user = adminUserOf(state);
    if (!user) return next();
    const { uid } = context;
    const checker = strapiServices(strapi)
      .get('plugin::content-manager.permission-checker')
      .create({ userAbility: userAbilityOf(state), model: uid });
    if (!checker.requiresEntity[right]()) return next();

    const refuseUnlessAllowed = async (documentId: string | undefined) => {
      if (documentId === undefined) return;
      const versions = await versionsOf(strapi, uid, documentId, right, checker);
      if (!versions.every((version) => checker.can[right](version)))
        throw new errors.ForbiddenError(REFUSED[user.language]);
    };
    await refuseUnlessAllowed(documentIdOf(context.params));
    const written = await next();
    if (REWRITES.includes(context.action)) {
      const isNew = context.action !== 'update';
      for (const documentId of isNew ? writtenIds(written) : [documentIdOf(context.params)])
        await refuseUnlessAllowed(documentId);
    }
    return written;
  });
}

/** The draft and the published version, with what the conditions of the user's rights look at. */
async function versionsOf(
  strapi: Core.Strapi,
  uid: Context['uid'],
  documentId: string,
  right: Right,
  checker: PermissionChecker,
): Promise<object[]> {
  const query = await checker.sanitizedQuery[right]({});
  const populate = await strapiServices(strapi)
    .get('plugin::content-manager.populate-builder')(uid)
    .populateFromQuery(query)
    .build();
  const versions: object[] = await strapi.db.query(uid).findMany({ where: { documentId }, populate });
  return versions;
}

const userAbilityOf = (state: unknown): unknown =>
  typeof state === 'object' && state !== null && 'userAbility' in state ? state.userAbility : undefined;

export function documentIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('documentId' in value)) return undefined;
  return typeof value.documentId === 'string' ? value.documentId : undefined;
}

/** A clone returns its entries, a creation the document. */
export function writtenIds(written: unknown): (string | undefined)[] {
  if (typeof written === 'object' && written !== null && 'entries' in written && Array.isArray(written.entries))
    return [documentIdOf(written), ...written.entries.map(documentIdOf)];
  return [documentIdOf(written)];
}
