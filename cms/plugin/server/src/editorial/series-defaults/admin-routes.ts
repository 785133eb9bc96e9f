/** « Reprendre du cycle »: fills into the draft of an event what its series knows and it lacks. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { SeriesDefaults } from '../../../../shared/contracts/editing';
import { reachOf } from '../../access/reach';
import { adminRoute, type AdminRequest, type AdminRoute } from '../../admin-route/admin-route';
import { uidOf } from '../../content-types';
import { essOf } from '../../ess';
import { EVENT_POPULATE, eventDocumentSchema } from '../../publication/documents';
import { editedEntry, entryParams } from '../edited-entry';
import { seriesDefaults, type SeriesDefault } from './series-defaults';

const uid = uidOf('event');
const { publisher, involvements, terms, places } = EVENT_POPULATE;
const SERIES_POPULATE = { publisher, involvements, terms, places, online_accesses: true, registration: true };
const input = z.object({ params: entryParams.pick({ documentId: true }) });

type Input = z.output<typeof input>;

interface Offer {
  readonly series: SeriesDefaults['series'];
  readonly defaults: readonly SeriesDefault[];
}

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => [
  adminRoute({
    method: 'GET',
    path: '/events/:documentId/series-defaults',
    actions: ['read'],
    input,
    handler: async (request): Promise<SeriesDefaults> => {
      const { documentId } = request.input.params;
      await editedEntry(strapi, { uid, documentId }, request);
      const mayUpdate = await reachOf(strapi, request.context.state, uid, 'update');
      return answered(await offerFor(strapi, request), mayUpdate(documentId));
    },
  }),
  adminRoute({
    method: 'POST',
    path: '/events/:documentId/series-defaults',
    actions: ['read'],
    input,
    handler: async (request): Promise<SeriesDefaults> => {
      const { user } = request;
      const { documentId } = request.input.params;
      await editedEntry(strapi, { uid, documentId }, request, 'update');
      const offer = await offerFor(strapi, request);
      if (offer.defaults.length > 0) {
        const data: Record<string, unknown> = {
          ...Object.fromEntries(offer.defaults.map((filled) => [filled.field, filled.data])),
          updatedBy: user.id,
        };
        await strapi.documents(uid).update({ documentId, data });
      }
      return answered(offer, true);
    },
  }),
];

const answered = ({ series, defaults }: Offer, mayFill: boolean): SeriesDefaults => ({
  series,
  defaults: defaults.map(({ field, words }) => ({ field, words })),
  mayFill,
});

/** Asked of the draft as it is saved: what someone else filled in the meantime is no longer offered. */
async function offerFor(
  strapi: Core.Strapi,
  { input: { params }, user, context }: AdminRequest<Input>,
): Promise<Offer> {
  const draft = await essOf(strapi).publication.draft('event', params.documentId, context.state);
  const series = draft ? eventDocumentSchema.parse(draft.document).series : null;
  const known = series
    ? await strapi
        .documents(uidOf('event-series'))
        .findOne({ documentId: series.documentId, populate: SERIES_POPULATE })
    : null;
  if (!draft || !series || !known) return { series: null, defaults: [] };
  return {
    series: { documentId: series.documentId, title: series.title ?? '' },
    defaults: seriesDefaults(draft.document, known, user.language),
  };
}
