/** What the side panels of the edit view say of an entry: where the public finds it, and what it lacks. */
import { COLLECTIONS, collectionOf } from 'ess-shared-types';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { EntryState, FollowUp } from '../../../../shared/contracts/editing';
import { adminRoute, type AdminRoute } from '../../admin-route/admin-route';
import { rowByDocument } from '../../catalogue/entry-rows';
import { itemAddress } from '../../editions/addresses';
import { essOf, publicUrl } from '../../ess';
import type { StoredEvent } from '../../publication/stored-views';
import { editedEntry, entryParams, type EditedEntry } from '../edited-entry';
import { missingIn } from './completeness';
import { followUpOf } from './follow-up';

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    path: '/entries/:uid/:documentId',
    actions: ['read'],
    input: z.object({ params: entryParams }),
    handler: async ({ input: { params }, user, context }): Promise<EntryState> => {
      const entry = await editedEntry(strapi, params, { user, context });
      const draft = await essOf(strapi).publication.draft(entry.kind, entry.documentId);
      const problems = draft?.problems ?? [];
      const said = new Set(problems.map(({ path }) => path[0]));
      return {
        published: await publishedState(strapi, entry),
        missing: [
          ...problems.map(({ path, message }) => ({
            field: path.join('.'),
            message: message[user.language],
            stopsPublication: true,
          })),
          ...(draft ? missingIn(entry.kind, draft.document) : [])
            .filter(({ field }) => !said.has(field.split('.')[0] ?? ''))
            .map(({ field, message }) => ({ field, message: message[user.language], stopsPublication: false })),
        ],
      };
    },
  }),
  adminRoute({
    method: 'GET',
    path: '/entries/:uid/:documentId/follow-up',
    actions: ['read'],
    input: z.object({ params: entryParams }),
    handler: async ({ input: { params }, user, context }): Promise<FollowUp> => {
      const { kind, documentId } = await editedEntry(strapi, params, { user, context });
      const { publication, config } = essOf(strapi);
      const view = kind === 'event' ? (await publication.draft(kind, documentId))?.projection?.views.fr : undefined;
      return view === undefined ? { parts: [] } : followUpOf(asStored<StoredEvent>(view), config.now());
    },
  }),
];

/** The projection of a kind makes views of that kind. */
function asStored<View>(view: unknown): View {
  const stored: View = JSON.parse(JSON.stringify(view));
  return stored;
}

async function publishedState(
  strapi: Core.Strapi,
  { kind, documentId }: EditedEntry,
): Promise<EntryState['published']> {
  const row = await rowByDocument(strapi.db.connection, kind, documentId, 'fr');
  if (!row) return null;
  const { slug } = asSlug(JSON.parse(row.view));
  const collection = collectionOf(kind);
  const server = publicUrl(strapi);
  return {
    revision: row.revision,
    firstPublishedAt: new Date(Number(row.first_published_at)).toISOString(),
    changedAt: new Date(Number(row.changed_at)).toISOString(),
    pageUrl: server + itemAddress(collection, 'html', slug, 'fr'),
    formats: COLLECTIONS[collection].formats
      .filter((name) => name !== 'html')
      .map((name) => ({ name, url: server + itemAddress(collection, name, slug, 'fr') })),
    selections: await essOf(strapi).catalogue.selectionsShowing(collection, documentId),
  };
}

const asSlug = (view: unknown) => z.object({ slug: z.string() }).parse(view);
