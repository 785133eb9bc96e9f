/** Notes what is published, withdrawn and deleted, by whatever door. */
import type { Core, Modules } from '@strapi/strapi';
import type { JournalAction } from '../../../shared/contracts/journal';
import { currentAdminUser } from '../access/current-user';
import { uidOf } from '../content-types';
import { note } from './journal';

type Context = Modules.Documents.Middleware.Context;

const SELECTION = uidOf('selection');

/** Stands within the transaction of the publication: to be used after it. */
export function noteWrittenDocuments(strapi: Core.Strapi, now: () => number): void {
  strapi.documents.use(async (context, next) => {
    const written = await next();
    const action = context.uid.startsWith('plugin::ess.') ? actionOf(context) : undefined;
    // An import is one line of the journal, noted where it is asked for; a command is nobody's.
    const user = action && currentAdminUser(strapi);
    if (!action || !user || isImport(strapi)) return written;
    const reference = documentIdOf(context.params) ?? documentIdOf(written);
    await note(strapi, now(), [{ action, userId: user.id, uid: context.uid, reference }]);
    return written;
  });
}

const NOTED: Readonly<Partial<Record<Context['action'], JournalAction>>> = {
  publish: 'published',
  unpublish: 'withdrawn',
  delete: 'deleted',
};

function actionOf({ uid, action, params }: Context): JournalAction | undefined {
  if (action !== 'create' && action !== 'update') return NOTED[action];
  if (uid === SELECTION) return 'selection-changed';
  return 'status' in params && params.status === 'published' ? 'published' : undefined;
}

const isImport = (strapi: Core.Strapi): boolean =>
  strapi.requestContext.get()?.path.startsWith('/admin/ess/intake/') ?? false;

function documentIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('documentId' in value)) return undefined;
  return typeof value.documentId === 'string' ? value.documentId : undefined;
}
