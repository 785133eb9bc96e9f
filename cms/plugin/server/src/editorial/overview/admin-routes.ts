/** What the widgets of the homepage ask. A person sees there the entries that they may open, and no others. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { AgendaOverview, PublicationsOverview } from '../../../../shared/contracts/overview';
import { reachOf, type Reach } from '../../access/reach';
import { adminRoute, type AdminRoute } from '../../admin-route/admin-route';
import { TYPE_UIDS } from '../../content-types';
import { essOf } from '../../ess';
import { hasDrafts } from '../../publication/types';
import { draftsToPublish, lastPublications, upcomingEvents, type MayShow } from './overview';

const SHOWN = 5;

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => {
  const readable = async (state: unknown): Promise<MayShow> => {
    const reaches = new Map<string, Reach>();
    for (const uid of TYPE_UIDS.filter(hasDrafts)) reaches.set(uid, await reachOf(strapi, state, uid, 'read'));
    return (uid, documentId) => reaches.get(uid)?.(documentId) ?? false;
  };
  return [
    adminRoute({
      method: 'GET',
      path: '/overview/agenda',
      actions: ['read'],
      input: z.object({}),
      handler: async ({ user, context }): Promise<AgendaOverview> => {
        const mayShow = await readable(context.state);
        return {
          upcoming: await upcomingEvents(strapi, user.language, mayShow, SHOWN),
          ...(await draftsToPublish(strapi, mayShow, SHOWN)),
        };
      },
    }),
    adminRoute({
      method: 'GET',
      path: '/overview/publications',
      actions: ['read'],
      input: z.object({}),
      handler: async ({ user, context }): Promise<PublicationsOverview> => ({
        publications: await lastPublications(strapi, user.language, await readable(context.state), SHOWN),
        waiting: await essOf(strapi).publication.waiting(),
      }),
    }),
  ];
};
