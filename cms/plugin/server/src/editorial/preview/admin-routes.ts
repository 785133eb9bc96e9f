/**
 * Previews: asked by whoever may read the entry, read by whoever has their address. They never pass where the public
 * reads: their pages lie in a table of their own and answer below `/admin/ess/`.
 */
import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { LANGUAGES } from 'ess-shared-types';
import { z } from 'zod';
import type { Preview } from '../../../../shared/contracts/editing';
import { ADMIN_PREFIX, adminRoute, type AdminRoute } from '../../admin-route/admin-route';
import { HTML_TYPE } from '../../delivery/answer';
import { pageSecurity } from '../../editions/page-security';
import { publicUrl } from '../../ess';
import { messagePage } from '../../formats/html';
import { editedEntry, entryParams } from '../edited-entry';
import { draftPage } from './draft-page';
import { previewsOf } from './previews';

const NOTHING_YET = {
  fr: 'Cette fiche n’a encore rien à montrer : enregistrez-la d’abord.',
  en: 'This entry has nothing to show yet: save it first.',
} as const;
const previewParams = z.object({ token: z.string() });
const OVER = 'Cet aperçu n’est plus disponible';
const OVER_DETAIL = 'Un aperçu dure trente minutes. Demandez-en un autre depuis la fiche.';

export const adminRoutes = (strapi: Core.Strapi): AdminRoute[] => {
  const previews = previewsOf(strapi);
  return [
    adminRoute({
      method: 'POST',
      path: '/previews',
      actions: ['read'],
      input: z.object({ body: entryParams.extend({ lang: z.enum(LANGUAGES).default('fr') }) }),
      handler: async ({ input: { body }, user, context }): Promise<Preview> => {
        const entry = await editedEntry(strapi, body, { user, context });
        const page = await draftPage(strapi, entry, body.lang, context.state);
        if (page === undefined) throw new errors.ValidationError(NOTHING_YET[user.language]);
        const { token, expiresAt } = await previews.keep(page);
        return { path: `${ADMIN_PREFIX}/previews/${token}`, expiresAt: new Date(expiresAt).toISOString() };
      },
    }),
    {
      method: 'GET',
      path: '/previews/:token',
      config: { auth: false, policies: [] },
      handler: async (context) => {
        const { token } = previewParams.parse(context.params);
        const page = await previews.read(token);
        const server = publicUrl(strapi);
        context.set({
          ...pageSecurity(server),
          'Cache-Control': 'no-store',
          'Content-Type': HTML_TYPE,
          // The address is the key: no link of the page may tell it to anyone.
          'Referrer-Policy': 'no-referrer',
          'X-Robots-Tag': 'noindex, nofollow',
        });
        context.status = page ? 200 : 410;
        context.body = page ?? messagePage(OVER, OVER_DETAIL, 'fr', server);
      },
    },
  ];
};
