/**
 * Listens to the Document Service: every change that may reach the public passes here, whether it comes
 * from the admin, an import or code. The change and its projection are one transaction.
 */
import type { Core, Modules } from '@strapi/strapi';
import type { Knex } from 'knex';
import { afterCommit } from '../database/transactions';
import { uidOf } from '../content-types';
import type { Territories } from '../territories/territories';
import type { Publication } from './publication';
import { fillSlug, slugProblems } from './slugs';
import { hasDrafts } from './types';

type Context = Modules.Documents.Middleware.Context;

const WRITES = new Set(['create', 'update', 'delete', 'publish', 'unpublish', 'clone']);

/** What Strapi hands to the work of a transaction. */
interface Transaction {
  readonly trx: Knex;
  readonly onRollback: (listener: () => void) => void;
}

/** What follows the writes of documents. */
interface Followers {
  readonly publication: Publication;
  readonly territories: Territories;
}

export function usePublication(strapi: Core.Strapi, ess: Followers): void {
  strapi.documents.use(async (context, next) => {
    if (!context.uid.startsWith('plugin::ess.') || !WRITES.has(context.action)) return next();
    ess.publication.refuse(slugProblems(context));
    await fillSlug(strapi, context);
    if (context.action === 'publish')
      await ess.publication.check(context.uid, documentIdOf(context.params) ?? '', 'draft');

    const isWhole = !strapi.db.inTransaction();
    const result = await strapi.db.transaction(async ({ trx, onRollback }: Transaction) => {
      const isPublic = isPublicChange(context);
      const known = documentIdOf(context.params);
      const before =
        isPublic && context.action !== 'create' && known !== undefined
          ? await ess.publication.shownOf(context.uid, known)
          : '';
      const written = await next();
      const documentId = known ?? documentIdOf(written);
      if (documentId === undefined) return written;
      if (publishesDirectly(context)) await ess.publication.check(context.uid, documentId, 'published');
      if (isPublic) {
        // What did not exist is shown by nothing yet; what is shown alike changes nobody.
        const changesOthers =
          context.action !== 'create' && before !== (await ess.publication.shownOf(context.uid, documentId));
        if (context.uid === uidOf('territory')) {
          onRollback(() => ess.territories.invalidate());
          // Read again meanwhile, it would hold what stood before.
          await afterCommit(strapi, () => ess.territories.invalidate());
          if (context.action === 'delete') await ess.territories.withdraw(documentId, trx);
          else await ess.territories.project(documentId, trx);
        }
        await ess.publication.follow({ uid: context.uid, documentId, changesOthers }, trx);
      }
      return written;
    });
    // Whoever takes a name back is told once it is gone, however many entries showed it.
    if (isWhole && context.uid === uidOf('person')) await ess.publication.urgentFollowed();
    return result;
  });
}

function publishesDirectly(context: Context): boolean {
  if (context.action !== 'create' && context.action !== 'update') return false;
  return !hasDrafts(context.uid) || statusOf(context.params) === 'published';
}

function isPublicChange(context: Context): boolean {
  if (!hasDrafts(context.uid)) return true;
  if (context.action === 'clone') return false;
  return context.action === 'create' || context.action === 'update' ? publishesDirectly(context) : true;
}

function statusOf(params: object): unknown {
  return 'status' in params ? params.status : undefined;
}

function documentIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('documentId' in value)) return undefined;
  return typeof value.documentId === 'string' ? value.documentId : undefined;
}
