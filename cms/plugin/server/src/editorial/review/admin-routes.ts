/** What the page « À vérifier » asks. A person sees there the entries that they may change, and no others. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { DEFAULT_TIME_ZONE, localDay } from 'ess-shared-types';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { EntryReview, ReviewQueue, ReviewSummary } from '../../../../shared/contracts/review';
import { reachOf, type Reach } from '../../access/reach';
import { adminRoute, type AdminRoute } from '../../admin-api/admin-routes';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import { decide } from './decisions';
import { pageOfQueue, summaryOf } from './page-of-queue';
import { itemAt, itemsOfEntry, reviewItems, type MayShow } from './queue';
import { REASON_KEYS } from './reason-labels';
import { REVIEWED_TYPES } from './reviewed-document';

const GONE = {
  fr: 'Cette fiche a changé entre-temps : rechargez la liste.',
  en: 'This entry has changed in the meantime: reload the list.',
} as const;
const PAST = { fr: 'Choisissez un jour à venir.', en: 'Choose a day to come.' } as const;

const reason = z.enum(REASON_KEYS);
const decision = z.object({
  uid: z.string().max(64),
  documentId: z.string().max(64),
  reason,
  field: z.string().max(255),
  contentHash: z.string().length(64),
  state: z.enum(['open', 'done', 'postponed']),
  notBefore: z.iso.date().optional(),
});

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => {
  const inReach = async (state: unknown): Promise<MayShow> => {
    const reaches = new Map<string, Reach>();
    for (const type of REVIEWED_TYPES) reaches.set(uidOf(type), await reachOf(strapi, state, uidOf(type), 'update'));
    return (uid, documentId) => reaches.get(uid)?.(documentId) ?? false;
  };

  return [
    adminRoute({
      method: 'GET',
      path: '/review',
      actions: ['review'],
      input: z.object({
        query: z.object({
          state: z.enum(['open', 'decided']).default('open'),
          reason: reason.optional(),
          type: z.string().max(64).optional(),
          publisher: z.string().max(64).optional(),
          page: z.coerce.number().int().positive().default(1),
        }),
      }),
      handler: async ({ input: { query }, user, context }): Promise<ReviewQueue> => {
        const { page, ...filters } = query;
        return pageOfQueue(await reviewItems(strapi, user.language, await inReach(context.state)), filters, page);
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/review/summary',
      actions: ['review'],
      input: z.object({}),
      handler: async ({ user, context }): Promise<ReviewSummary> =>
        summaryOf(await reviewItems(strapi, user.language, await inReach(context.state))),
    }),
    adminRoute({
      method: 'GET',
      path: '/review/entry',
      actions: ['review'],
      input: z.object({ query: z.object({ uid: z.string().max(64), documentId: z.string().max(64) }) }),
      handler: async ({ input: { query }, user, context }): Promise<EntryReview> => {
        const { uid, documentId } = query;
        const mayShow = await inReach(context.state);
        const items = mayShow(uid, documentId) ? await itemsOfEntry(strapi, query, user.language) : [];
        return { items: items.filter(({ state }) => state === 'open') };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/review/decisions',
      actions: ['review'],
      input: z.object({ body: decision }),
      handler: async ({ input: { body }, user, context }): Promise<void> => {
        const { state, notBefore = null, ...point } = body;
        const now = essOf(strapi).config.now();
        if (state === 'postponed' && (notBefore ?? '') <= localDay(now, DEFAULT_TIME_ZONE))
          throw new errors.ValidationError(PAST[user.language]);
        const mayShow = await inReach(context.state);
        const item = mayShow(point.uid, point.documentId) ? await itemAt(strapi, point, user.language) : undefined;
        if (!item) throw new errors.NotFoundError(GONE[user.language]);
        await strapi.db.transaction(async ({ trx }: { trx: Knex }) =>
          decide(trx, item, { state, notBefore, by: user.id, at: now }),
        );
      },
    }),
  ];
};
