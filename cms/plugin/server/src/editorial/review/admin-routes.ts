/** What the page « À vérifier » asks. A person sees there the entries that they may change, and no others. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { DEFAULT_TIME_ZONE, localDay, type Language } from 'ess-shared-types';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { BulkDecisionReport, EntryReview, ReviewQueue, ReviewSummary } from '../../../../shared/contracts/review';
import type { SourceAlerts } from '../../../../shared/contracts/sources';
import { organisationOf } from '../../access/affiliations';
import { idsInReach, reachOf } from '../../access/reach';
import { adminRoute, type AdminRoute } from '../../admin-route/admin-route';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import { sourceAlerts } from '../../intake/sources/alerts';
import { decide } from './decisions';
import { pageOfQueue, PAGE_SIZE, summaryOf, type InReach } from './page-of-queue';
import { itemAt, itemsOfEntry, reviewedType } from './queue';
import { REASON_KEYS } from './reason-labels';
import { reviewOf } from './review';
import { REVIEWED_TYPES } from './reviewed-document';

const GONE = {
  fr: 'Cette fiche a changé entre-temps : rechargez la liste.',
  en: 'This entry has changed in the meantime: reload the list.',
} as const;
const PAST = { fr: 'Choisissez un jour à venir.', en: 'Choose a day to come.' } as const;

const reason = z.enum(REASON_KEYS);
const point = z.object({
  uid: z.string().max(64),
  documentId: z.string().max(64),
  reason,
  field: z.string().max(255),
  contentHash: z.string().length(64),
});
const verdict = z.object({
  state: z.enum(['open', 'done', 'postponed']),
  notBefore: z.iso.date().optional(),
});

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => {
  const inReach = async (state: unknown): Promise<InReach> => {
    const reach = new Map<string, 'all' | readonly string[]>();
    for (const type of REVIEWED_TYPES) {
      const ids = await idsInReach(strapi, state, uidOf(type), 'update');
      reach.set(uidOf(type), ids === 'all' ? ids : [...ids]);
    }
    return reach;
  };
  const mayDecide = async (state: unknown, uid: string, documentId: string): Promise<boolean> => {
    const type = reviewedType(uid);
    return type !== undefined && (await reachOf(strapi, state, uidOf(type), 'update'))(documentId);
  };
  const today = () => localDay(essOf(strapi).config.now(), DEFAULT_TIME_ZONE);
  const knex = () => strapi.db.connection;
  /** A day to come, for what is postponed, and only for it. */
  const dayOf = ({ state, notBefore }: z.output<typeof verdict>, language: Language): string | null => {
    if (state !== 'postponed') return null;
    if (notBefore === undefined || notBefore <= today()) throw new errors.ValidationError(PAST[language]);
    return notBefore;
  };

  return [
    adminRoute({
      method: 'GET',
      path: '/review/sources',
      actions: ['review', 'intake'],
      input: z.object({}),
      handler: async ({ user }): Promise<SourceAlerts> => ({ sources: await sourceAlerts(strapi, user.language) }),
    }),
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
          q: z.string().max(100).optional(),
          soon: z.stringbool().optional(),
          mine: z.stringbool().optional(),
          page: z.coerce.number().int().positive().default(1),
        }),
      }),
      handler: async ({ input: { query }, user, context }): Promise<ReviewQueue> => {
        const { page, mine, ...filters } = query;
        const own = await organisationOf(strapi, user.id);
        const publisher = mine && own ? own.documentId : filters.publisher;
        const waiting = await reviewOf(strapi).waiting();
        const asked = { reach: await inReach(context.state), filters: { ...filters, publisher }, today: today() };
        return {
          ...(await pageOfQueue(knex(), asked, page, user.language, waiting)),
          own: own ?? null,
        };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/review/summary',
      actions: ['review'],
      input: z.object({}),
      handler: async ({ context }): Promise<ReviewSummary> => {
        const waiting = await reviewOf(strapi).waiting();
        return summaryOf(knex(), { reach: await inReach(context.state), today: today() }, waiting);
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/review/entry',
      actions: ['review'],
      input: z.object({ query: z.object({ uid: z.string().max(64), documentId: z.string().max(64) }) }),
      handler: async ({ input: { query }, user, context }): Promise<EntryReview> => {
        const { uid, documentId } = query;
        const isShown = await mayDecide(context.state, uid, documentId);
        const items = isShown ? await itemsOfEntry(strapi, query, user.language) : [];
        return { items: items.filter(({ state }) => state === 'open') };
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/review/decisions',
      actions: ['review'],
      input: z.object({ body: point.extend(verdict.shape) }),
      handler: async ({ input: { body }, user, context }): Promise<void> => {
        const { state, notBefore: _day, ...decided } = body;
        const notBefore = dayOf(body, user.language);
        const now = essOf(strapi).config.now();
        const isShown = await mayDecide(context.state, decided.uid, decided.documentId);
        const item = isShown ? await itemAt(strapi, decided, user.language) : undefined;
        if (!item) throw new errors.NotFoundError(GONE[user.language]);
        await strapi.db.transaction(async ({ trx }: { trx: Knex }) =>
          decide(trx, item, { state, notBefore, by: user.id, at: now }),
        );
      },
    }),
    adminRoute({
      method: 'POST',
      path: '/review/decisions/many',
      actions: ['review'],
      input: z.object({ body: verdict.extend({ points: z.array(point).min(1).max(PAGE_SIZE) }) }),
      handler: async ({ input: { body }, user, context }): Promise<BulkDecisionReport> => {
        const notBefore = dayOf(body, user.language);
        const now = essOf(strapi).config.now();
        let done = 0;
        await strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
          for (const decided of body.points) {
            const isShown = await mayDecide(context.state, decided.uid, decided.documentId);
            const item = isShown ? await itemAt(strapi, decided, user.language, trx) : undefined;
            if (!item) continue;
            await decide(trx, item, { state: body.state, notBefore, by: user.id, at: now });
            done += 1;
          }
        });
        return { decided: done, changed: body.points.length - done };
      },
    }),
  ];
};
