/** Sets and cancels publications and withdrawals at a chosen hour of Paris. */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { Schedules } from '../../../../shared/contracts/editing';
import { reachOf } from '../../access/reach';
import { adminRoute, type AdminRoute } from '../../admin-route/admin-route';
import { essOf } from '../../ess';
import { refuseOlder } from '../versions/refuse-older';
import { editedEntry, entryParams } from '../edited-entry';
import { forgetSchedule, instantInParis, keepSchedule, schedulesOf } from './schedules';

const PAST = { fr: 'Choisissez une heure à venir.', en: 'Choose an hour to come.' } as const;
const action = z.enum(['publish', 'unpublish']);

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    path: '/entries/:uid/:documentId/schedules',
    actions: ['read'],
    input: z.object({ params: entryParams }),
    handler: async ({ input: { params }, user, context }): Promise<Schedules> => {
      const { uid, documentId } = await editedEntry(strapi, params, { user, context });
      const schedules = await schedulesOf(strapi.db.connection, uid, documentId);
      return {
        schedules: schedules.map((schedule) => ({
          action: schedule.action,
          at: new Date(schedule.at).toISOString(),
          failure: schedule.failure,
        })),
        mayPublish: (await reachOf(strapi, context.state, uid, 'publish'))(documentId),
      };
    },
  }),
  adminRoute({
    method: 'PUT',
    path: '/entries/:uid/:documentId/schedules',
    actions: ['read'],
    input: z.object({ params: entryParams, body: z.object({ action, at: z.iso.datetime({ local: true }) }) }),
    handler: async ({ input: { params, body }, user, context }): Promise<void> => {
      const { uid, documentId } = await editedEntry(strapi, params, { user, context }, 'publish');
      const at = instantInParis(body.at);
      if (at <= essOf(strapi).config.now()) throw new errors.ValidationError(PAST[user.language]);
      const { action: chosen } = body;
      await strapi.db.transaction(async ({ trx }: { trx: Knex }) => {
        await refuseOlder(strapi, uid, documentId, trx);
        await keepSchedule(trx, { uid, documentId, action: chosen, at, by: user.id, failure: null });
      });
    },
  }),
  adminRoute({
    method: 'DELETE',
    path: '/entries/:uid/:documentId/schedules/:action',
    actions: ['read'],
    input: z.object({ params: entryParams.extend({ action }) }),
    handler: async ({ input: { params }, user, context }): Promise<void> => {
      const { uid, documentId } = await editedEntry(strapi, params, { user, context }, 'publish');
      await forgetSchedule(strapi.db.connection, { uid, documentId, action: params.action });
    },
  }),
];
