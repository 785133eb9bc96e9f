/** Which entries of a type a person may act upon, by the rights and conditions of their roles. */
import type { Core } from '@strapi/strapi';
import type { TypeUid } from '../content-types';
import { strapiServices, type PermissionChecker } from './strapi-services';

/** Tells of a document, by its id, whether it is in reach. */
export type Reach = (documentId: string) => boolean;

/** @param state That of the request: the admin's authentication leaves there what the person may do. */
export async function reachOf(
  strapi: Core.Strapi,
  state: unknown,
  uid: TypeUid,
  right: 'read' | 'update' | 'publish' | 'delete',
): Promise<Reach> {
  const ids = await idsInReach(strapi, state, uid, right);
  return ids === 'all' ? () => true : (documentId) => ids.has(documentId);
}

/** The same as a set, for those who ask the database. */
export async function idsInReach(
  strapi: Core.Strapi,
  state: unknown,
  uid: TypeUid,
  right: 'read' | 'update' | 'publish' | 'delete',
): Promise<'all' | ReadonlySet<string>> {
  const checker = checkerOf(strapi, state, uid);
  if (!checker?.can[right]()) return new Set();
  if (!checker.requiresEntity[right]()) return 'all';
  const query = await checker.sanitizedQuery[right]({});
  // Without a status, Strapi looks at drafts: an entry always has one.
  const found = await strapi.documents(uid).findMany({ ...query, fields: ['documentId'], limit: -1 });
  return new Set(found.map(({ documentId }) => documentId));
}

/** Whether a person may create some entries of a type; which ones, the Document Service's middleware says. */
export const mayCreate = (strapi: Core.Strapi, state: unknown, uid: TypeUid): boolean =>
  checkerOf(strapi, state, uid)?.can.create() ?? false;

function checkerOf(strapi: Core.Strapi, state: unknown, uid: TypeUid): PermissionChecker | undefined {
  const userAbility =
    typeof state === 'object' && state !== null && 'userAbility' in state ? state.userAbility : undefined;
  if (userAbility === undefined) return undefined;
  return strapiServices(strapi).get('plugin::content-manager.permission-checker').create({ userAbility, model: uid });
}
